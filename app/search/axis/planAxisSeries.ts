import { scaleLinear } from 'd3-scale'
import { formatEdtf, parseEdtf } from '../../domain/edtf'
import { formatMeasured } from '../../domain/labels'
import { bucketNumber } from '../calendar'
import type { MeasuredLine, MeasuredPoint, MeasuredSeries } from '../measuredSeries'
import type { AxisWindow } from './axisWindow'

type Place = { x: number; y: number }
export type LineShape = 'disc' | 'square' | 'triangle' | 'diamond'

/** One service's values. Runs are joined; between them a dotted lead, for nothing was measured there. */
export type AxisLine = {
  key: string
  label: string
  isMain: boolean
  shape: LineShape
  points: (Place & { title: string })[]
  runs: Place[][]
  bridges: [Place, Place][]
  /** Where sources differ: every value, none averaged. `labelY` is null where there is no room to say them. */
  conflicts: (Place & { label: string; labelY: number | null })[]
  end: Place & { value: string }
  /** The periods with a value, for the rail beneath. */
  rail: { y: number; spans: { from: number; to: number }[] }
}

export type AxisSeriesPlan = {
  id: string
  title: string
  metric: string
  unit: string
  top: number
  axisY: number
  bottom: number
  plotWidth: number
  yTicks: { y: number; label: string }[]
  lines: AxisLine[]
  /** Other series with values in the window, to change to. */
  others: { id: string; title: string }[]
}

type Room = {
  window: AxisWindow
  x: (day: number) => number
  top: number
  plotWidth: number
  /** Disputes whose lanes are shown: their series come first. */
  disputes: readonly string[]
  /** The series asked for. */
  id: string | null
  /** Organizations chosen: what was measured for them is the main line. */
  parties: readonly string[]
}

const PLOT_PX = 190
const RAIL_PX = 17
const MOST_LINES = 4
const SHAPES: LineShape[] = ['disc', 'square', 'triangle', 'diamond']
const MONTH_DAYS = 31
/** The width of “1.58 or 1.59”. */
const CONFLICT_PX = 64

/** Draws the series asked for, else the one with most values in the window, on the axis' own time. */
export function planAxisSeries(all: readonly MeasuredSeries[], room: Room): AxisSeriesPlan | null {
  const shown = all
    .map((series) => ({
      series,
      lines: series.lines
        .map((line) => inWindow(line, room.window))
        .filter(({ points }) => points.length > 0),
    }))
    .filter(({ lines }) => lines.length > 0)
    .map((held) => ({ ...held, size: held.lines.reduce((sum, { points }) => sum + points.length, 0) }))
    .sort((a, b) => Number(isOf(b.series, room)) - Number(isOf(a.series, room)) || b.size - a.size)
  const chosen = shown.find(({ series }) => series.id === room.id) ?? shown[0]
  if (!chosen) return null
  const { series } = chosen
  const lines = chosen.lines
    .sort((a, b) => weight(b, room) - weight(a, room) || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_LINES)

  const values = lines.flatMap(({ points }) => points.flatMap(({ value, others }) => [value, ...others]))
  const scale = scaleLinear([Math.min(0, ...values), Math.max(...values, 0) || 1], [0, 1]).nice(4)
  const axisY = room.top + PLOT_PX
  const y = (value: number) => Math.round((axisY - scale(value) * PLOT_PX) * 10) / 10
  const railTop = axisY + 44
  const planned = lines.map((line, index) =>
    planLine(line, index, series, room, y, railTop + index * RAIL_PX),
  )
  partEnds(planned)
  partConflicts(planned)
  const others = shown.filter((held) => held !== chosen).map(({ series: { id, title } }) => ({ id, title }))
  return {
    id: series.id,
    title: series.title,
    metric: series.metric,
    unit: series.unit,
    top: room.top,
    axisY,
    bottom: railTop + lines.length * RAIL_PX,
    plotWidth: room.plotWidth,
    yTicks: scale
      .ticks(4)
      .map((value) => ({ y: y(value), label: value === 0 ? '0' : String(Number(value.toFixed(6))) })),
    lines: planned,
    others: others.slice(0, 11),
  }
}

function isOf(series: MeasuredSeries, room: Room): boolean {
  return series.disputes.some((id) => room.disputes.includes(id))
}

/** A line is the more telling for being of a chosen party, then for conflicts, then for its length. */
function weight(line: MeasuredLine, room: Room): number {
  const isChosen = line.organization !== '' && room.parties.includes(line.organization)
  const conflicts = line.points.filter(({ others }) => others.length > 0).length
  return (isChosen ? 10_000 : 0) + conflicts * 20 + line.points.length
}

