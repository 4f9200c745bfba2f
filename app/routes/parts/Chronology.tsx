import { typeset } from '../../domain/typeset'
import type { ChronicleEntry } from '../../catalog/chronology'
import { DateText } from '../../ui/DateText'
import { Kind } from '../../ui/Kind'
import { UnverifiedMark } from '../../ui/UnverifiedMark'

type ChronologyProps = {
  years: readonly { year: string; entries: ChronicleEntry[] }[]
  /** Whether the page tells the documents' words itself, under their ids. */
  hasExchange?: boolean
}

/** Events, documents and docket steps in order of time, each with its date as closely as it is known. */
export function Chronology({ years, hasExchange = false }: ChronologyProps) {
  return (
    <ol className="chron">
      {years.flatMap(({ year, entries }) => [
        <li className="yr" key={year}>
          <h3>{year}</h3>
        </li>,
        ...entries.map((entry) => <Entry key={entry.record.id} entry={entry} hasExchange={hasExchange} />),
      ])}
    </ol>
  )
}

function Entry({ entry, hasExchange }: { entry: ChronicleEntry; hasExchange: boolean }) {
  const { record, documents } = entry
  // On a page that tells documents under their own ids, a second element of that id would break the links to it.
  const id = record.kind === 'document' && hasExchange ? undefined : record.id
  return (
    <li id={id}>
      <DateText edtf={entry.date} />
      <div className="ch">
        <p className="ch-t">
          {record.kind === 'event' ? (
            typeset(record.title)
          ) : (
            <a href={record.href}>{typeset(record.title)}</a>
          )}
        </p>
        {entry.description && <p>{typeset(entry.description)}</p>}
        {(entry.proceeding || entry.citation) && (
          <p className="meta">
            {entry.proceeding && <a href={entry.proceeding.href}>{entry.proceeding.name}</a>}
            {entry.proceeding && entry.citation && ', '}
            {entry.citation && <span className="num">{entry.citation}</span>}
          </p>
        )}
        {record.kind === 'event' && documents.length > 0 && (
          <ul className="ch-docs">
            {documents.map(({ brief, quotations }) => (
              <li key={brief.id}>
                <Kind kind={brief.shown} />{' '}
                <a href={hasExchange && quotations > 0 ? `#${brief.id}` : brief.href}>
                  {typeset(brief.title)}
                </a>
                {quotations > 0 && (
                  <span className="meta">
                    {' '}
                    {quotations === 1 ? '1 quotation' : `${quotations} quotations`}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        {entry.note && <p className="meta">{entry.note}</p>}
        {record.isUnverified && <UnverifiedMark />}
      </div>
      <div className="ch-k">
        <Kind kind={record.shown} />
      </div>
    </li>
  )
}
