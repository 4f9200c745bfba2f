import type { Catalog } from '../catalog/catalog'
import { perRevision } from '../catalog/perRevision'
import { printedDecimals } from '../catalog/printedDecimals'
import { monthAfter, monthsBetween } from '../domain/days'
import { formatEdtf, parseEdtf } from '../domain/edtf'
import { formatMeasured, formatRank } from '../domain/labels'
import type { Dispute, Point, Series } from '../domain/records'
import { shownDocumentKind } from '../domain/shownKind'
import { planChartTable, type ChartTable } from './chartTable'
import { planChartPair } from './chartPair'
import { subjectOf, type ChartEvent, type ChartPlan } from './planChart'

/** What a series says of one subject in one month, in words. */
export type Reading = {
  pointId: string
  key: string
  subject: string
  value: string
  rank: string
  isConflict: boolean
}

/** A series drawn for the time of a dispute, with the parties' own services as its subjects. */
export type DisputeChart = {
  series: {
    id: string
    title: string
    metric: string
    unit: string
    publisher: string | null
    caveats: string[]
  }
  /** Whether the publisher is a party of the dispute: a fact about the series, said beside it. */
  isPublisherParty: boolean
  title: string
  from: string
  to: string
  plan: ChartPlan
  /** For a telephone. */
  narrow: ChartPlan | null
  table: ChartTable
}

/** A measurement of the dispute that stands alone: too few values to draw. */
export type LoneMeasure = {
  id: string
  what: string
  subject: string
  period: string
  value: string
  series: { id: string; title: string }
  publisher: string | null
}

/** What one drawn series says of the parties' services in one month. */
export type MonthReadings = {
  series: { id: string; title: string }
  isPublisherParty: boolean
  readings: Reading[]
}

export type DisputeMeasures = {
  charts: DisputeChart[]
  /** By month, YYYY-MM. */
  readings: Record<string, MonthReadings>
  others: LoneMeasure[]
}

/** Months drawn before a dispute begins and after it ends, so that a change can be seen for what it is. */
const MONTHS_BEFORE = 4
const MONTHS_AFTER = 3
/** Fewer monthly values than this are a table, not a line. */
const LEAST_MONTHS = 4
const CHART = { width: 860, height: 330 }

/** What was measured around a dispute, from the series that name it. */
export const measureDispute = perRevision((catalog: Catalog, id: string): DisputeMeasures | null => {
  const dispute = catalog.find('dispute', id)
  if (!dispute) return null
  const parties = new Set(dispute.parties.map(({ organization }) => organization))
  const charts: DisputeChart[] = []
  const readings: DisputeMeasures['readings'] = {}
  const others: LoneMeasure[] = []
  for (const series of catalog.mentioning(id, 'series', 'disputes')) {
    const points = catalog.mentioning(series.id, 'point', 'series')
    const window = windowOf(dispute, points)
    const own = points.filter(
      ({ isp, period }) => isp !== null && parties.has(isp) && isWithin(period, window),
    )
    const subjects = subjectsByCount(own.filter(isMonthly))
    if (subjects.length === 0) {
      others.push(
        ...points
          .filter(({ period }) => isNear(period, window))
          .map((point) => loneMeasure(catalog, series, point)),
      )
      continue
    }
    const isPublisherParty = series.publisher !== null && parties.has(series.publisher)
    const chart = drawn(catalog, dispute, series, points, subjects, window)
    if (chart) charts.push({ ...chart, isPublisherParty })
    for (const point of own.filter((point) => isMonthly(point) && subjects.includes(subjectOf(point).key))) {
      const month = (readings[point.period] ??= {
        series: { id: series.id, title: series.title },
        isPublisherParty,
        readings: [],
      })
      if (month.series.id !== series.id) continue
      month.readings.push(readingOf(catalog, point))
      month.readings.sort((a, b) => subjects.indexOf(a.key) - subjects.indexOf(b.key))
    }
  }
  return { charts, readings, others }
})

type Window = { from: string; to: string }

function windowOf(dispute: Dispute, points: readonly Point[]): Window {
  const lastPoint = points
    .map(({ period }) => parseEdtf(period)?.max ?? '')
    .reduce((a, b) => (a > b ? a : b), '')
  const start = parseEdtf(dispute.start)!.min.slice(0, 7)
  const end = (dispute.end ? parseEdtf(dispute.end)!.max : lastPoint || parseEdtf(dispute.start)!.max).slice(
    0,
    7,
  )
  return { from: monthAfter(start, -MONTHS_BEFORE), to: monthAfter(end, MONTHS_AFTER) }
}

function isMonthly({ period }: Point): boolean {
  return parseEdtf(period)?.precision === 'month'
}

