import type { DisputeChart, DisputeMeasures, LoneMeasure } from '../../measurements/disputeMeasures'
import { Chart } from '../../ui/Chart'
import { DateText } from '../../ui/DateText'
import { ChartValues } from './ChartValues'

/** What the series that name a dispute show around it: drawn where there is a line's worth, listed where there is not. */
export function Measured({ measures }: { measures: Pick<DisputeMeasures, 'charts' | 'others'> }) {
  return (
    <>
      {measures.charts.map((chart) => (
        <SeriesAround key={chart.series.id} chart={chart} />
      ))}
      {measures.others.length > 0 && (
        <LoneMeasures measures={measures.others} isAlone={measures.charts.length === 0} />
      )}
    </>
  )
}

function SeriesAround({ chart }: { chart: DisputeChart }) {
  const { series } = chart
  return (
    <figure className="fig">
      <figcaption>
        <b>{chart.title}</b>
        <span className="meta">
          <a href={`/measurements/${series.id}`}>{series.title}</a>: {series.metric}, {series.unit}, monthly
        </span>
      </figcaption>
      <Chart
        plan={chart.plan}
        narrow={chart.narrow}
        id={series.id}
        title={chart.title}
        description="Hatched months have no value in the record. The same values stand in the table below."
      />
      <ChartValues table={chart.table} />
      <p className="src">
        Published by {series.publisher ?? 'no one named'}
        {chart.isPublisherParty && ', a party to this dispute'}. {series.caveats.join(' ')} Where sources
        differ, every value is kept. Dotted lines lead across months with no value.
      </p>
    </figure>
  )
}

function LoneMeasures({ measures, isAlone }: { measures: readonly LoneMeasure[]; isAlone: boolean }) {
  return (
    <table className="tab fold lone">
      {!isAlone && <caption>Also measured</caption>}
      <thead>
        <tr>
          <th>Period</th>
          <th>What</th>
          <th className="r">Value</th>
          <th>Series, and who gives the figure</th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <tr key={measure.id}>
            <td>
              <DateText edtf={measure.period} />
            </td>
            <td data-l="What">
              {measure.what}
              {measure.subject && <span className="meta"> {measure.subject}</span>}
            </td>
            <td className="r" data-l="Value">
              {measure.value}
            </td>
            <td data-l="Series">
              <a href={`/measurements/${measure.series.id}#${measure.id}`}>{measure.series.title}</a>
              {measure.publisher && <span className="meta"> {measure.publisher}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