function inWindow(line: MeasuredLine, window: AxisWindow): MeasuredLine {
  const points = line.points.filter(({ period }) => {
    const { from, to } = daysOf(period)
    return to > window.from && from < window.to
  })
  return { ...line, points }
}

function planLine(
  line: MeasuredLine,
  index: number,
  series: MeasuredSeries,
  room: Room,
  y: (value: number) => number,
  railY: number,
): AxisLine {
  const says = (point: MeasuredPoint) => {
    const conflictingValues = point.others.map((value) => ({ value, sources: [] }))
    return formatMeasured({ ...point, unit: series.unit, conflictingValues }, series.decimals)
  }
  const placed = line.points.map((point) => {
    const { from, to } = daysOf(point.period)
    return { point, from, to, x: room.x((from + to) / 2), y: y(point.value) }
  })
  const runs: Place[][] = []
  const bridges: [Place, Place][] = []
  placed.forEach((at, index) => {
    const before = placed[index - 1]
    const place = { x: at.x, y: at.y }
    const isMonthly = at.to - at.from <= MONTH_DAYS
    if (before && isMonthly && at.from - before.to <= 1) runs.at(-1)!.push(place)
    else {
      if (before && isMonthly) bridges.push([{ x: before.x, y: before.y }, place])
      runs.push([place])
    }
  })
  const last = placed.at(-1)!
  const plain = { ...last.point, others: [] }
  return {
    key: line.key,
    label: line.label,
    isMain: index === 0,
    shape: SHAPES[index % SHAPES.length]!,
    points: placed.map(({ point, x, y: at }) => ({
      x,
      y: at,
      title: `${line.label}, ${formatEdtf(point.period)}: ${says(point)}`,
    })),
    runs,
    bridges,
    conflicts: conflictsOf(
      placed
        .filter(({ point }) => point.others.length > 0)
        .map(({ point, x, y: at }) => ({ x, y: at, label: says(point).replace(/ \D+$/, '') })),
      index,
    ),
    end: { x: Math.min(last.x, room.plotWidth) + 10, y: last.y, value: says(plain).replace(/ \D+$/, '') },
    rail: {
      y: railY,
      spans: placed.map(({ from, to }) => ({
        from: Math.max(0, room.x(from)),
        to: Math.min(room.plotWidth, room.x(to)),
      })),
    },
  }
}

/** Values are said above and beneath lines by turns, where neighbours leave them room. */
function conflictsOf(places: (Place & { label: string })[], line: number): AxisLine['conflicts'] {
  return places.map((place, at) => {
    const isApart = [places[at - 1], places[at + 1]].every(
      (other) => !other || Math.abs(other.x - place.x) > CONFLICT_PX,
    )
    return { ...place, labelY: isApart ? place.y + (line % 2 === 0 ? 22 : -12) : null }
  })
}

/** Values said of one line give way to those of a line before it, and to the discs of all, where they would lie on them. */
function partConflicts(lines: AxisLine[]) {
  const discs = lines.flatMap(({ conflicts }) => conflicts)
  const said: Place[] = []
  for (const conflict of discs) {
    if (conflict.labelY === null) continue
    const place = { x: conflict.x, y: conflict.labelY }
    const isOnWords = said.some((other) => isNear(place, other, CONFLICT_PX, 14))
    const isOnDisc = discs.some((other) => isNear(place, { x: other.x, y: other.y + 4 }, CONFLICT_PX / 2, 11))
    if (isOnWords || isOnDisc) conflict.labelY = null
    else said.push(place)
  }
}

function isNear(a: Place, b: Place, x: number, y: number): boolean {
  return Math.abs(a.x - b.x) < x && Math.abs(a.y - b.y) < y
}

/** Names at the ends of lines, 15 px apart at least where they would run into each other. */
function partEnds(lines: AxisLine[]) {
  const byY = lines.map(({ end }) => end).sort((a, b) => a.y - b.y)
  byY.forEach((end, index) => {
    const before = byY[index - 1]
    if (before && Math.abs(before.x - end.x) < 120 && end.y - before.y < 15) end.y = before.y + 15
  })
}

/** The days of a period, in days since 1970; the second is exclusive. */
function daysOf(period: string): { from: number; to: number } {
  const days = parseEdtf(period)!
  return { from: bucketNumber(days.min, 'day'), to: bucketNumber(days.max, 'day') + 1 }
}
