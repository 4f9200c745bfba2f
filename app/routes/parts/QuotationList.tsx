import type { Brief } from '../../catalog/brief'
import type { Quoted } from '../../catalog/exchange'
import { DateText } from '../../ui/DateText'
import { Kind } from '../../ui/Kind'
import { Quotation } from '../../ui/Quotation'

/** What somebody said, in order of time, each with the document that has it. */
export function QuotationList({
  quotations,
}: {
  quotations: readonly { document: Brief; quotation: Quoted }[]
}) {
  return (
    <div className="exch">
      {quotations.map(({ document, quotation }) => (
        <Quotation
          key={quotation.id}
          small
          decided={document.shown.strand === 'decided'}
          unverified={quotation.isUnverified}
          speaker={quotation.speaker?.name ?? 'Speaker not named'}
          occasion={document.date && <DateText edtf={document.date} />}
          source={
            <>
              <Kind kind={document.shown} />{' '}
              <a className="pin" href={`${document.href}#${quotation.id}`}>
                {document.title}
              </a>
            </>
          }
        >
          {quotation.text}
        </Quotation>
      ))}
    </div>
  )
}
