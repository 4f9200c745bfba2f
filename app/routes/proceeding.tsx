import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { redirect } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { citeRecord } from '../catalog/citeRecord'
import { findProceeding } from '../catalog/findProceeding'
import { nearestRecords } from '../catalog/nearest'
import { describeProceeding } from '../catalog/proceedingPage'
import { readCatalog } from '../catalog/readCatalog.server'
import { countOf, nameJurisdiction, nameType } from '../domain/labels'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { placeInList } from '../search/placeInList.server'
import { Section } from '../ui/Section'
import { SourceList } from '../ui/SourceList'
import { Chronology } from './parts/Chronology'
import { DocumentTable } from './parts/DocumentTable'
import { ListPager } from './parts/ListPager'
import { MilestoneTable } from './parts/MilestoneTable'
import { RecordActions } from './parts/RecordActions'
import { RecordMarks } from './parts/RecordMarks'
import { SideList } from './parts/SideList'
import { TieList } from './parts/TieList'
import { Votes } from './parts/Votes'

const LIST = { kind: 'proceeding', name: 'proceedings', href: '/proceedings' } as const

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const docket = params.docket!
  const catalog = await readCatalog(context.portal, viewer)
  const page = describeProceeding(catalog, docket)
  const meant = page ? null : findProceeding(catalog, docket)
  if (meant) throw redirect(`/proceedings/${meant}`)
  if (!page) throw notFound('proceeding', docket, nearestRecords(catalog, 'proceeding', docket))
  const path = `/proceedings/${docket}`
  return withTwin(path, {
    page,
    citations: citeRecord(catalog, page.proceeding, permalink(context.portal, request, path)),
    place: await placeInList(context.portal, viewer, request, catalog, LIST, docket),
  })
}

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page.proceeding.title, `/proceedings/${data.page.proceeding.id}`) : []

export default function ProceedingPage() {
  const { page, citations, place } = useLoaderData<typeof loader>()
  const { proceeding, agency, steps, documents } = page
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
        <h1>{proceeding.title}</h1>
        {proceeding.summary && <p className="standfirst">{proceeding.summary}</p>}
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
      <div className="spine pro">
        <div>
          <Section
            id="milestones"
            title="Milestones"
            aside={`${countOf(steps.length, 'step')}, oldest first`}
          >
            <MilestoneTable steps={steps} />
          </Section>
          {documents.length > 0 && (
            <Section
              id="documents"
              title="Documents"
              aside={`${documents.length}: filed in it, issued in it, or bearing on it`}
            >
              <DocumentTable documents={documents} />
            </Section>
          )}
          {page.chronology.length > 0 && (
            <Section id="chronology" title="Meanwhile" aside="Events that name this proceeding">
              <Chronology years={page.chronology} />
            </Section>
          )}
          <Section id="sources" title="Sources" aside={String(page.sources.length)}>
            <SourceList sources={page.sources} />
          </Section>
        </div>
        <aside>
          <Votes votes={page.votes} />
          <SideList title="Disputes" records={page.disputes} first={page.votes.length === 0} />
          {page.related.length > 0 && (
            <section className="side-sec">
              <h2>Before, beside and after</h2>
              <ul className="rows">
                {page.related.map(({ id, name, href, docket }) => (
                  <li key={id}>
                    <a href={href}>{name}</a>
                    {docket && (
                      <>
                        <br />
                        <span className="meta num">{docket}</span>
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {page.ties.length > 0 && (
            <section className="side-sec">
              <h2>Links</h2>
              <TieList ties={page.ties} />
            </section>
          )}
        </aside>
      </div>
      <ListPager place={place} />
    </div>
  )
}
