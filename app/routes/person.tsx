import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describePerson } from '../catalog/actorPage'
import type { Catalog } from '../catalog/catalog'
import { citeRecord } from '../catalog/citeRecord'
import { nearestRecords } from '../catalog/nearest'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { formatEdtf } from '../domain/edtf'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { placeInList } from '../search/placeInList.server'
import { StaticPart } from '../ui/StaticPart'
import { ActorBody } from './parts/ActorBody'
import { ListPager } from './parts/ListPager'
import { RecordActions } from './parts/RecordActions'
import { RecordMarks } from './parts/RecordMarks'

const LIST = { kind: 'person', name: 'people', href: '/people' } as const

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const id = params.personId!
  const catalog = await readCatalog(context.portal, viewer)
  const page = describePerson(catalog, id)
  if (!page) throw notFound('person', id, nearestRecords(catalog, 'person', id))
  const path = `/people/${id}`
  giveStaticPart(context, 'actor', bodyOf(catalog, id))
  return withTwin(path, {
    actor: page.actor,
    employer: page.employer,
    citations: citeRecord(catalog, page.actor, permalink(context.portal, request, path)),
    place: await placeInList(context.portal, viewer, request, catalog, LIST, id),
  })
}

const bodyOf = perRevision((catalog: Catalog, id: string) =>
  renderToStaticMarkup(<ActorBody page={describePerson(catalog, id)!} />),
)

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.actor.name, `/people/${data.actor.id}`) : []

export default function PersonPage() {
  const { actor, employer, citations, place } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <header className="head">
        <p className="head-meta">
          <a href="/people">Person</a>
          {employer && <a href={employer.href}>{employer.name}</a>}
        </p>
        <h1>{actor.name}</h1>
        <p className="standfirst">
          {actor.role}
          {employer && `, ${employer.name}`} <span className="meta">as of {formatEdtf(actor.roleAsOf)}</span>
        </p>
        {actor.aliases.length > 0 && <p className="meta cites">Also written {actor.aliases.join(', ')}.</p>}
        <RecordMarks record={actor} />
        <RecordActions
          id={actor.id}
          name={actor.name}
          citations={citations}
          timelineHref={`/timeline?q=${encodeURIComponent(`person:"${actor.name}"`)}`}
        />
      </header>
      <StaticPart name="actor" />
      <ListPager place={place} />
    </div>
  )
}
