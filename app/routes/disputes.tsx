import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listDisputes, type DisputeRow } from '../catalog/lists'
import { countOf, formatSpan, nameJurisdiction, nameType } from '../domain/labels'
import { typeset } from '../domain/typeset'
import { pageMeta, twinHeaders } from '../http/twin'
import { UnverifiedMark } from '../ui/UnverifiedMark'
import { Names } from './parts/Names'
import { ListPage } from './parts/ListPage'
import { listLoader } from './parts/listLoader.server'

export const loader = listLoader('/disputes', listDisputes, Rows)
export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Disputes', '/disputes')

export default function Disputes() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <ListPage
      title="Disputes"
      standfirst={`${countOf(count, 'dispute')} over how traffic is carried or described, latest first. Each is told from what was said, what was measured and what was decided.`}
    />
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
            <td className="nw" data-l="Where">
              {nameJurisdiction(jurisdiction)}
            </td>
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
