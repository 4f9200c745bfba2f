import { typeset } from '../../domain/typeset'
import type { Brief, Named } from '../../catalog/brief'
import { DateText } from '../../ui/DateText'
import { Kind } from '../../ui/Kind'
import { UnverifiedMark } from '../../ui/UnverifiedMark'
import { Names } from './Names'

export type DocumentRow = { brief: Brief; from: Named[]; quotations: number; unverified: string[] }

/** Documents in order of time. */
export function DocumentTable({ documents }: { documents: readonly DocumentRow[] }) {
  return (
    <table className="tab fold">
      <thead>
        <tr>
          <th>Date</th>
          <th>Document</th>
          <th>Kind</th>
          <th>From</th>
          <th className="r">Quotations</th>
        </tr>
      </thead>
      <tbody>
        {documents.map(({ brief, from, quotations, unverified }) => (
          <tr key={brief.id}>
            <td className="nw">
              {brief.date === null ? <span className="meta">No date</span> : <DateText edtf={brief.date} />}
            </td>
            <td>
              <a href={brief.href}>{typeset(brief.title)}</a>{' '}
              {(brief.isUnverified || unverified.length > 0) && <UnverifiedMark fields={unverified} />}
            </td>
            <td data-l="Kind">
              <Kind kind={brief.shown} />
            </td>
            <td data-l="From">{from.length > 0 ? <Names names={from} /> : null}</td>
            <td className="r" data-l="Quotations">
              {quotations > 0 ? quotations : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
