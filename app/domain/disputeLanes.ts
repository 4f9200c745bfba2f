import { getDaysInYear, parseISO } from 'date-fns'
import { dayNumber } from './days'
import { parseEdtf } from './edtf'

/** A dispute, or anything else with a start and perhaps an end, to be set on a lane. */
export type Span = { id: string; name: string; start: string; end: string | null; marks: readonly SpanMark[] }
export type SpanMark = { date: string; glyph: string; strand: string | null }

export type PlacedSpan = {
  id: string
  name: string
  lane: number
  /** Both ends, in the plan's units. */
  from: number
  to: number
  /** Nothing in the record ends it: it runs to the edge. */
  isOpen: boolean
  label: { x: number; anchor: 'start' | 'end' }
  marks: { x: number; glyph: string; strand: string | null }[]
}

export type LanePlan = {
  width: number
  lanes: number
  years: { year: number; x: number }[]
  spans: PlacedSpan[]
}

/** Width of a letter of the label's face at 13 px, a little over its mean, so that labels never touch. */
const LETTER_PX = 6.6
/** Room between a span and its label, and between a label and what follows it on the lane. */
const GAP_PX = 9
const CLEAR_PX = 18

/**
 * Sets spans on as few lanes as their names allow, in the order given, on an axis of whole years. Years are drawn
 * `perYear` units wide; a span whose date is a month or year stands at the first day that it can mean.
 */
export function planLanes(spans: readonly Span[], perYear: number): LanePlan {
  const dates = spans.flatMap((span) => [
    span.start,
    span.end ?? span.start,
    ...span.marks.map((mark) => mark.date),
  ])
  const years = dates
    .map(firstDay)
    .filter(Boolean)
    .map((day) => Number(day.slice(0, 4)))
  if (years.length === 0) return { width: 0, lanes: 0, years: [], spans: [] }
  const firstYear = Math.min(...years)
  const lastYear = Math.max(...years) + 1
  const width = (lastYear - firstYear) * perYear
  const at = (edtf: string) =>
    Math.round((yearsSince(firstYear, firstDay(edtf)) * perYear + Number.EPSILON) * 10) / 10

  const ends: [from: number, to: number][][] = []
  const placed = spans.map((span) => {
    const from = at(span.start)
    const isOpen = span.end === null
    const to = isOpen ? width : Math.max(at(span.end!), from + 2)
    const marks = span.marks.map((mark) => ({ x: at(mark.date), glyph: mark.glyph, strand: mark.strand }))
    const left = Math.min(from, ...marks.map((mark) => mark.x))
    const right = Math.max(to, ...marks.map((mark) => mark.x))
    const wordsPx = span.name.length * LETTER_PX
    const goesLeft = right + GAP_PX + wordsPx > width && left - GAP_PX - wordsPx >= 0
    const taken: [number, number] = goesLeft
      ? [left - GAP_PX - wordsPx - CLEAR_PX, right + CLEAR_PX]
      : [left - CLEAR_PX, right + GAP_PX + wordsPx + CLEAR_PX]
    const lane = freeLane(ends, taken)
    const label = goesLeft
      ? { x: left - GAP_PX, anchor: 'end' as const }
      : { x: right + GAP_PX, anchor: 'start' as const }
    return { id: span.id, name: span.name, lane, from, to, isOpen, label, marks }
  })
  const ticks = Array.from({ length: lastYear - firstYear }, (_, index) => ({
    year: firstYear + index,
    x: index * perYear,
  }))
  return { width, lanes: ends.length, years: ticks, spans: placed }
}

function freeLane(lanes: [number, number][][], [from, to]: [number, number]): number {
  const found = lanes.findIndex((taken) => taken.every(([start, end]) => to <= start || from >= end))
  if (found >= 0) {
    lanes[found]!.push([from, to])
    return found
  }
  return lanes.push([[from, to]]) - 1
}

function firstDay(edtf: string): string {
  const min = parseEdtf(edtf)?.min ?? ''
  return min.startsWith('0001') ? '' : min
}

function yearsSince(firstYear: number, day: string): number {
  const year = Number(day.slice(0, 4))
  const passed = dayNumber(day) - dayNumber(`${day.slice(0, 4)}-01-01`)
  return year - firstYear + passed / getDaysInYear(parseISO(day))
}
