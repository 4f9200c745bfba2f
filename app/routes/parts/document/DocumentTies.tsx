import type { DocumentPage } from '../../../catalog/documentPage'
import type { Quoted } from '../../../catalog/exchange'
import { formatEdtf } from '../../../domain/edtf'
import { DateText } from '../../../ui/DateText'
import { Kind } from '../../../ui/Kind'
import { Quotation } from '../../../ui/Quotation'
import { Section } from '../../../ui/Section'
import { SourceList } from '../../../ui/SourceList'
import { DemandTable } from '../Demands'

type DocumentTiesProps = { document: DocumentPage; hasOriginal: boolean }

/** Everything beneath the text: what was quoted and demanded, what it is tied to, and where it was read. */
export function DocumentTies({ document, hasOriginal }: DocumentTiesProps) {
  const { quotations, demands, ties, events, sources } = document
  return (
    <>
      {hasOriginal && quotations.length > 0 && (
        <Section title="Quotations" id="quotations">
          {quotations.map((quotation) => (
            <Quoted key={quotation.id} quotation={quotation} date={document.brief.date} />
          ))}
        </Section>
      )}
      {demands && (
        <Section title="Demands" id="demands">
          <DemandTable demands={demands.demands} />
        </Section>
      )}
      <Section title="Tied to" id="ties" aside={<a href="#sources">Sources</a>}>
        {ties.length + events.length === 0 && (
          <p className="meta">No link to another record has been made yet.</p>
        )}
        <ul className="rows">
          {ties.map(({ linkId, says, other, reason }) => (
            <li key={linkId}>
              <b className="tie-says">{says}</b> <Kind kind={other.shown} />{' '}
              <a href={other.href}>{other.title}</a>
              {other.date && <span className="meta"> {formatEdtf(other.date)}</span>}
              <p className="meta">{reason}</p>
            </li>
          ))}
          {events.map((event) => (
            <li key={event.id}>
              <b className="tie-says">named by</b> <Kind kind={event.shown} />{' '}
              <a href={event.href}>{event.title}</a>
              {event.date && <span className="meta"> {formatEdtf(event.date)}</span>}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Sources" id="sources">
        <SourceList sources={sources} />
      </Section>
    </>
  )
}

function Quoted({ quotation, date }: { quotation: Quoted; date: string | null }) {
  const { id, text, speaker, readIn, isUnverified } = quotation
  return (
    <Quotation
      id={id}
      small
      speaker={speaker ? <a href={speaker.href}>{speaker.name}</a> : 'Speaker not in the record'}
      occasion={date && <DateText edtf={date} />}
      source={readIn[0] && <a href={readIn[0].href}>{readIn[0].title}</a>}
      unverified={isUnverified}
    >
      {text}
    </Quotation>
  )
}
