import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listOrganizations, type OrganizationRow } from '../catalog/lists'
import { countOf, nameJurisdiction, nameType } from '../domain/labels'
import { pageMeta, twinHeaders } from '../http/twin'
import { ListPage } from './parts/ListPage'
import { listLoader } from './parts/listLoader.server'

export const loader = listLoader('/organizations', listOrganizations, Rows)
export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Organizations', '/organizations')

export default function Organizations() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <ListPage
      title="Organizations"
      standfirst={`${countOf(count, 'organization')} of the record: who carries traffic, who sends it, who decides, who measures and who argues.`}
    />
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
