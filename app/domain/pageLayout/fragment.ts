import type { TextRun } from './textRun'

/** A run on the way to its place, in coordinates turned so that its base line runs to the right. */
export type PlacedRun = {
  text: string
  /** Its index in the page's list of runs. */
  index: number
  left: number
  right: number
  baseline: number
  size: number
}

/** Runs that stand together on one base line, as a column's line or a table's cell does. */
export type Fragment = {
  runs: PlacedRun[]
  left: number
  right: number
  /** The box of its letters, downward. */
  top: number
  bottom: number
  baseline: number
  size: number
  /** Characters that are no blanks. */
  letters: number
  /** Its place in the file's order of drawing. */
  order: number
}

/** Runs parted by less than this many type sizes belong together; a column's gutter is wider, even in a gazette. */
const JOIN_GAP = 0.85
/** Base lines that differ by less than this share of the type size are one … */
const SAME_LINE = 0.45
/** … and where one is set smaller, as raised and lowered marks are, by less than this. */
const SAME_LINE_RAISED = 0.65
const SMALLER = 0.85
/** The letters of a line reach this far above and below its base line, in type sizes. */
const ASCENT = 0.75
const DESCENT = 0.22

/** The runs of one turn of a page as fragments, in the order in which the file draws them. Blank runs only part words. */
export function fragmentsOf(runs: readonly TextRun[], turn: TextRun['turn']): Fragment[] {
  const fragments: Fragment[] = []
  const seen: PlacesByText = new Map()
  let open: Fragment | null = null
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]!
    if (run.turn !== turn) continue
    const letters = lettersIn(run.text)
    if (letters === 0) continue
    const placed = place(run, index)
    if (!Number.isFinite(placed.left + placed.right + placed.baseline + placed.size)) continue
    if (isDrawnTwice(placed, seen)) continue
    if (open && isNext(open, placed)) grow(open, placed, letters)
    else fragments.push((open = begin(placed, letters, fragments.length)))
  }
  return fragments
}

function lettersIn(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit !== 0x20 && unit !== 0xa0 && unit !== 0x09) count++
  }
  return count
}

function place({ text, x, y, width, height, turn }: TextRun, index: number): PlacedRun {
  const [left, baseline] = turn === 0 ? [x, y] : turn === 1 ? [y, -x] : turn === 2 ? [-x, -y] : [-y, x]
  return { text, index, left, right: left + width, baseline, size: height > 0.5 ? height : 0.5 }
}

/** Where each text was drawn, in grains of its size: few texts are drawn twice at all. */
type PlacesByText = Map<string, Set<string>>

/** A poor man's bold draws the same run again beside itself; read once, it is what the page shows. */
function isDrawnTwice({ text, left, baseline, size }: PlacedRun, seen: PlacesByText): boolean {
  const grain = Math.max(size * 0.3, 0.5)
  const [column, row] = [Math.round(left / grain), Math.round(baseline / grain)]
  const places = seen.get(text)
  if (!places) seen.set(text, new Set([`${column} ${row}`]))
  else {
    for (const near of [column, column - 1, column + 1]) if (places.has(`${near} ${row}`)) return true
    places.add(`${column} ${row}`)
  }
  return false
}

/** Whether two things stand on one line, a raised mark and its word among them. */
export function isSameLine(
  one: { baseline: number; size: number },
  other: { baseline: number; size: number },
): boolean {
  const size = Math.max(one.size, other.size)
  const isRaised = Math.min(one.size, other.size) < SMALLER * size
  return Math.abs(one.baseline - other.baseline) <= (isRaised ? SAME_LINE_RAISED : SAME_LINE) * size
}

function isNext(open: Fragment, run: PlacedRun): boolean {
  if (!isSameLine(open, run)) return false
  const size = Math.max(open.size, run.size)
  const gap = run.left - open.right
  return gap < JOIN_GAP * size && gap > -0.5 * size
}

function begin(run: PlacedRun, letters: number, order: number): Fragment {
  const { left, right, baseline, size } = run
  return {
    runs: [run],
    left,
    right,
    baseline,
    size,
    top: baseline - ASCENT * size,
    bottom: baseline + DESCENT * size,
    letters,
    order,
  }
}

function grow(open: Fragment, run: PlacedRun, letters: number): void {
  open.runs.push(run)
  open.right = Math.max(open.right, run.right)
  open.letters += letters
  if (run.size > open.size) {
    open.size = run.size
    open.baseline = run.baseline
  }
  open.top = Math.min(open.top, run.baseline - ASCENT * run.size)
  open.bottom = Math.max(open.bottom, run.baseline + DESCENT * run.size)
}
