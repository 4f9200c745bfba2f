import { typeset } from '../domain/typeset'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Catalog } from '../catalog/catalog'
import { citeRecord } from '../catalog/citeRecord'
import { tellDispute } from '../catalog/disputeStory'
import { nearestRecords } from '../catalog/nearest'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { countOf, formatSpan, nameJurisdiction, nameType } from '../domain/labels'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { measureDispute } from '../measurements/disputeMeasures'
import { placeInList } from '../search/placeInList.server'
import { StaticPart } from '../ui/StaticPart'
import { DisputeBody } from './parts/DisputeBody'
import { ListPager } from './parts/ListPager'
import { RecordActions } from './parts/RecordActions'
import { RecordMarks } from './parts/RecordMarks'

const LIST = { kind: 'dispute', name: 'disputes', href: '/disputes' } as const

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { portal } = context
  const viewer = requireUser(context, request, 'read')
  const id = params.disputeId!
  const catalog = await readCatalog(portal, viewer)
  const story = tellDispute(catalog, id)
  if (!story) throw notFound('dispute', id, nearestRecords(catalog, 'dispute', id))
  const citations = citeRecord(catalog, story.dispute, permalink(portal, request, `/disputes/${id}`))
  giveStaticPart(context, 'dispute', bodyOf(catalog, id))
  return withTwin(`/disputes/${id}`, {
    dispute: story.dispute,
    citations,
    place: await placeInList(portal, viewer, request, catalog, LIST, id),
  })
}

const bodyOf = perRevision((catalog: Catalog, id: string) =>
  renderToStaticMarkup(
    <DisputeBody story={tellDispute(catalog, id)!} measures={measureDispute(catalog, id)!} />,
  ),
)

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.dispute.title, `/disputes/${data.dispute.id}`) : []

export default function DisputePage() {
  const { dispute, citations, place } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <header className="head split">
        <div>
          <p className="head-meta">
            <a href="/disputes">Dispute</a>
            <span>{formatSpan(dispute.start, dispute.end)}</span>
            <span>{nameJurisdiction(dispute.jurisdiction)}</span>
            <span>{nameType(dispute.type)}</span>
            <span>{nameType(dispute.status)}</span>
          </p>
          <h1>{typeset(dispute.title)}</h1>
          <p className="standfirst">{typeset(dispute.summary)}</p>
          <RecordMarks record={dispute} />
          <RecordActions
            id={dispute.id}
            name={dispute.title}
            citations={citations}
            timelineHref={`/timeline?dispute=${dispute.id}&view=axis`}
          />
        </div>
        {dispute.outcome && (
          <section className="side-sec head-side">
            <h2>Outcome</h2>
            <p className="side-words">{typeset(dispute.outcome)}</p>
            {dispute.disagreements.length > 0 && (
              <p className="meta">
                As recorded;{' '}
                <a href="#differ">
                  {countOf(dispute.disagreements.length, 'point')} on which sources disagree
                </a>{' '}
                below.
              </p>
            )}
          </section>
        )}
      </header>
      <StaticPart name="dispute" />
      <ListPager place={place} />
    </div>
  )
}
