import { VersionText } from './ConflictForm'
import { InstantText } from './InstantText'

type Entry = {
  seq: number
  at: Date
  actor: string
  action: string
  subject: string
  subjectId: string
  before: string | null
  after: string | null
}

/** Rows of the log, each with what was there before and after. */
export function LogTable({ entries }: { entries: readonly Entry[] }) {
  return (
    <table className="tab fold log-table">
      <thead>
        <tr>
          <th scope="col" className="r">
            Row
          </th>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Before and after</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.seq} id={`row-${entry.seq}`}>
            <td className="r num" data-l="Row">
              {entry.seq}
            </td>
            <td data-l="When">
              <InstantText at={entry.at} />
            </td>
            <td data-l="Who">
              <bdi>{entry.actor}</bdi>
            </td>
            <td data-l="What">
              <b>{entry.action}</b>
              <p className="meta anywhere">
                {entry.subject === 'record' ? (
                  <a href={`/records/${entry.subjectId}/history`}>{entry.subjectId}</a>
                ) : (
                  entry.subjectId
                )}
              </p>
            </td>
            <td className="nw" data-l="Values">
              <Values entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Values({ entry: { before, after } }: { entry: Entry }) {
  if (before === null && after === null) return <span className="meta">none kept</span>
  return (
    <details className="asks">
      <summary>
        {before === null ? 'What it left' : after === null ? 'What it took away' : 'Before and after'}
      </summary>
      {before !== null && <Side name="Before" json={before} />}
      {after !== null && <Side name="After" json={after} />}
    </details>
  )
}

function Side({ name, json }: { name: string; json: string }) {
  return (
    <div>
      <p className="meta">{name}</p>
      <VersionText value={JSON.stringify(JSON.parse(json), null, 1)} />
    </div>
  )
}
