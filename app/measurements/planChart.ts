import { scaleLinear } from 'd3-scale'
import { dayNumber, monthsBetween } from '../domain/days'
import { formatEdtf, parseEdtf } from '../domain/edtf'
import type { Point } from '../domain/records'
import { ok, refuse, type Result } from '../domain/result'
import { planTimeTicks, type TimeTick } from './timeTicks'
import { placeConflictLabels, placeEndLabels, widthOf } from './chartLabels'

/** What to draw of a series. Everything that the drawing depends on is here, so the same request gives the same chart. */
export type ChartRequest = {
  /** Points of one series; those of other subjects and periods are passed over. */
  points: readonly Point[]
  /** Keys as `subjectOf` gives them. The first is the one the chart is about. */
  subjects: readonly string[]
  /** First and last period shown, both included; months or years. */
  from: string
  to: string
  /** What happened meanwhile, drawn as a line to the axis. Those outside the window are left out. */
  events?: readonly ChartEvent[]
  width: number
  height: number
}

export type ChartEvent = { date: string; label: string; strand: 'said' | 'measured' | 'decided' | 'event' }

/** Where a point of the drawing stands, in units of the request's width and height, from the upper left. */
export type Place = { x: number; y: number }

export type PointShape = 'disc' | 'square' | 'triangle' | 'diamond'
const SHAPES: PointShape[] = ['disc', 'square', 'triangle', 'diamond']

/** One measured value. `from` and `to` differ where it stands for a period longer than a month. */
export type ChartMark = Place & {
  from: number
  to: number
  period: string
  comparator: Point['comparator']
  title: string
}

/**
 * A period for which sources differ: the first value on the line, the others beside it. No average is made.
 * `labelAt` is null where the words would lie over others.
 */
export type ChartConflict = Place & { others: Place[]; title: string; label: string; labelAt: Place | null }

export type ChartLine = {
  key: string
  label: string
  isMain: boolean
  shape: PointShape
  marks: ChartMark[]
  /** Runs of months without a gap. A lone point is a run of one. */
  runs: Place[][]
  /** From the last point before a gap to the first after it: drawn dotted, for nothing was measured there. */
  bridges: [Place, Place][]
  conflicts: ChartConflict[]
  endLabel: Place & { text: string }
}

export type ChartPlan = {
  width: number
  height: number
  plot: { left: number; top: number; right: number; bottom: number }
  unit: string
  yTicks: { y: number; label: string }[]
  xTicks: TimeTick[]
  /** The main subject's line first. */
  lines: ChartLine[]
  /** Stretches in which the main subject has no value. */
  hatches: { x: number; width: number; label: string }[]
  events: (ChartEvent & { x: number; labelAt: Place })[]
}

const EVENT_ROW = 16

/** What a point measures, apart from the others of its series: the service, else the company, else the place or the words for it. */
export function subjectOf(point: Point): { key: string; label: string } {
  const key = point.serviceId ?? point.isp ?? point.location ?? point.metric
  return { key, label: point.service ?? point.location ?? point.isp ?? point.metric }
}

/** A value as its unit is printed: always with the decimals of the most exact value of the series. */
export function formatValue(value: number, decimals: number, comparator: Point['comparator'] = 'eq'): string {
  return `${comparator === 'lt' ? 'under ' : comparator === 'gt' ? 'over ' : ''}${value.toFixed(decimals)}`
}

/** Decimals of the most exact value, at most 3. */
export function decimalsOf(points: readonly Point[]): number {
  const values = points.flatMap((point) => [
    point.value,
    ...point.conflictingValues.map(({ value }) => value),
  ])
  const printed = points.map((point) => point.decimals ?? 0)
  return Math.min(
    3,
    Math.max(0, ...printed, ...values.map((value) => String(value).split('.')[1]?.length ?? 0)),
  )
}

