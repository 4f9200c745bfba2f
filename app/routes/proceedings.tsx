import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Catalog } from '../catalog/catalog'
import { listProceedings, type ProceedingRow } from '../catalog/lists'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { formatSpan, countOf, nameJurisdiction, nameType } from '../domain/labels'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { PageHead } from '../ui/PageHead'
import { StaticPart } from '../ui/StaticPart'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  giveStaticPart(context, 'rows', tableOf(catalog, ''))
  return withTwin('/proceedings', { count: listProceedings(catalog).length })
}

const tableOf = perRevision((catalog: Catalog, _whole: string) =>
  renderToStaticMarkup(<Rows rows={listProceedings(catalog)} />),
)

export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Proceedings', '/proceedings')

export default function Proceedings() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        titleClass="h-page"
        title="Proceedings"
        standfirst={`${countOf(count, 'proceeding')} before agencies, courts and legislatures, by their latest step.`}
      />
      <StaticPart name="rows" />
    </div>
  )
}

function Rows({ rows }: { rows: readonly ProceedingRow[] }) {
  return (
    <table className="tab early">
      <thead>
        <tr>
          <th>Docket</th>
          <th>Proceeding</th>
          <th>Before</th>
          <th>Where</th>
          <th>Steps</th>
          <th>Status</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ brief, dockets, type, jurisdiction, status, agency, first, last, steps }) => (
          <tr key={brief.id}>
            <td className="num" data-l="Docket">
              {dockets[0]}
            </td>
            <td className="words">
              <a href={brief.href}>{brief.title}</a>
              <br />
              <span className="meta">{nameType(type)}</span>
            </td>
            <td data-l="Before">{agency && <a href={agency.href}>{agency.name}</a>}</td>
            <td data-l="Where">{nameJurisdiction(jurisdiction)}</td>
            <td data-l="Steps">{first && last && `${countOf(steps, 'step')}, ${formatSpan(first, last)}`}</td>
            <td data-l="Status">{nameType(status)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
