import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listPeople } from '../catalog/lists'
import { readCatalog } from '../catalog/readCatalog.server'
import { formatEdtf } from '../domain/edtf'
import { countOf } from '../domain/labels'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { PageHead } from '../ui/PageHead'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  return withTwin('/people', { rows: listPeople(catalog) })
}

export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('People', '/people')

export default function People() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        titleClass="h-page"
        title="People"
        standfirst={`${countOf(rows.length, 'person', 'people')} who spoke, signed, voted or were named. A role is the one held at the date beside it.`}
      />
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
    </div>
  )
}