function isWithin(period: string, { from, to }: Window): boolean {
  const when = parseEdtf(period)
  return when !== null && when.min.slice(0, 7) >= from && when.max.slice(0, 7) <= to
}

/** Yearly reports stand beside a dispute though they cover more, or the months before it. */
function isNear(period: string, { from, to }: Window): boolean {
  const when = parseEdtf(period)
  return when !== null && when.max.slice(0, 7) >= monthAfter(from, -12) && when.min.slice(0, 7) <= to
}

/** Subjects with a line's worth of months, the fullest first: the chart is about that one. */
function subjectsByCount(points: readonly Point[]): string[] {
  const counts = new Map<string, number>()
  for (const point of points) {
    const { key } = subjectOf(point)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count >= LEAST_MONTHS)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([key]) => key)
}

function drawn(
  catalog: Catalog,
  dispute: Dispute,
  series: Series,
  points: readonly Point[],
  subjects: string[],
  window: Window,
): Omit<DisputeChart, 'isPublisherParty'> | null {
  const request = { points, subjects, ...window, events: eventsOf(catalog, dispute.id), ...CHART }
  const drawing = planChartPair(request)
  if (!drawing.ok) return null
  const main = points.filter(
    (point) => subjectOf(point).key === subjects[0] && isWithin(point.period, window),
  )
  return {
    series: {
      id: series.id,
      title: series.title,
      metric: series.metric,
      unit: series.unit,
      publisher: catalog.find('organization', series.publisher ?? '')?.name ?? null,
      caveats: series.caveats,
    },
    title: sayWhatItShows(catalog, dispute, main),
    ...window,
    ...drawing.value,
    table: planChartTable(request),
  }
}

/** Values only, no cause and no adjective: at the start, at the lowest, and at the end. */
function sayWhatItShows(catalog: Catalog, dispute: Dispute, points: readonly Point[]): string {
  const start = parseEdtf(dispute.start)!.min.slice(0, 7)
  const end = dispute.end ? parseEdtf(dispute.end)!.max.slice(0, 7) : '9999'
  const during = points.filter(({ period }) => period >= start && period <= end)
  const [first, last] = [during[0], during.at(-1)]
  if (!first || !last) return subjectOf(points[0]!).label
  const lowest = during.reduce((a, b) => (b.value < a.value ? b : a))
  const chosen = [...new Set([first, lowest, last])].sort((a, b) => (a.period < b.period ? -1 : 1))
  const said = chosen.map(
    (point) =>
      `${formatMeasured({ ...point, unit: 'ratio' }, printedDecimals(catalog, point))} in ${formatEdtf(point.period)}`,
  )
  return `${subjectOf(first).label}: ${said.join(', ')}`
}

/** What a chart marks: agreements, letters, messages and decisions of the dispute; several of a kind within a month share a mark. */
function eventsOf(catalog: Catalog, disputeId: string): ChartEvent[] {
  const events: (ChartEvent & { count: number })[] = []
  for (const document of catalog.mentioning(disputeId, 'document', 'disputes')) {
    const kind = shownDocumentKind(document.type)
    if (!['Letter', 'Agreement', 'Decision', 'On-screen message'].includes(kind.word)) continue
    if (document.date === null) continue
    const date = parseEdtf(document.date)!
    const before = events.findLast(({ label }) => label.startsWith(kind.word))
    if (before && monthsBetween(before.date, date.min).length === 1) {
      before.count += 1
      before.label = `${kind.word}s`
      continue
    }
    events.push({
      date: date.min,
      label: kind.word,
      strand: kind.strand === 'deal' || kind.strand === null ? 'event' : kind.strand,
      count: 1,
    })
  }
  return events.map(({ date, label, strand }) => ({ date, label, strand }))
}

function readingOf(catalog: Catalog, point: Point): Reading {
  return {
    pointId: point.id,
    key: subjectOf(point).key,
    subject: subjectOf(point).label,
    value: formatMeasured(point, printedDecimals(catalog, point)),
    rank: formatRank(point),
    isConflict: point.conflictingValues.length > 0,
  }
}

function loneMeasure(catalog: Catalog, series: Series, point: Point): LoneMeasure {
  const name = (id: string | null) => catalog.find('organization', id ?? '')?.name
  const subject = [
    point.service ?? name(point.isp),
    point.counterparty ? `with ${name(point.counterparty)}` : '',
    point.location,
    point.technology,
  ]
  return {
    id: point.id,
    what: point.metric,
    subject: subject.filter(Boolean).join(', '),
    period: point.period,
    value: formatMeasured(point, printedDecimals(catalog, point)),
    series: { id: series.id, title: series.title },
    publisher: name(point.reporter ?? series.publisher) ?? null,
  }
}
