import { formatEdtf } from '../domain/edtf'
import type { Source } from '../domain/records'
import { DateText } from './DateText'

const READ_AS: Record<Source['readAs'], string> = {
  'archived copy': 'read in an archived copy',
  'live page': 'read on the page itself',
  original: 'read in the original',
}

/** In what form, and when, whoever entered a source read it: "read in an archived copy, November 2026". */
export function howRead(source: Pick<Source, 'readAs' | 'readOn'>): string {
  return source.readOn ? `${READ_AS[source.readAs]}, ${formatEdtf(source.readOn)}` : READ_AS[source.readAs]
}

/** The sources of a record, best first. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) return <p className="meta">No source is given.</p>
  return (
    <ol className="rows sources">
      {sources.map((source) => (
        <li key={source.id}>
          <SourceLine source={source} />
        </li>
      ))}
    </ol>
  )
}

/** One source: title, publisher, date, and how it was read. */
export function SourceLine({ source }: { source: Source }) {
  return (
    <>
      {source.url ? (
        <a href={source.url} rel="noreferrer">
          {source.title}
        </a>
      ) : (
        <b>{source.title}</b>
      )}
      <span className="meta">
        {source.publisher}, {source.date ? <DateText edtf={source.date} /> : 'undated'}; {howRead(source)}
      </span>
    </>
  )
}
