import { parseEdtf } from '../../domain/edtf'
import { bucketNumber } from '../calendar'
import type { Timeline } from '../timeline'
import type { TimelineQuery } from '../timelineQuery'
import { planTicks, type AxisTick } from './axisTicks'
import { planAxisSeries, type AxisSeriesPlan } from './planAxisSeries'
import { planLane, ROW_PX, type LanePlan, type PlacedEntry } from './planLane'
import type { AxisWindow } from './axisWindow'

/** One dispute or proceeding and its records, on the axis that all share. */
export type AxisLane = LanePlan & {
  id: string
  /** Which facet names it; null for the lane of what belongs to none that is shown. */
  facet: 'dispute' | 'proceeding' | null
  label: string[]
  top: number
  bottom: number
  count: number
  /** From start to end of the dispute, as far as the window shows it; ticks stand where an end is in sight. */
  span: { from: number; to: number; hasStart: boolean; hasEnd: boolean } | null
}

export type AxisPlan = {
  window: AxisWindow
  width: number
  height: number
  ticks: AxisTick[]
  /** The bottom of the lanes. */
  lanesEnd: number
  lanes: AxisLane[]
  /** What the section beneath opens day by day. */
  lens: { from: number; to: number } | null
  series: AxisSeriesPlan | null
}

export const AXIS_WIDTH = 1210
export const NAMES_WIDTH = 150
/** Room at the right for the names of series' lines. */
const RIGHT_PX = 120
const TOP_PX = 24
const MOST_LANES = 16
const LANE_LETTERS = 22

type Lane = { id: string; facet: 'dispute' | 'proceeding'; entries: PlacedEntry[] }

/**
 * Lays out the axis view: a lane for each dispute that has records in the window, and for each proceeding
 * whose steps are in it, then a measured series on the same time. `numbers` are the records found whatever
 * their dates, oldest first. Pure and quick enough for a plan a frame.
 */
export function planAxis(
  timeline: Timeline,
  numbers: readonly number[],
  window: AxisWindow,
  query: Pick<TimelineQuery, 'series' | 'chosen'>,
  lens: string | null,
): AxisPlan {
  const plotWidth = AXIS_WIDTH - RIGHT_PX
  const perDay = plotWidth / (window.to - window.from)
  const x = (day: number) => Math.round((day - window.from) * perDay * 10) / 10
  const { lanes, rest } = chooseLanes(timeline, placeEntries(timeline, numbers, window, x))

  let top = TOP_PX
  const planned = lanes.map(({ id, facet, entries }): AxisLane => {
    const label = wrap(timeline.names[id] ?? id)
    const lane = planLane(entries, top + 24, plotWidth)
    const height = Math.max(24 + lane.rows * ROW_PX + 8, label.length * 16 + 20)
    const span = facet === 'dispute' ? spanOf(timeline, id, window, x, plotWidth) : null
    const planned = { ...lane, id, facet, label, top, bottom: top + height, count: entries.length, span }
    top += height
    return planned
  })
  if (rest.length > 0) {
    const lane = planLane(rest, top + 24, plotWidth)
    const height = 24 + lane.rows * ROW_PX + 8
    planned.push({
      ...lane,
      id: 'other',
      facet: null,
      label: wrap(lanes.length > 0 ? 'Other records' : 'Records'),
      top,
      bottom: top + height,
      count: rest.length,
      span: null,
    })
    top += height
  }
  const disputes = lanes.filter(({ facet }) => facet === 'dispute').map(({ id }) => id)
  const series = planAxisSeries(timeline.series, {
    window,
    x,
    top: top + 34,
    plotWidth,
    disputes,
    id: query.series,
    parties: query.chosen.party,
  })
  return {
    window,
    width: AXIS_WIDTH,
    height: (series?.bottom ?? top) + 14,
    ticks: planTicks(window, x),
    lanesEnd: top,
    lanes: planned,
    lens: lensOf(lens, window, x, plotWidth),
    series,
  }
}

/** Entries that may fall into the window, by x. What its source dates to a month or a year stands in its middle. */
function placeEntries(
  timeline: Timeline,
  numbers: readonly number[],
  window: AxisWindow,
  x: (day: number) => number,
): PlacedEntry[] {
  const { first, last } = timeline.calendar.bucketsOf('day')
  const placed: PlacedEntry[] = []
  for (const number of numbers) {
    const [from, to] = [first[number]!, last[number]! + 1]
    if (to <= window.from || from >= window.to) continue
    const middle = (Math.max(from, window.from) + Math.min(to, window.to)) / 2
    placed.push({
      entry: timeline.entries[number]!,
      x: x(to - from > 1 ? middle : from + 0.5),
      from: x(Math.max(from, window.from)),
      to: x(Math.min(to, window.to)),
    })
  }
  return placed.sort((a, b) => a.x - b.x)
}

/** Steps of a docket stand on its proceeding's lane, all else on its disputes'. The fullest lanes are shown. */
function chooseLanes(
  timeline: Timeline,
  placed: readonly PlacedEntry[],
): { lanes: Lane[]; rest: PlacedEntry[] } {
  const byId = new Map<string, Lane>()
  const idsOf = ({ entry }: PlacedEntry): [Lane['facet'], string[]] =>
    entry.kind.endsWith('-step') ? ['proceeding', entry.proceedings] : ['dispute', entry.disputes]
  for (const entry of placed) {
    const [facet, ids] = idsOf(entry)
    for (const id of ids) {
      if (!byId.has(id)) byId.set(id, { id, facet, entries: [] })
      byId.get(id)!.entries.push(entry)
    }
  }
  const lanes = [...byId.values()]
    .sort((a, b) => b.entries.length - a.entries.length || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_LANES)
    .sort((a, b) =>
      a.facet === b.facet
        ? a.entries[0]!.x - b.entries[0]!.x || (a.id < b.id ? -1 : 1)
        : a.facet === 'dispute'
          ? -1
          : 1,
    )
  const shown = new Set(lanes.map(({ id }) => id))
  const rest = placed.filter((entry) => !idsOf(entry)[1].some((id) => shown.has(id)))
  return { lanes, rest }
}

function spanOf(
  timeline: Timeline,
  id: string,
  window: AxisWindow,
  x: (day: number) => number,
  width: number,
): AxisLane['span'] {
  const span = timeline.spans[id]
  const start = span && parseEdtf(span.start)
  if (!start) return null
  const from = bucketNumber(start.min, 'day')
  const to = span.end ? bucketNumber(parseEdtf(span.end)!.max, 'day') + 1 : Infinity
  if (to <= window.from || from >= window.to) return null
  return {
    from: Math.max(0, x(from)),
    to: Math.min(width, to === Infinity ? width : x(to)),
    hasStart: from >= window.from,
    hasEnd: to <= window.to,
  }
}

function lensOf(
  lens: string | null,
  window: AxisWindow,
  x: (day: number) => number,
  width: number,
): AxisPlan['lens'] {
  const days = lens ? parseEdtf(lens) : null
  if (!days) return null
  const from = Math.max(0, x(bucketNumber(days.min, 'day')))
  const to = Math.min(width, x(bucketNumber(days.max, 'day') + 1))
  return to > from ? { from, to } : null
}

/** A lane's name in two lines at most, cut between words. */
function wrap(name: string): string[] {
  const short = name.replace(/:.*$/, '')
  const lines: string[] = []
  for (const word of short.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= LANE_LETTERS)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length <= 2 ? lines : [lines[0]!, `${lines[1]!.slice(0, LANE_LETTERS - 1)}…`]
}
