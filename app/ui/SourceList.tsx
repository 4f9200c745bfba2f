import { howRead } from '../domain/howRead'
import type { Source } from '../domain/records'
import { DateText } from './DateText'

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
function SourceLine({ source }: { source: Source }) {
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
