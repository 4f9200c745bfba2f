import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { citeRecord } from '../catalog/citeRecord'
import { nearestRecords } from '../catalog/nearest'
import { readCatalog } from '../catalog/readCatalog.server'
import { formatEdtf } from '../domain/edtf'
import { countOf } from '../domain/labels'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { describeSeries, drawSeries } from '../measurements/seriesPage'
import { placeInList } from '../search/placeInList.server'
import { buttonClass } from '../ui/Button'
import { Chart } from '../ui/Chart'
import { Conflict } from '../ui/Conflict'
import { Section } from '../ui/Section'
import { SourceList } from '../ui/SourceList'
import { ChartValues } from './parts/ChartValues'
import { ListPager } from './parts/ListPager'
import { Names } from './parts/Names'
import { PointTable } from './parts/PointTable'
import { RecordActions } from './parts/RecordActions'
import { RecordMarks } from './parts/RecordMarks'
import { SubjectChooser } from './parts/SubjectChooser'
import { TieList } from './parts/TieList'

const LIST = { kind: 'series', name: 'series', href: '/measurements' } as const

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const id = params.series!
  const catalog = await readCatalog(context.portal, viewer)
  const page = describeSeries(catalog, id)
  if (!page) throw notFound('series', id, nearestRecords(catalog, 'series', id))
  const path = `/measurements/${id}`
  return withTwin(path, {
    page,
    chart: drawSeries(catalog, id, new URL(request.url).searchParams.getAll('subject')),
    citations: citeRecord(catalog, page.series, permalink(context.portal, request, path)),
    place: await placeInList(context.portal, viewer, request, catalog, LIST, id),
  })
}

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page.series.title, `/measurements/${data.page.series.id}`) : []

export default function MeasurementPage() {
  const { page, chart, citations, place } = useLoaderData<typeof loader>()
  const { series, publisher, rows } = page
  return (
    <div className="wrap">
      <header className="head">
        <p className="head-meta">
          <a href="/measurements">Measurement series</a>
          <span>{series.metric}</span>
          {series.unit !== 'mixed' && <span>{series.unit}</span>}
        </p>
        <h1>{series.title}</h1>
        {series.method && <p className="standfirst">{series.method}</p>}
        <RecordMarks record={series} />
        <RecordActions id={series.id} name={series.title} citations={citations} />
      </header>
      <div className="spine pro">
        <div>
          {chart && (
            <Section id="chart" title="Over time" aside={`${series.metric}, ${chart.plan.unit}, monthly`}>
              <SubjectChooser subjects={page.subjects} chosen={chart.subjects} />
              <figure className="fig">
                <Chart
                  plan={chart.plan}
                  id={series.id}
                  title={`${series.title}: ${chart.plan.lines.map(({ label }) => label).join(', ')}`}
                  description="Hatched months have no value in the record for the first line. The same values stand in the table below."
                />
                <ChartValues table={chart.table} />
                <p className="src">
                  Where sources differ, every value is kept. Dotted lines lead across months with no value.
                </p>
              </figure>
            </Section>
          )}
          {page.conflicts.length > 0 && (
            <Section
              id="differ"
              title="Where sources differ"
              aside={`${countOf(page.conflicts.length, 'value')}; none is averaged or preferred`}
            >
              {page.conflicts.map(({ id, subject, period, readings }) => (
                <Conflict
                  key={id}
                  topic={<a href={`#${id}`}>{[subject, formatEdtf(period)].filter(Boolean).join(', ')}</a>}
                  readings={readings.map(({ value, sources }) => ({
                    key: value,
                    value,
                    source: <Names names={sources} />,
                  }))}
                />
              ))}
            </Section>
          )}
          <Section id="values" title="Every value" aside={countOf(rows.length, 'value')}>
            <PointTable rows={rows} />
          </Section>
          <Section id="sources" title="Sources" aside="Numbered as in the table">
            <SourceList sources={page.sources} />
          </Section>
        </div>
        <aside>
          <section className="side-sec first">
            <h2>Published by</h2>
            <p>{publisher ? <a href={publisher.href}>{publisher.name}</a> : 'No one named'}</p>
            <p className="btns">
              <a className={buttonClass()} href={`/measurements/${series.id}.csv`}>
                Values as CSV
              </a>
            </p>
          </section>
          {series.caveats.length > 0 && (
            <section className="side-sec">
              <h2>What it cannot show, and how to read it</h2>
              <ul className="rows">
                {series.caveats.map((caveat) => (
                  <li key={caveat}>{caveat}</li>
                ))}
              </ul>
            </section>
          )}
          {page.disputes.length > 0 && (
            <section className="side-sec">
              <h2>Disputes it bears on</h2>
              <ul className="rows">
                {page.disputes.map(({ id, href, title, isPublisherParty }) => (
                  <li key={id}>
                    <a href={`${href}#series`}>{title}</a>
                    {isPublisherParty && (
                      <>
                        <br />
                        <span className="meta">The publisher is a party</span>
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
