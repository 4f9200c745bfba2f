import { isSameLine, type Fragment } from './fragment'
import { cellsOf, switchesOf, type Sides } from './drawingOrder'
import { guttersOf } from './gutters'

/** Each side of a gutter has at least this many lines. */
const LEAST_LINES = 3
/** What a column's lines have on average: letters, and the share of them that reach most of its width. A table's cells have less. */
const COLUMN = { letters: 16, fullShare: 0.5 }
/** The same where the file draws one side whole before the other, as columns are and tables are not. */
const DRAWN_WHOLE = { letters: 10, fullShare: 0.35 }
/** A line is full from this share of its column's width. */
const FULL_WIDTH = 0.62
/** Columns within columns, and bands between headings: no page known goes deeper. */
const MOST_DEPTH = 12
/** A page of more fragments is a drawing or a hostile file, and is read line by line. */
const MOST_FRAGMENTS = 5_000

/**
 * The fragments of a page as regions in reading order, each to be read line by line from its top. Where a gutter parts
 * two columns of text, the left one is read to its foot before the right one; what stands across both (a heading, a
 * wide note) parts them into bands. What only looks like columns, as a table's cells, a caption's brackets or the
 * numbers of lines in a margin do, is read row by row.
 */
export function regionsOf(fragments: Fragment[], depth = 0): Fragment[][] {
  const isPlain = fragments.length < 2 * LEAST_LINES || fragments.length > MOST_FRAGMENTS
  if (isPlain || depth > MOST_DEPTH) return [fragments]
  for (const gutter of guttersOf(fragments)) {
    const bands = bandsAt(fragments, gutter)
    const parts = bands && partsOf(bands)
    if (parts) return parts.flatMap((part) => regionsOf(part, depth + 1))
  }
  return [fragments]
}

/** What lies between two headings, or the heading itself (`across`). */
type Band = Sides & { across: Fragment[] }

/** Cuts a region into bands from top to bottom by what stands across the gutter at `x`. Null where it parts no text. */
function bandsAt(fragments: Fragment[], x: number): Band[] | null {
  const across = fragments.filter((it) => it.left < x && it.right > x).sort((a, b) => a.baseline - b.baseline)
  const bands: Band[] = Array.from({ length: across.length + 1 }, () => ({ left: [], right: [], across: [] }))
  across.forEach((it, at) => bands[at + 1]!.across.push(it))
  for (const it of fragments) {
    if (it.left < x && it.right > x) continue
    const band = bands[countAbove(across, it.baseline)]!
    ;(it.right <= x ? band.left : band.right).push(it)
  }
  const isParted = bands.some((band) => band.left.length > 0 && band.right.length > 0)
  return isParted ? bands : null
}

function countAbove(across: Fragment[], baseline: number): number {
  let [low, high] = [0, across.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (across[middle]!.baseline <= baseline) low = middle + 1
    else high = middle
  }
  return low
}

/** The regions that the bands make, in reading order; null where what the gutter parts are no columns. */
function partsOf(bands: Band[]): Fragment[][] | null {
  const parted = bands.filter((band) => band.left.length > 0 && band.right.length > 0)
  const switches = parted.reduce((sum, band) => sum + switchesOf(band), 0)
  const sides = [parted.flatMap((it) => it.left), parted.flatMap((it) => it.right)].map(linesIn)
  const fewest = Math.min(...sides.map((lines) => lines.length))
  if (fewest < LEAST_LINES) return null
  const isDrawnWhole = switches <= 2 * parted.length
  if (!sides.every((lines) => isColumn(lines, isDrawnWhole ? DRAWN_WHOLE : COLUMN))) return null
  const isDrawnByCells = !isDrawnWhole && switches > 3 * parted.length && switches < 0.9 * fewest
  return joinAcross(bands, isDrawnByCells ? cellsOf : ({ left, right }) => [left, right])
}

/** Headings that follow each other, with nothing beside the gutter between, are one region. */
function joinAcross(bands: Band[], order: (band: Sides) => Fragment[][]): Fragment[][] {
  const parts: Fragment[][] = []
  let across: Fragment[] = []
  for (const band of bands) {
    across.push(...band.across)
    if (band.left.length + band.right.length === 0) continue
    if (across.length > 0) parts.push(across)
    across = []
    parts.push(...order(band).filter((part) => part.length > 0))
  }
  if (across.length > 0) parts.push(across)
  return parts
}

type Line = { left: number; right: number; letters: number }

function linesIn(side: Fragment[]): Line[] {
  const lines: Line[] = []
  let base: Fragment | null = null
  for (const it of [...side].sort((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1)
    if (line && base && isSameLine(it, base)) {
      line.left = Math.min(line.left, it.left)
      line.right = Math.max(line.right, it.right)
      line.letters += it.letters
    } else {
      lines.push({ left: it.left, right: it.right, letters: it.letters })
      base = it
    }
  }
  return lines
}

function isColumn(lines: Line[], least: { letters: number; fullShare: number }): boolean {
  const left = Math.min(...lines.map((it) => it.left))
  const width = Math.max(...lines.map((it) => it.right)) - left
  const letters = lines.reduce((sum, it) => sum + it.letters, 0)
  const full = lines.filter((it) => it.right - it.left >= FULL_WIDTH * width).length
  return letters >= least.letters * lines.length && full >= least.fullShare * lines.length
}
