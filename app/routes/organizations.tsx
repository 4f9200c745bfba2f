import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Catalog } from '../catalog/catalog'
import { listOrganizations, type OrganizationRow } from '../catalog/lists'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { countOf, nameJurisdiction, nameType } from '../domain/labels'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { PageHead } from '../ui/PageHead'
import { StaticPart } from '../ui/StaticPart'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  giveStaticPart(context, 'rows', tableOf(catalog, ''))
  return withTwin('/organizations', { count: listOrganizations(catalog).length })
}

const tableOf = perRevision((catalog: Catalog, _whole: string) =>
  renderToStaticMarkup(<Rows rows={listOrganizations(catalog)} />),
)

export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Organizations', '/organizations')

export default function Organizations() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        titleClass="h-page"
        title="Organizations"
        standfirst={`${countOf(count, 'organization')} of the record: who carries traffic, who sends it, who decides, who measures and who argues.`}
      />
      <StaticPart name="rows" />
    </div>
  )
}

function Rows({ rows }: { rows: readonly OrganizationRow[] }) {
  return (
    <table className="tab fold">
      <thead>
        <tr>
          <th>Organization</th>
          <th>Kind</th>
          <th>Country</th>
          <th className="r">Disputes</th>
          <th className="r">Documents</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ brief, type, country, disputes, documents }) => (
          <tr key={brief.id}>
            <td className="words">
              <a href={brief.href}>{brief.title}</a>
            </td>
            <td data-l="Kind">{nameType(type)}</td>
            <td data-l="Country">{nameJurisdiction(country)}</td>
            <td className="r" data-l="Disputes">
              {disputes || null}
            </td>
            <td className="r" data-l="Documents">
              {documents || null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
