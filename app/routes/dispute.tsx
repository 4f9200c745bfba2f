import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { citeRecord } from '../catalog/citeRecord'
import { tellDispute } from '../catalog/disputeStory'
import { nearestRecords } from '../catalog/nearest'
import { readCatalog } from '../catalog/readCatalog.server'
import { countOf, formatSpan, nameJurisdiction, nameRole, nameType } from '../domain/labels'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { measureDispute } from '../measurements/disputeMeasures'
import { storyMonths } from '../measurements/storyMonths'
import { placeInList } from '../search/placeInList.server'
import { Conflict } from '../ui/Conflict'
import { Section } from '../ui/Section'
import { SourceList } from '../ui/SourceList'
import { Chronology } from './parts/Chronology'
import { Demands } from './parts/Demands'
import { DocumentTable } from './parts/DocumentTable'
import { Exchange } from './parts/Exchange'
import { ListPager } from './parts/ListPager'
import { Measured } from './parts/Measured'
import { RecordActions } from './parts/RecordActions'
import { RecordMarks } from './parts/RecordMarks'
import { Speakers } from './parts/Speakers'
import { TieList } from './parts/TieList'

const LIST = { kind: 'dispute', name: 'disputes', href: '/disputes' } as const

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { portal } = context
  const viewer = requireUser(context, request, 'read')
  const id = params.disputeId!
  const catalog = await readCatalog(portal, viewer)
  const story = tellDispute(catalog, id)
  const measures = measureDispute(catalog, id)
  if (!story || !measures) throw notFound('dispute', id, nearestRecords(catalog, 'dispute', id))
  const citations = citeRecord(catalog, story.dispute, permalink(portal, request, `/disputes/${id}`))
  const { exchange: _, ...told } = story
  const { readings: __, ...measured } = measures
  return withTwin(`/disputes/${id}`, {
    story: told,
    months: storyMonths(story, measures),
    measures: measured,
    citations,
    place: await placeInList(portal, viewer, request, catalog, LIST, id),
  })
}

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.story.dispute.title, `/disputes/${data.story.dispute.id}`) : []

export default function DisputePage() {
  const { story, months, measures, citations, place } = useLoaderData<typeof loader>()
  const { dispute } = story
  const hasMeasures = measures.charts.length > 0 || measures.others.length > 0
  const contents = [
    months.length > 0 && ['exchange', 'The exchange'],
    story.demands.length > 0 && ['demands', 'Demands and answers'],
    hasMeasures && ['series', 'What was measured'],
    story.chronology.length > 0 && ['chronology', 'Chronology'],
    dispute.disagreements.length > 0 && ['differ', 'Where sources disagree'],
    story.documents.length > 0 && ['documents', 'Documents'],
    ['sources', 'Sources'],
  ].filter((entry) => entry !== false)
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
          <h1>{dispute.title}</h1>
          <p className="standfirst">{dispute.summary}</p>
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
            <p className="side-words">{dispute.outcome}</p>
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
      <div className="spine">
        <nav className="spine-nav" aria-label="On this page">
          <ul>
            {contents.map(([anchor, name]) => (
              <li key={anchor}>
                <a href={`#${anchor}`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          {months.length > 0 && (
            <Section
              id="exchange"
              title="The exchange"
              aside="Words as read in the sources named, with what was measured for each month"
            >
              <Exchange months={months} />
            </Section>
          )}
          {story.demands.length > 0 && (
            <Section
              id="demands"
              title="Demands and answers"
              aside={countOf(story.demands.flatMap(({ demands }) => demands).length, 'demand')}
            >
              <Demands demands={story.demands} />
            </Section>
          )}
          {hasMeasures && (
            <Section
              id="series"
              title="What was measured"
              aside="What a series cannot show is said beneath it"
            >
              <Measured measures={measures} />
            </Section>
          )}
          {story.chronology.length > 0 && (
            <Section
              id="chronology"
              title="Chronology"
              aside={`${countOf(story.chronology.flatMap(({ entries }) => entries).length, 'entry', 'entries')}, oldest first`}
            >
              <Chronology years={story.chronology} hasExchange />
            </Section>
          )}
          {story.disagreements.length > 0 && (
            <Section
              id="differ"
              title="Where sources disagree"
              aside="Every reading is kept; none is preferred"
            >
              {story.disagreements.map(({ topic, values, sources }) => (
                <Conflict
                  key={topic}
                  topic={topic}
                  readings={values.map((value) => ({ key: value, value, source: null }))}
                  sources={sources.map(({ id, publisher }) => ({ href: `/sources/${id}`, name: publisher }))}
                />
              ))}
            </Section>
          )}
          {story.documents.length > 0 && (
            <Section id="documents" title="Documents" aside={String(story.documents.length)}>
              <DocumentTable documents={story.documents} />
            </Section>
          )}
          <Section id="sources" title="Sources of this summary" aside={String(story.sources.length)}>
            <SourceList sources={story.sources} />
          </Section>
        </div>
        <aside>
          <section className="side-sec first">
            <h2>Parties</h2>
            <dl className="facts tall parties">
              {story.parties.map(({ id, name, href, role }) => (
                <div key={id + role}>
                  <dt>
                    <a href={href}>{name}</a>
                  </dt>
                  <dd className="meta">{nameRole(role)}</dd>
                </div>
              ))}
            </dl>
          </section>
          {story.speakers.length > 0 && <Speakers groups={story.speakers} />}
          {story.proceedings.length > 0 && (
            <section className="side-sec">
              <h2>Proceedings</h2>
              <ul className="rows">
                {story.proceedings.map(({ id, name, href, dockets }) => (
                  <li key={id}>
                    <a href={href}>{dockets[0] ?? name}</a>
                    {dockets[0] && (
                      <>
                        <br />
                        <span className="meta">{name}</span>
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {story.ties.length > 0 && (
            <section className="side-sec">
              <h2>Links</h2>
              <TieList ties={story.ties} />
            </section>
          )}
        </aside>
      </div>
      <ListPager place={place} />
    </div>
  )
}
