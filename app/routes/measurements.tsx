import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Catalog } from '../catalog/catalog'
import { listSeries, type SeriesRow } from '../catalog/lists'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { countOf, formatSpan } from '../domain/labels'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { PageHead } from '../ui/PageHead'
import { StaticPart } from '../ui/StaticPart'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  giveStaticPart(context, 'rows', tableOf(catalog, ''))
  return withTwin('/measurements', { count: listSeries(catalog).length })
}

const tableOf = perRevision((catalog: Catalog, _whole: string) =>
  renderToStaticMarkup(<Rows rows={listSeries(catalog)} />),
)

export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Measurements', '/measurements')

export default function Measurements() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        titleClass="h-page"
        title="Measurements"
        standfirst={`${countOf(count, 'series', 'series')}: one metric each, by one method, from one publisher. Each says what it cannot show.`}
      />
      <StaticPart name="rows" />
    </div>
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
  )
}
