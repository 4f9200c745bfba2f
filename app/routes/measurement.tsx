import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Catalog } from '../catalog/catalog'
import { citeRecord } from '../catalog/citeRecord'
import { nearestRecords } from '../catalog/nearest'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { describeSeries, drawSeries } from '../measurements/seriesPage'
import { placeInList } from '../search/placeInList.server'
import { Chart } from '../ui/Chart'
import { Section } from '../ui/Section'
import { ChartValues } from './parts/ChartValues'
import { StaticPart } from '../ui/StaticPart'
import { ListPager } from './parts/ListPager'
import { RecordActions } from './parts/RecordActions'
import { RecordMarks } from './parts/RecordMarks'
import { SeriesAside, SeriesValues } from './parts/SeriesBody'
import { SubjectChooser } from './parts/SubjectChooser'

const LIST = { kind: 'series', name: 'series', href: '/measurements' } as const

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const id = params.series!
  const catalog = await readCatalog(context.portal, viewer)
  const page = describeSeries(catalog, id)
  if (!page) throw notFound('series', id, nearestRecords(catalog, 'series', id))
  const path = `/measurements/${id}`
  giveStaticPart(context, 'values', valuesOf(catalog, id))
  giveStaticPart(context, 'aside', asideOf(catalog, id))
  const { series, subjects } = page
  const chart = drawSeries(catalog, id, new URL(request.url).searchParams.getAll('subject'))
  const citations = citeRecord(catalog, series, permalink(context.portal, request, path))
  const place = await placeInList(context.portal, viewer, request, catalog, LIST, id)
  return withTwin(path, { series, subjects, chart, citations, place })
}

const valuesOf = perRevision((catalog: Catalog, id: string) =>
  renderToStaticMarkup(<SeriesValues page={describeSeries(catalog, id)!} />),
)
const asideOf = perRevision((catalog: Catalog, id: string) =>
  renderToStaticMarkup(<SeriesAside page={describeSeries(catalog, id)!} />),
)

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.series.title, `/measurements/${data.series.id}`) : []

export default function MeasurementPage() {
  const { series, subjects, chart, citations, place } = useLoaderData<typeof loader>()
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
              <SubjectChooser subjects={subjects} chosen={chart.subjects} />
              <figure className="fig">
                <Chart
                  plan={chart.plan}
                  narrow={chart.narrow}
                  id={series.id}
                  title={`${series.title}: ${chart.plan.lines.map(({ label }) => label).join(', ')}`}
                  description="Hatched months have no value in the record for the first line. The same values stand in the table below."
                />
                <ChartValues table={chart.table} />
                <p className="src">
                  Where sources differ, a split disc marks the month and every value is kept: those that the
                  chart has no room for stand in the table. Dotted lines lead across months with no value.
                </p>
              </figure>
            </Section>
          )}
          <StaticPart name="values" />
        </div>
        <aside>
          <StaticPart name="aside" />
        </aside>
      </div>
      <ListPager place={place} />
    </div>
  )
}
