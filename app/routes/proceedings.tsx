import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listProceedings, type ProceedingRow } from '../catalog/lists'
import { formatSpan, countOf, nameJurisdiction, nameType } from '../domain/labels'
import { typeset } from '../domain/typeset'
import { pageMeta, twinHeaders } from '../http/twin'
import { ListPage } from './parts/ListPage'
import { listLoader } from './parts/listLoader.server'

export const loader = listLoader('/proceedings', listProceedings, Rows)
export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Proceedings', '/proceedings')

export default function Proceedings() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <ListPage
      title="Proceedings"
      standfirst={`${countOf(count, 'proceeding')} before agencies, courts and legislatures, by their latest step.`}
    />
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
              <a href={brief.href}>{typeset(brief.title)}</a>
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
