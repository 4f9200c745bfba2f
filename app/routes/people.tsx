import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listPeople, type PersonRow } from '../catalog/lists'
import { formatEdtf } from '../domain/edtf'
import { countOf } from '../domain/labels'
import { pageMeta, twinHeaders } from '../http/twin'
import { ListPage } from './parts/ListPage'
import { listLoader } from './parts/listLoader.server'

export const loader = listLoader('/people', listPeople, Rows)
export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('People', '/people')

export default function People() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <ListPage
      title="People"
      standfirst={`${countOf(count, 'person', 'people')} who spoke, signed, voted or were named. A role is the one held at the date beside it.`}
    />
  )
}

function Rows({ rows }: { rows: readonly PersonRow[] }) {
  return (
    <table className="tab fold">
      <thead>
        <tr>
          <th>Person</th>
          <th>Role</th>
          <th>Organization</th>
          <th className="r">Quotations</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ brief, role, roleAsOf, organization, quotations }) => (
          <tr key={brief.id}>
            <td className="words">
              <a href={brief.href}>{brief.title}</a>
            </td>
            <td data-l="Role">
              {role} <span className="meta">{formatEdtf(roleAsOf)}</span>
            </td>
            <td data-l="Organization">
              {organization && <a href={organization.href}>{organization.name}</a>}
            </td>
            <td className="r" data-l="Quotations">
              {quotations || null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
