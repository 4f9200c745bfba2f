import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listSeries, type SeriesRow } from '../catalog/lists'
import { countOf, formatSpan } from '../domain/labels'
import { typeset } from '../domain/typeset'
import { pageMeta, twinHeaders } from '../http/twin'
import { ListPage } from './parts/ListPage'
import { listLoader } from './parts/listLoader.server'

export const loader = listLoader('/measurements', listSeries, Rows)
export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Measurements', '/measurements')

export default function Measurements() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <ListPage
      title="Measurements"
      standfirst={`${countOf(count, 'series', 'series')}: one metric each, by one method, from one publisher. Each says what it cannot show.`}
    />
  )
}

function Rows({ rows }: { rows: readonly SeriesRow[] }) {
  return (
    <table className="tab early">
      <thead>
        <tr>
          <th>Series</th>
          <th>Published by</th>
          <th>Metric</th>
          <th>Period</th>
          <th className="r">Values</th>
          <th className="r">Disputes</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ brief, metric, unit, publisher, points, from, to, disputes }) => (
          <tr key={brief.id}>
            <td className="words">
              <a href={brief.href}>{typeset(brief.title)}</a>
            </td>
            <td data-l="Published by">
              {publisher ? <a href={publisher.href}>{publisher.name}</a> : 'No one named'}
            </td>
            <td data-l="Metric">
              {metric}
              {unit !== 'mixed' && unit !== metric && `, ${unit}`}
            </td>
            <td data-l="Period">{from && to && formatSpan(from, to)}</td>
            <td className="r" data-l="Values">
              {points}
            </td>
            <td className="r" data-l="Disputes">
              {disputes || null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
