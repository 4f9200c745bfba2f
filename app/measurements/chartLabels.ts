import type { ChartLine, ChartPlan, Place } from './planChart'

type Plot = ChartPlan['plot']

const LABEL_PX = 12

/** Estimated width of a label: labels are placed before any font is known. */
export function widthOf(text: string): number {
  return text.length * LABEL_PX * 0.53
}

/** Parts labels at the line ends until none overlaps another, keeping their order and staying by the plot. */
export function placeEndLabels(labels: Place[], plot: Plot) {
  const gap = LABEL_PX + 3
  const inOrder = [...labels].sort((a, b) => a.y - b.y)
  inOrder.forEach((label, index) => {
    const above = inOrder[index - 1]
    if (above && label.y - above.y < gap) label.y = above.y + gap
  })
  const over = (inOrder.at(-1)?.y ?? 0) - plot.bottom
  if (over > 0) for (const label of inOrder) label.y -= over
  for (const label of inOrder) label.y = round(label.y)
}

/** Estimated width of a conflict's words, which are mostly figures: narrower than names are. */
function saidWidth(text: string): number {
  return text.length * LABEL_PX * 0.45
}

type Box = { left: number; right: number; top: number; bottom: number }

/** How far a label's baseline may stand from its disc, above or below it or at one side, in pixels. */
const ABOVE_OR_BELOW = [-10, 19, -23, 32, -36, 46]
const BESIDE = [4, -8, 16, -22, 28, -36, 42]
/** Room between a disc and words beside it. */
const BESIDE_PX = 10
/** How closely lines are followed to see whether they run beneath a label. */
const STEP_PX = 4
/** A label of more of a line than this beneath it cannot be read. */
const MOST_HITS = 8
/** Half of what a disc keeps free of words. */
const DISC_PX = 6

/**
 * Stands each conflict's words above, below or beside its disc, where no other words or discs and as little of any line as can be
 * are in the way. Where there is no such place a conflict has no words: its disc, its title and the table still say both values.
 */
export function placeConflictLabels(lines: ChartLine[], plot: Plot) {
  const conflicts = lines.flatMap((line) => line.conflicts)
  const taken: Box[] = conflicts.flatMap((conflict) => [conflict, ...conflict.others].map(discBox))
  const drawn = lines.flatMap((line) => [...line.runs, ...line.bridges].flatMap(followRun))
  for (const conflict of conflicts) {
    const width = saidWidth(conflict.label)
    const within = (left: number) => Math.min(Math.max(left, plot.left + 2), plot.right - width)
    const asked = [
      ...ABOVE_OR_BELOW.map((dy) => ({ left: within(conflict.x - width / 2), dy })),
      ...BESIDE.flatMap((dy) => [
        { left: within(conflict.x + BESIDE_PX), dy },
        { left: within(conflict.x - BESIDE_PX - width), dy },
      ]),
    ]
    const places = asked
      .map(({ left, dy }) => {
        const y = conflict.y + dy
        const box = { left, right: left + width, top: y - LABEL_PX, bottom: y + 3 }
        const hits = drawn.filter((place) => isWithin(place, box)).length
        return { box, y, hits, cost: 3 * hits + Math.abs(dy) / 5 }
      })
      .filter(
        ({ box, hits }) =>
          hits <= MOST_HITS &&
          box.top >= plot.top - 8 &&
          box.bottom <= plot.bottom &&
          !taken.some((other) => isOver(box, other)),
      )
    if (places.length === 0) continue
    const best = places.reduce((a, b) => (b.cost < a.cost ? b : a))
    taken.push(best.box)
    conflict.labelAt = { x: round(best.box.left), y: round(best.y) }
  }
}

function discBox({ x, y }: Place): Box {
  return { left: x - DISC_PX, right: x + DISC_PX, top: y - DISC_PX, bottom: y + DISC_PX }
}

/** Places along a run of points, close enough together to find what lies on it. */
function followRun(run: readonly Place[]): Place[] {
  return run.flatMap((from, at) => {
    const to = run[at + 1] ?? from
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP_PX))
    return Array.from({ length: steps }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / steps,
      y: from.y + ((to.y - from.y) * step) / steps,
    }))
  })
}

function isWithin({ x, y }: Place, box: Box): boolean {
  return x > box.left - 4 && x < box.right + 4 && y > box.top - 2 && y < box.bottom + 2
}

function isOver(a: Box, b: Box): boolean {
  return a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom && b.top < a.bottom
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
