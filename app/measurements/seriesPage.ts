import { namesOf, namedOf, briefOf, type Brief, type Named } from '../catalog/brief'
import type { Catalog } from '../catalog/catalog'
import { perRevision } from '../catalog/perRevision'
import { printedDecimals } from '../catalog/printedDecimals'
import { tiesOf, type Tie } from '../catalog/ties'
import { parseEdtf } from '../domain/edtf'
import { formatMeasured, formatRank } from '../domain/labels'
import type { Point, Series, Source } from '../domain/records'
import { planChartTable, type ChartTable } from './chartTable'
import { planChartPair } from './chartPair'
import { subjectOf, type ChartPlan } from './planChart'

/** One row of a series' table of values. */
export type PointRow = {
  id: string
  period: string
  /** What was measured, where the series holds more than one metric. */
  what: string
  subject: string
  value: string
  rank: string
  isConflict: boolean
  isUnverified: boolean
  note: string | null
  /** Numbers of the sources in the page's list, from 1. */
  sources: number[]
}

export type SeriesPage = {
  series: Series
  publisher: Named | null
  disputes: (Brief & { isPublisherParty: boolean })[]
  subjects: { key: string; label: string; count: number }[]
  rows: PointRow[]
  conflicts: {
    id: string
    period: string
    subject: string
    readings: { value: string; sources: Named[] }[]
  }[]
  sources: Source[]
  ties: Tie[]
}

/** What the record holds of a series: every point with its sources, and the points on which sources differ. */
export const describeSeries = perRevision((catalog: Catalog, id: string): SeriesPage | null => {
  const series = catalog.find('series', id)
  if (!series) return null
  const points = catalog.mentioning(id, 'point', 'series')
  const sources = sourcesOf(catalog, series, points)
  const numberOf = new Map(sources.map((source, at) => [source.id, at + 1]))
  const hasOneMetric = new Set(points.map(({ metric }) => metric)).size === 1
  return {
    series,
    publisher: namesOf(catalog, series.publisher ? [series.publisher] : [])[0] ?? null,
    disputes: catalog.pick('dispute', series.disputes).map((dispute) => ({
      ...briefOf(dispute),
      isPublisherParty: dispute.parties.some(({ organization }) => organization === series.publisher),
    })),
    subjects: subjectsOf(points),
    rows: points.map((point) => ({
      id: point.id,
      period: point.period,
      what: hasOneMetric ? '' : point.metric,
      subject: nameSubject(catalog, point),
      value: formatMeasured(point, printedDecimals(catalog, point)),
      rank: formatRank(point),
      isConflict: point.conflictingValues.length > 0,
      isUnverified: point.confidence === 'unverified',
      note: [point.note, point.rankBasis].filter(Boolean).join(' ') || null,
      sources: point.sources.flatMap((source) => numberOf.get(source) ?? []),
    })),
    conflicts: points
      .filter(({ conflictingValues }) => conflictingValues.length > 0)
      .map((point) => conflictOf(catalog, point)),
    sources,
    ties: tiesOf(catalog, id),
  }
})

/** What a point is about, in words: the service, else the company, with whom and where. */
function nameSubject(catalog: Catalog, point: Point): string {
  const name = (id: string | null) => namesOf(catalog, id ? [id] : [])[0]?.name
  const counterparty = name(point.counterparty)
  const parts = [
    point.service ?? name(point.isp),
    counterparty && `with ${counterparty}`,
    point.location,
    point.technology,
  ]
  return parts.filter(Boolean).join(', ')
}

function subjectsOf(points: readonly Point[]): SeriesPage['subjects'] {
  const subjects = new Map<string, SeriesPage['subjects'][number]>()
  for (const point of points) {
    const { key, label } = subjectOf(point)
    const subject = subjects.get(key)
    if (subject) subject.count += 1
    else subjects.set(key, { key, label, count: 1 })
  }
  return [...subjects.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en'))
}

function sourcesOf(catalog: Catalog, series: Series, points: readonly Point[]): Source[] {
  const named = points.flatMap(({ sources, conflictingValues }) => [
    ...sources,
    ...conflictingValues.flatMap((other) => other.sources),
  ])
  return catalog.pick('source', [...new Set([...series.sources, ...named])])
}

function conflictOf(catalog: Catalog, point: Point): SeriesPage['conflicts'][number] {
  const decimals = printedDecimals(catalog, point)
  const reading = (value: number, sources: string[]) => ({
    value: formatMeasured({ ...point, value, conflictingValues: [] }, decimals),
    sources: catalog
      .pick('source', sources)
      .map((source) => ({ ...namedOf(source), name: source.publisher })),
  })
  // A source that gives another value is listed with that value alone.
  const others = new Set(point.conflictingValues.flatMap(({ sources }) => sources))
  return {
    id: point.id,
    period: point.period,
    subject: nameSubject(catalog, point),
    readings: [
      reading(
        point.value,
        point.sources.filter((source) => !others.has(source)),
      ),
      ...point.conflictingValues.map(({ value, sources }) => reading(value, sources)),
    ],
  }
}

/** A chart of a series with the subjects chosen, or null where there is no line's worth to draw. */
export function drawSeries(
  catalog: Catalog,
  id: string,
  chosen: readonly string[],
): { plan: ChartPlan; narrow: ChartPlan | null; table: ChartTable; subjects: string[] } | null {
  const points = catalog
    .mentioning(id, 'point', 'series')
    .filter(({ period }) => parseEdtf(period)?.precision === 'month')
  const counted = subjectsOf(points)
  const known = chosen.filter((key) => counted.some((subject) => subject.key === key))
  const subjects =
    known.length > 0
      ? known
      : counted
          .filter(({ count }) => count >= LEAST_MONTHS)
          .slice(0, MOST_LINES)
          .map(({ key }) => key)
  const shown = points
    .filter((point) => subjects.includes(subjectOf(point).key))
    .map(({ period }) => period)
    .sort()
  if (shown.length < LEAST_MONTHS) return null
  const request = {
    points,
    subjects: subjects.slice(0, MOST_LINES),
    from: shown[0]!,
    to: shown.at(-1)!,
    width: 1060,
    height: 380,
  }
  const drawing = planChartPair(request)
  return drawing.ok ? { ...drawing.value, table: planChartTable(request), subjects: request.subjects } : null
}

/** Fewer monthly values are a table, not a line. */
const LEAST_MONTHS = 4
/** More lines than this cannot be told apart. */
const MOST_LINES = 4
