import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describeOrganization } from '../catalog/actorPage'
import type { Catalog } from '../catalog/catalog'
import { citeRecord } from '../catalog/citeRecord'
import { nearestRecords } from '../catalog/nearest'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { nameJurisdiction, nameType } from '../domain/labels'
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

const LIST = { kind: 'organization', name: 'organizations', href: '/organizations' } as const

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const id = params.organizationId!
  const catalog = await readCatalog(context.portal, viewer)
  const page = describeOrganization(catalog, id)
  if (!page) throw notFound('organization', id, nearestRecords(catalog, 'organization', id))
  const path = `/organizations/${id}`
  giveStaticPart(context, 'actor', bodyOf(catalog, id))
  return withTwin(path, {
    actor: page.actor,
    citations: citeRecord(catalog, page.actor, permalink(context.portal, request, path)),
    place: await placeInList(context.portal, viewer, request, catalog, LIST, id),
  })
}

const bodyOf = perRevision((catalog: Catalog, id: string) =>
  renderToStaticMarkup(<ActorBody page={describeOrganization(catalog, id)!} />),
)

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.actor.name, `/organizations/${data.actor.id}`) : []

export default function OrganizationPage() {
  const { actor, citations, place } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <header className="head">
        <p className="head-meta">
          <a href="/organizations">Organization</a>
          <span>{nameType(actor.type)}</span>
          <span>{nameJurisdiction(actor.country)}</span>
          {actor.ticker && <span>{actor.ticker}</span>}
        </p>
        <h1>{actor.name}</h1>
        {actor.description && <p className="standfirst">{actor.description}</p>}
        {(actor.aliases.length > 0 || actor.abbreviation || actor.subsidiaries.length > 0) && (
          <p className="meta cites">
            {(actor.abbreviation || actor.aliases.length > 0) && (
              <>Also known as {[actor.abbreviation, ...actor.aliases].filter(Boolean).join(', ')}. </>
            )}
            {actor.subsidiaries.length > 0 && (
              <>Parts without a record of their own: {actor.subsidiaries.join(', ')}.</>
            )}
          </p>
        )}
        <RecordMarks record={actor} />
        <RecordActions
          id={actor.id}
          name={actor.name}
          citations={citations}
          timelineHref={`/timeline?party=${actor.id}`}
        />
      </header>
      <StaticPart name="actor" />
      <ListPager place={place} />
    </div>
  )
}
