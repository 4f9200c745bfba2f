import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listSources, type SourceRow } from '../catalog/lists'
import { howRead } from '../domain/howRead'
import { countOf } from '../domain/labels'
import { pageMeta, twinHeaders } from '../http/twin'
import { DateText } from '../ui/DateText'
import { ListPage } from './parts/ListPage'
import { listLoader } from './parts/listLoader.server'

export const loader = listLoader('/sources', listSources, Rows)
export const headers = twinHeaders
export const meta: MetaFunction = () => pageMeta('Sources', '/sources')

export default function Sources() {
  const { count } = useLoaderData<typeof loader>()
  return (
    <ListPage
      title="Sources"
      standfirst={`${countOf(count, 'source')} that the record was read in, latest first. Each says in what form it was read, and what rests on it.`}
    />
  )
}

function Rows({ rows }: { rows: readonly SourceRow[] }) {
  return (
    <table className="tab early">
      <thead>
        <tr>
          <th>Date</th>
          <th>Source</th>
          <th>Published by</th>
          <th>How it was read</th>
          <th className="r">Records</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ brief, publisher, date, readAs, readOn, cited }) => (
          <tr key={brief.id}>
            <td className="nw" data-l="Date">
              {date ? <DateText edtf={date} /> : 'Undated'}
            </td>
            <td className="words">
              <a href={brief.href}>{brief.title}</a>
            </td>
            <td data-l="Published by">{publisher}</td>
            <td className="how" data-l="How it was read">
              {howRead({ readAs, readOn })}
            </td>
            <td className="r" data-l="Records">
              {cited || null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
