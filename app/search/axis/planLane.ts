import { formatEdtf } from '../../domain/edtf'
import type { KindGlyph, ShownKind } from '../../domain/shownKind'
import { bracketLabel } from './bracketLabel'
import { kindOfKey, type DatedEntry } from '../timelineEntry'

/** One record on a lane. `from` and `to` differ where its source gives no day: it may lie anywhere between. */
export type AxisMark = {
  id: string
  x: number
  y: number
  from: number
  to: number
  glyph: KindGlyph
  strand: ShownKind['strand']
  label: string
  /** Its date and whole title. */
  title: string
  /** Where the label starts, or ends for one at the left; null where it has no room. */
  labelAt: { x: number; isEnd: boolean } | null
}

/** Records that stand too close to be told apart: a tick each, and how many. */
export type AxisBracket = {
  from: number
  to: number
  y: number
  count: number
  ticks: { x: number; strand: ShownKind['strand'] }[]
  /** First and last day, YYYY-MM-DD. */
  min: string
  max: string
  /** Where its label starts, or null where it has no room. */
  labelAt: { x: number; isEnd: boolean } | null
}

export type LanePlan = { marks: AxisMark[]; brackets: AxisBracket[]; rows: number }

/** A record with its place: `from` and `to` are the ends of what its date can mean. */
export type PlacedEntry = { entry: DatedEntry; x: number; from: number; to: number }

export const ROW_PX = 20
/** Closer than this two glyphs run into each other. */
const NEAR_PX = 11
/** As many as these, that near, are a bracket. */
const CROWD = 4
const MOST_ROWS = 5
const MOST_TICKS = 24
const LABEL_LETTERS = 30
/** The mean width of a letter at the 13 px that lanes are set in. */
const LETTER_PX = 6.5

type Item = { first: number; last: number; entries: PlacedEntry[] }

/**
 * Sets one lane's records in rows: a glyph and a label each while they have room, a bracket where they are
 * crowded. A label never runs into the record after it: it is left out first. `entries` come by x; `top` is
 * the middle of the first row.
 */
export function planLane(entries: readonly PlacedEntry[], top: number, width: number): LanePlan {
  const rows: Placed[][] = []
  for (const item of crowd(entries)) arrange({ item, hasLabel: true }, rows, width)
  const marks: AxisMark[] = []
  const brackets: AxisBracket[] = []
  rows.forEach((row, index) => {
    row.forEach((placed, at) => {
      const y = top + index * ROW_PX
      const { item } = placed
      const isEnd = isAtEnd(item, width)
      const labelAt = placed.hasLabel ? { x: isEnd ? item.first - 10 : item.last + 10, isEnd } : null
      if (item.entries.length > 1) brackets.push(bracketOf(item, y, labelAt))
      else marks.push(markOf(item.entries[0]!, y, labelAt, lettersFor(placed, row[at + 1], width)))
    })
  })
  return { marks, brackets, rows: Math.max(1, rows.length) }
}

type Placed = { item: Item; hasLabel: boolean }

function arrange(placed: Placed, rows: Placed[][], width: number): void {
  const { item } = placed
  const start = startOf(placed, width)
  const free = rows.find((row) => freeFrom(row.at(-1)!, width) <= start)
  if (free) free.push(placed)
  else if (rows.length < MOST_ROWS) rows.push([placed])
  else {
    const lasts = rows.map((row) => row.at(-1)!)
    const apart = lasts.filter((last) => last.item.last + NEAR_PX <= item.first)
    if (apart.length > 0) {
      // The label that stands longest in the way gives way.
      const least = apart.reduce((best, last) => (last.item.last < best.item.last ? last : best))
      least.hasLabel = false
      if (least.item.last + 8 > start) placed.hasLabel = false
      rows[lasts.indexOf(least)]!.push(placed)
    } else {
      const nearest = lasts.reduce((best, last) => (last.item.last > best.item.last ? last : best))
      nearest.item = join(nearest.item, item)
    }
  }
}

/** How long a label may be: as far as the room goes up to what stands next in its row, once all have found their places. */
function lettersFor({ item }: Placed, next: Placed | undefined, width: number): number {
  if (isAtEnd(item, width)) return LABEL_LETTERS
  const end = next ? startOf(next, width) : width
  return Math.max(LABEL_LETTERS, Math.floor((end - item.last - 20) / LETTER_PX))
}

/** Where what stands in a row begins, with its label where that is at the left. */
function startOf({ item, hasLabel }: Placed, width: number): number {
  return hasLabel && isAtEnd(item, width) ? item.first - 14 - labelPx(item) : item.first - 6
}

/** Where a row is free again after what stands last in it. */
function freeFrom({ item, hasLabel }: Placed, width: number): number {
  return hasLabel && !isAtEnd(item, width) ? item.last + 16 + labelPx(item) : item.last + 8
}

/** Whether a label stands at the left, since the right has no room. */
function isAtEnd(item: Item, width: number): boolean {
  return item.last + 14 + labelPx(item) > width && item.first - 14 - labelPx(item) > 0
}

/** Runs of near records that are long enough become one item. */
function crowd(entries: readonly PlacedEntry[]): Item[] {
  const runs: Item[] = []
  for (const entry of entries) {
    const last = runs.at(-1)
    if (last && entry.x - last.last < NEAR_PX) {
      last.entries.push(entry)
      last.last = Math.max(last.last, entry.x)
    } else runs.push({ first: entry.x, last: entry.x, entries: [entry] })
  }
  return runs.flatMap((run) =>
    run.entries.length >= CROWD
      ? [run]
      : run.entries.map((entry) => ({ first: entry.x, last: entry.x, entries: [entry] })),
  )
}

function markOf(
  { entry, x, from, to }: PlacedEntry,
  y: number,
  labelAt: AxisMark['labelAt'],
  letters: number,
): AxisMark {
  const { glyph, strand } = kindOfKey(entry.kind)
  const title = `${formatEdtf(entry.date)}: ${entry.title}`
  return {
    id: entry.id,
    x,
    y,
    from,
    to,
    glyph,
    strand,
    label: shorten(entry.shortTitle, letters),
    title,
    labelAt,
  }
}

function bracketOf({ first, last, entries }: Item, y: number, labelAt: AxisBracket['labelAt']): AxisBracket {
  const every = Math.ceil(entries.length / MOST_TICKS)
  const days = entries.map(({ entry }) => entry.min).sort()
  return {
    from: first - 3,
    to: last + 3,
    y,
    count: entries.length,
    ticks: entries
      .filter((_, index) => index % every === 0)
      .map(({ entry, x }) => ({ x, strand: kindOfKey(entry.kind).strand })),
    min: days[0]!,
    max: days.at(-1)!,
    labelAt,
  }
}

function join(a: Item, b: Item): Item {
  return {
    first: Math.min(a.first, b.first),
    last: Math.max(a.last, b.last),
    entries: [...a.entries, ...b.entries],
  }
}

function labelOf(item: Item): string {
  return item.entries.length > 1
    ? bracketLabel(bracketOf(item, 0, null))
    : shorten(item.entries[0]!.entry.shortTitle)
}

function labelPx(item: Item): number {
  return labelOf(item).length * LETTER_PX
}

/** A label of a few words, cut between words. */
function shorten(text: string, most = LABEL_LETTERS): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return `${cut.slice(0, Math.max(12, cut.lastIndexOf(' ')))}…`
}
