import type { DocumentReading } from '../../../annotations/readDocument.server'
import type { Named } from '../../../catalog/brief'
import { AddToPacket } from '../../../ui/AddToPacket'
import { DateText } from '../../../ui/DateText'
import { Kind } from '../../../ui/Kind'
import { UnverifiedMark } from '../../../ui/UnverifiedMark'

type DocumentHeadProps = { document: DocumentReading['document']; mayEdit: boolean }

/** What the document is, when and between whom; what can be done with it. */
export function DocumentHead({ document, mayEdit }: DocumentHeadProps) {
  const { brief, identifier, unverified } = document
  return (
    <header className="head rd-head">
      <div className="head-meta">
        <Kind kind={brief.shown} />
        {brief.date && <DateText edtf={brief.date} />}
        {identifier && <span className="num">{identifier}</span>}
        <Parties document={document} />
        {(brief.isUnverified || unverified.length > 0) && <UnverifiedMark fields={unverified} />}
      </div>
      <div className="head-row">
        <h1 className="h-doc">{brief.title}</h1>
        <div className="btns">
          {mayEdit && (
            <a className="btn" href={`/documents/${brief.id}/edit`}>
              Edit
            </a>
          )}
          <AddToPacket recordIds={[brief.id]} name={`Add “${brief.title}” to a packet`} />
        </div>
      </div>
    </header>
  )
}

/** "David Hyman, Netflix, to Randal S. Milch, Verizon". */
function Parties({ document: { authors, from, addressees, to } }: { document: DocumentReading['document'] }) {
  const senders = [...authors, ...from]
  const receivers = [...addressees, ...to]
  if (senders.length + receivers.length === 0) return null
  return (
    <span>
      <Names names={senders} />
      {receivers.length > 0 && (senders.length > 0 ? ', to ' : 'To ')}
      <Names names={receivers} />
    </span>
  )
}

/** Names parted by commas, each a link. */
export function Names({ names }: { names: readonly Named[] }) {
  return names.map(({ id, name, href }, index) => (
    <span key={id}>
      {index > 0 && ', '}
      <a href={href}>{name}</a>
    </span>
  ))
}
