import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { venueLines } from '../domain/filing/venue'
import { formatEdtf } from '../domain/edtf'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { findVenue } from '../packets/readVenues.server'
import { PageHead } from '../ui/PageHead'
import { State } from '../ui/State'
import { TableHead } from '../ui/TableHead'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? 'Venue'} – Throughline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireUser(context, request, 'read')
  const venue = await findVenue(context.portal, params.venueId ?? '')
  if (!venue) throw notFound('venue', params.venueId)
  return { name: venue.name, jurisdiction: venue.jurisdiction, lines: venueLines(venue) }
}

export default function Venue() {
  const { name, jurisdiction, lines } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        title={name}
        titleClass="h-doc"
        crumbs={[{ href: '/venues', name: 'Venues' }]}
        meta={<span>{jurisdiction}</span>}
        standfirst="A: the rule’s own words were read. B: a known rule whose words or number have to be checked at the source before anyone relies on it. Throughline prepares; a person signs, serves and files. This is no legal advice."
      />
      <div className="scroll" tabIndex={0} role="region" aria-label="Rules of the venue">
        <table className="tab fold">
          <TableHead columns={['What', 'Value', 'Cite', 'Mark', 'Checked']} />
          <tbody>
            {lines.map(({ about, value, cite, mark, checkedOn }) => (
              <tr key={about}>
                <th scope="row">{about}</th>
                <td className="keep-lines" data-l="Value">
                  {value}
                </td>
                <td data-l="Cite">{cite}</td>
                <td className="nw" data-l="Mark">
                  {mark === 'A' ? 'A' : <State is="wait">B, check before filing</State>}
                </td>
                <td className="nw" data-l="Checked">
                  {formatEdtf(checkedOn)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
