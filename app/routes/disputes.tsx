import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listDisputes } from '../catalog/lists'
import { readCatalog } from '../catalog/readCatalog.server'
import { countOf, formatSpan, nameJurisdiction, nameType } from '../domain/labels'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { PageHead } from '../ui/PageHead'
import { UnverifiedMark } from '../ui/UnverifiedMark'
import { Names } from './parts/Names'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  return withTwin('/disputes', { rows: listDisputes(catalog) })
}

export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Disputes', '/disputes')

export default function Disputes() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        titleClass="h-page"
        title="Disputes"
        standfirst={`${countOf(rows.length, 'dispute')} over how traffic is carried or described, latest first. Each is told from what was said, what was measured and what was decided.`}
      />
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
                <a href={brief.href}>{brief.title}</a>
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
    </div>
  )
}
