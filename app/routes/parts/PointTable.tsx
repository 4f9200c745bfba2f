import type { PointRow } from '../../measurements/seriesPage'
import { formatEdtf } from '../../domain/edtf'
import { State } from '../../ui/State'
import { UnverifiedMark } from '../../ui/UnverifiedMark'

/** Every value of a series under its own id. Sources are numbers: the list beneath has their titles. */
export function PointTable({ rows }: { rows: readonly PointRow[] }) {
  const hasWhat = rows.some(({ what }) => what !== '')
  const hasRank = rows.some(({ rank }) => rank !== '')
  return (
    <table className="tab fold points">
      <thead>
        <tr>
          <th>Period</th>
          {hasWhat && <th>What</th>}
          <th>Of what</th>
          <th className="r">Value</th>
          {hasRank && <th>Rank</th>}
          <th>Sources</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} id={row.id}>
            <td>{formatEdtf(row.period)}</td>
            {hasWhat && <td data-l="What">{row.what}</td>}
            <td data-l="Of what">{row.subject}</td>
            <td className="r" data-l="Value">
              {row.value}
            </td>
            {hasRank && <td data-l="Rank">{row.rank}</td>}
            <td data-l="Sources">
              {row.sources.join(', ')} {row.isConflict && <State is="conflict">Sources differ</State>}
              {row.isUnverified && <UnverifiedMark />}
              {row.note && <span className="meta"> {row.note}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
