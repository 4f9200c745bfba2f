import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData } from '@remix-run/react'
import { requireUser } from '../http/requireUser'
import { listVenues } from '../packets/readVenues.server'
import { PageHead } from '../ui/PageHead'

export const meta = () => [{ title: 'Venues – Throughline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireUser(context, request, 'read')
  const venues = await listVenues(context.portal)
  return { venues: venues.map(({ id, name, jurisdiction }) => ({ id, name, jurisdiction })) }
}

export default function Venues() {
  const { venues } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        title="Venues"
        titleClass="h-page"
        standfirst="The filing rules of each forum, as data: what a dossier made for it obeys, whose rule that is, and how far it was checked."
      />
      <ul className="rows">
        {venues.map(({ id, name, jurisdiction }) => (
          <li key={id}>
            <a href={`/venues/${id}`}>{name}</a> <span className="meta">{jurisdiction}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
