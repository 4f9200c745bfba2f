import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Catalog } from '../catalog/catalog'
import { listDisputes, type DisputeRow } from '../catalog/lists'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { countOf, formatSpan, nameJurisdiction, nameType } from '../domain/labels'
import { typeset } from '../domain/typeset'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { PageHead } from '../ui/PageHead'
import { StaticPart } from '../ui/StaticPart'
import { UnverifiedMark } from '../ui/UnverifiedMark'
import { Names } from './parts/Names'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  giveStaticPart(context, 'rows', tableOf(catalog, ''))
  return withTwin('/disputes', { count: listDisputes(catalog).length })
}

const tableOf = perRevision((catalog: Catalog, _whole: string) =>
  renderToStaticMarkup(<Rows rows={listDisputes(catalog)} />),
)

export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Disputes', '/disputes')

export default function Disputes() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        titleClass="h-page"
        title="Disputes"
        standfirst={`${countOf(count, 'dispute')} over how traffic is carried or described, latest first. Each is told from what was said, what was measured and what was decided.`}
      />
      <StaticPart name="rows" />
    </div>
  )
}

function Rows({ rows }: { rows: readonly DisputeRow[] }) {
  return (
    <table className="tab early">
      <thead>
        <tr>
          <th>When</th>
          <th>Dispute</th>
          <th>Parties</th>
          <th>Where</th>
          <th>Status</th>
          <th className="r">Documents</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ brief, start, end, jurisdiction, type, status, parties, documents }) => (
          <tr key={brief.id}>
            <td data-l="When">{formatSpan(start, end)}</td>
            <td className="words">
              <a href={brief.href}>{typeset(brief.title)}</a>
              <br />
              <span className="meta">{nameType(type)}</span> {brief.isUnverified && <UnverifiedMark />}
            </td>
            <td data-l="Parties">
              <Names names={parties} />
            </td>
            <td data-l="Where">{nameJurisdiction(jurisdiction)}</td>
            <td data-l="Status">{nameType(status)}</td>
            <td className="r" data-l="Documents">
              {documents || null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
