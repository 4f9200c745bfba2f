import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Catalog } from '../catalog/catalog'
import { listPeople, type PersonRow } from '../catalog/lists'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { formatEdtf } from '../domain/edtf'
import { countOf } from '../domain/labels'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { PageHead } from '../ui/PageHead'
import { StaticPart } from '../ui/StaticPart'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  giveStaticPart(context, 'rows', tableOf(catalog, ''))
  return withTwin('/people', { count: listPeople(catalog).length })
}

const tableOf = perRevision((catalog: Catalog, _whole: string) =>
  renderToStaticMarkup(<Rows rows={listPeople(catalog)} />),
)

export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('People', '/people')

export default function People() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        titleClass="h-page"
        title="People"
        standfirst={`${countOf(count, 'person', 'people')} who spoke, signed, voted or were named. A role is the one held at the date beside it.`}
      />
      <StaticPart name="rows" />
    </div>
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
