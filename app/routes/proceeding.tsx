import { typeset } from '../domain/typeset'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { redirect } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Catalog } from '../catalog/catalog'
import { citeRecord } from '../catalog/citeRecord'
import { findProceeding } from '../catalog/findProceeding'
import { nearestRecords } from '../catalog/nearest'
import { perRevision } from '../catalog/perRevision'
import { describeProceeding } from '../catalog/proceedingPage'
import { readCatalog } from '../catalog/readCatalog.server'
import { nameJurisdiction, nameType } from '../domain/labels'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { placeInList } from '../search/placeInList.server'
import { StaticPart } from '../ui/StaticPart'
import { ListPager } from './parts/ListPager'
import { ProceedingBody } from './parts/ProceedingBody'
import { RecordActions } from './parts/RecordActions'
import { RecordMarks } from './parts/RecordMarks'

const LIST = { kind: 'proceeding', name: 'proceedings', href: '/proceedings' } as const

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const docket = params.docket!
  const catalog = await readCatalog(context.portal, viewer)
  const page = describeProceeding(catalog, docket)
  if (!page) throw sayWhichIsMeant(catalog, docket)
  const { proceeding, agency } = page
  const path = `/proceedings/${docket}`
  giveStaticPart(context, 'proceeding', bodyOf(catalog, docket))
  const citations = citeRecord(catalog, proceeding, permalink(context.portal, request, path))
  const place = await placeInList(context.portal, viewer, request, catalog, LIST, docket)
  return withTwin(path, { proceeding, agency, citations, place })
}

/** Leads on to the one proceeding that a docket number or citation names, where there is one. */
function sayWhichIsMeant(catalog: Catalog, docket: string): Response {
  const meant = findProceeding(catalog, docket)
  if (meant) return redirect(`/proceedings/${meant}`)
  return notFound('proceeding', docket, nearestRecords(catalog, 'proceeding', docket))
}

const bodyOf = perRevision((catalog: Catalog, id: string) =>
  renderToStaticMarkup(<ProceedingBody page={describeProceeding(catalog, id)!} />),
)

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.proceeding.title, `/proceedings/${data.proceeding.id}`) : []

export default function ProceedingPage() {
  const { proceeding, agency, citations, place } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <header className="head">
        <p className="head-meta">
          <a href="/proceedings">Proceeding</a>
          {agency && <a href={agency.href}>{agency.name}</a>}
          <span>{nameType(proceeding.type)}</span>
          <span>{nameJurisdiction(proceeding.jurisdiction)}</span>
          <span>{nameType(proceeding.status)}</span>
        </p>
        {proceeding.dockets.length > 0 && <p className="docket num">{proceeding.dockets.join('; ')}</p>}
        <h1>{typeset(proceeding.title)}</h1>
        {proceeding.summary && <p className="standfirst">{typeset(proceeding.summary)}</p>}
        {proceeding.citations.length > 0 && (
          <p className="meta cites">
            Also found by{' '}
            {proceeding.citations.map((citation, index) => [
              index > 0 && ', ',
              <b key={citation} className="num">
                {citation}
              </b>,
            ])}
          </p>
        )}
        <RecordMarks record={proceeding} />
        <RecordActions
          id={proceeding.id}
          name={proceeding.title}
          citations={citations}
          timelineHref={`/timeline?proceeding=${proceeding.id}`}
        />
      </header>
      <StaticPart name="proceeding" />
      <ListPager place={place} />
    </div>
  )
}