/** The points that a request shows, in order of time. */
export function pointsShown(request: Pick<ChartRequest, 'points' | 'subjects' | 'from' | 'to'>): Point[] {
  const [first, last] = [parseEdtf(request.from), parseEdtf(request.to)]
  if (!first || !last) return []
  return request.points
    .filter((point) => request.subjects.includes(subjectOf(point).key))
    .filter((point) => {
      const period = parseEdtf(point.period)
      return period !== null && period.min >= first.min && period.max <= last.max
    })
    .sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0))
}

/**
 * Lays out a chart of a series. Rates start at zero; months without a value are never joined as if measured.
 * Refuses a window without points, and points of more than one unit.
 */
export function planChart(request: ChartRequest): Result<ChartPlan, 'no-points' | 'mixed-units'> {
  const shown = pointsShown(request)
  if (shown.length === 0) return refuse('no-points')
  const units = new Set(shown.map((point) => point.unit))
  if (units.size > 1) return refuse('mixed-units')

  const decimals = decimalsOf(shown)
  const subjects = request.subjects.filter((key) => shown.some((point) => subjectOf(point).key === key))
  const labels = new Map(shown.map((point) => [subjectOf(point).key, subjectOf(point).label]))
  const endTexts = subjects.map((key) => {
    const last = shown.filter((point) => subjectOf(point).key === key).at(-1)!
    return `${labels.get(key)} ${formatValue(last.value, decimals, last.comparator)}`
  })
  const values = shown.flatMap((point) => [point.value, ...point.conflictingValues.map(({ value }) => value)])
  const domainTop = Math.max(...values, 0)
  const scale = scaleLinear([Math.min(0, ...values), domainTop === 0 ? 1 : domainTop], [0, 1]).nice(5)
  const tickValues = scale.ticks(5)
  const tickDecimals = decimalsIn(tickValues)
  const tickLabels = tickValues.map((value) => (value === 0 ? '0' : value.toFixed(tickDecimals)))

  const events = eventsShown(request)
  const plot = {
    left: Math.ceil(Math.max(...tickLabels.map(widthOf)) + 12),
    top: 10 + (events.length > 0 ? 14 + EVENT_ROW * Math.min(events.length, 3) : 8),
    right: Math.floor(request.width - Math.max(...endTexts.map(widthOf)) - 12),
    bottom: request.height - 30,
  }
  const y = (value: number) => round(plot.bottom - scale(value) * (plot.bottom - plot.top))
  const [firstDay, lastDay] = [
    dayNumber(parseEdtf(request.from)!.min),
    dayNumber(parseEdtf(request.to)!.max) + 1,
  ]
  const x = (day: number) =>
    round(plot.left + ((day - firstDay) / (lastDay - firstDay)) * (plot.right - plot.left))

  const lines = subjects.map((key, index): ChartLine => {
    const points = shown.filter((point) => subjectOf(point).key === key)
    const marks = points.map((point): ChartMark => {
      const period = parseEdtf(point.period)!
      const [from, to] = [x(dayNumber(period.min)), x(dayNumber(period.max) + 1)]
      const title = `${formatEdtf(point.period)}: ${saysOf(point, decimals)} ${point.unit}`
      return {
        x: round((from + to) / 2),
        y: y(point.value),
        from,
        to,
        period: point.period,
        comparator: point.comparator,
        title,
      }
    })
    const { runs, bridges } = joinMonths(marks)
    const conflicts = points.flatMap((point, at) => {
      if (point.conflictingValues.length === 0) return []
      const mark = marks[at]!
      const others = point.conflictingValues.map(({ value }) => ({ x: mark.x, y: y(value) }))
      const label = saysOf(point, decimals)
      return [{ x: mark.x, y: mark.y, others, title: mark.title, label, labelAt: null }]
    })
    const end = { x: plot.right + 8, y: marks.at(-1)!.y, text: endTexts[index]! }
    return {
      key,
      label: labels.get(key)!,
      isMain: index === 0,
      shape: SHAPES[index % SHAPES.length]!,
      marks,
      runs,
      bridges,
      conflicts,
      endLabel: end,
    }
  })
  placeEndLabels(
    lines.map((line) => line.endLabel),
    plot,
  )
  placeConflictLabels(lines, plot)

  return ok({
    width: request.width,
    height: request.height,
    plot,
    unit: shown[0]!.unit,
    yTicks: tickValues.map((value, index) => ({ y: y(value), label: tickLabels[index]! })),
    xTicks: planTimeTicks(request.from, request.to, x),
    lines,
    hatches: gapsOf(lines[0]!, request, x),
    events: placeEvents(events, x, plot.right),
  })
}

