import type { ChartTable } from '../../measurements/chartTable'
import { State } from '../../ui/State'

/** The values behind a chart, folded beneath it. A month without a value says so. */
export function ChartValues({ table }: { table: ChartTable }) {
  return (
    <details className="chart-values">
      <summary>The values as a table</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label="Values of the chart">
        <table className="tab">
          <thead>
            <tr>
              <th scope="col">Period</th>
              {table.columns.map(({ key, label }) => (
                <th scope="col" className="r" key={key}>
                  {label}, {table.unit}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ period, label, cells }) => (
              <tr key={period}>
                <th scope="row">{label}</th>
                {cells.map((cell, index) => (
                  <td className="r" key={table.columns[index]!.key}>
                    {cell ? cell.text : <span className="meta">no value</span>}
                    {cell?.rank && <span className="meta"> {cell.rank}</span>}{' '}
                    {cell?.isConflict && <State is="conflict">differ</State>}
                    {cell?.isUnverified && <State is="unsure">Unverified</State>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
