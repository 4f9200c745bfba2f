import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { describePerson } from '../catalog/actorPage'
import { citeRecord } from '../catalog/citeRecord'
import { nearestRecords } from '../catalog/nearest'
import { readCatalog } from '../catalog/readCatalog.server'
import { formatEdtf } from '../domain/edtf'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { placeInList } from '../search/placeInList.server'
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
  return withTwin(path, {
    page,
    citations: citeRecord(catalog, page.actor, permalink(context.portal, request, path)),
    place: await placeInList(context.portal, viewer, request, catalog, LIST, id),
  })
}

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page.actor.name, `/people/${data.page.actor.id}`) : []

export default function PersonPage() {
  const { page, citations, place } = useLoaderData<typeof loader>()
  const { actor } = page
  return (
    <div className="wrap">
      <header className="head">
        <p className="head-meta">
          <a href="/people">Person</a>
          {page.employer && <a href={page.employer.href}>{page.employer.name}</a>}
        </p>
        <h1>{actor.name}</h1>
        <p className="standfirst">
          {actor.role}
          {page.employer && `, ${page.employer.name}`}{' '}
          <span className="meta">as of {formatEdtf(actor.roleAsOf)}</span>
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
      <ActorBody page={page} />
      <ListPager place={place} />
    </div>
  )
}