/** Every value that sources give, the first one first: "1.58 or 1.59". */
export function saysOf(point: Point, decimals: number): string {
  const first = formatValue(point.value, decimals, point.comparator)
  return [first, ...point.conflictingValues.map(({ value }) => formatValue(value, decimals))].join(' or ')
}

function eventsShown(request: ChartRequest): ChartEvent[] {
  const [first, last] = [parseEdtf(request.from)!.min, parseEdtf(request.to)!.max]
  return (request.events ?? [])
    .filter(({ date }) => {
      const when = parseEdtf(date)
      return when !== null && when.min >= first && when.min <= last
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** Event labels stand in up to three rows above the plot, at the left of the line where the right has no room. */
function placeEvents(events: ChartEvent[], x: (day: number) => number, right: number): ChartPlan['events'] {
  const rowEnds: number[] = []
  return events.map((event) => {
    const at = x(dayNumber(parseEdtf(event.date)!.min))
    const width = widthOf(event.label) + 24
    let row = rowEnds.findIndex((end) => end <= at)
    if (row === -1) row = rowEnds.length < 3 ? rowEnds.length : rowEnds.indexOf(Math.min(...rowEnds))
    rowEnds[row] = at + width
    const isLeft = at + width > right + 60
    return {
      ...event,
      x: at,
      labelAt: { x: round(isLeft ? at - 10 - widthOf(event.label) : at + 10), y: 14 + row * EVENT_ROW },
    }
  })
}

/** Months that follow each other are a run; between runs stands a bridge. Longer periods are never joined. */
function joinMonths(marks: ChartMark[]): Pick<ChartLine, 'runs' | 'bridges'> {
  const runs: Place[][] = []
  const bridges: [Place, Place][] = []
  let before: ChartMark | null = null
  for (const mark of marks) {
    if (!/^\d{4}-\d{2}$/.test(mark.period)) continue
    const place = { x: mark.x, y: mark.y }
    const steps = before ? monthsBetween(before.period, mark.period).length - 1 : 0
    if (before && steps <= 1) runs.at(-1)!.push(place)
    else {
      if (before) bridges.push([{ x: before.x, y: before.y }, place])
      runs.push([place])
    }
    before = mark
  }
  return { runs, bridges }
}

/** The months of the window in which a line has no mark, neighbours together. */
function gapsOf(line: ChartLine, request: ChartRequest, x: (day: number) => number): ChartPlan['hatches'] {
  if (!line.marks.some((mark) => /^\d{4}-\d{2}$/.test(mark.period))) return []
  const covered = new Set(
    line.marks.flatMap((mark) => monthsBetween(parseEdtf(mark.period)!.min, parseEdtf(mark.period)!.max)),
  )
  const gaps: { first: string; last: string }[] = []
  let isOpen = false
  for (const month of monthsBetween(parseEdtf(request.from)!.min, parseEdtf(request.to)!.max)) {
    if (covered.has(month)) isOpen = false
    else if (isOpen) gaps.at(-1)!.last = month
    else {
      gaps.push({ first: month, last: month })
      isOpen = true
    }
  }
  return gaps.map(({ first, last }) => {
    const start = x(dayNumber(parseEdtf(first)!.min))
    const label = `No value in the record: ${formatEdtf(first === last ? first : `${first}/${last}`)}`
    return { x: start, width: round(x(dayNumber(parseEdtf(last)!.max) + 1) - start), label }
  })
}

function decimalsIn(values: number[]): number {
  return Math.max(0, ...values.map((value) => String(Number(value.toFixed(6))).split('.')[1]?.length ?? 0))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
