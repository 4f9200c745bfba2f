import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listSeries } from '../catalog/lists'
import { readCatalog } from '../catalog/readCatalog.server'
import { countOf, formatSpan } from '../domain/labels'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { PageHead } from '../ui/PageHead'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  return withTwin('/measurements', { rows: listSeries(catalog) })
}

export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Measurements', '/measurements')

export default function Measurements() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        titleClass="h-page"
        title="Measurements"
        standfirst={`${countOf(rows.length, 'series', 'series')}: one metric each, by one method, from one publisher. Each says what it cannot show.`}
      />
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
                <a href={brief.href}>{brief.title}</a>
              </td>
              <td data-l="Published by">
                {publisher ? <a href={publisher.href}>{publisher.name}</a> : 'No one named'}
              </td>
              <td data-l="Metric">
                {metric}
                {unit !== 'mixed' && `, ${unit}`}
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
    </div>
  )
}
