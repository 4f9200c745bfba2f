import type { AxisPlan } from '../../search/axis/planAxis'
import { timelineHref, type TimelineQuery } from '../../search/timelineQuery'

/** What the drawing shows, for whoever reads instead: each lane, how much is on it, and its list. */
export function AxisTable({
  plan,
  query,
  dates,
}: {
  plan: AxisPlan
  query: TimelineQuery
  dates: { from: string; to: string }
}) {
  return (
    <details className="axis-table">
      <summary>The same as a table</summary>
      <table className="tab">
        <caption>Records on each lane</caption>
        <thead>
          <tr>
            <th scope="col">Lane</th>
            <th scope="col" className="r">
              Records
            </th>
            <th scope="col">List</th>
          </tr>
        </thead>
        <tbody>
          {plan.lanes.map(({ id, facet, label, count }) => {
            const chosen = facet ? { chosen: { ...query.chosen, [facet]: [id] } } : {}
            const href = timelineHref(query, { view: 'list', order: 'oldest', ...dates, ...chosen })
            return (
              <tr key={id}>
                <th scope="row">{label.join(' ')}</th>
                <td className="r">{count}</td>
                <td>{facet && <a href={href}>Read them in order</a>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {plan.series && (
        <p className="meta">
          The values are in the table of <a href={`/measurements/${plan.series.id}`}>{plan.series.title}</a>.
        </p>
      )}
    </details>
  )
}
