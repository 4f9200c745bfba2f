import type { ChartLine, ChartPlan, Place } from './planChart'

type Plot = ChartPlan['plot']

export const LABEL_PX = 12

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
  for (const label of inOrder) label.y = Math.round(label.y * 100) / 100
}

/** Stands each conflict's words above or below its disc, wherever fewer lines and earlier words are in the way. */
export function placeConflictLabels(lines: ChartLine[], plot: Plot) {
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  const marks = lines.flatMap((line) => line.runs.flat())
  for (const conflict of lines.flatMap((line) => line.conflicts)) {
    const width = widthOf(conflict.label)
    const left = Math.min(Math.max(conflict.x - width / 2, plot.left + 2), plot.right - width)
    const candidates = [-12, 22, -26, 36, -40, 50].map((offset) => {
      const baseline = conflict.y + offset
      const box = { left, right: left + width, top: baseline - LABEL_PX, bottom: baseline + 3 }
      const isOutside = box.top < plot.top - 8 || box.bottom > plot.bottom
      const hits = marks.filter(
        (mark) =>
          mark.x > box.left - 4 && mark.x < box.right + 4 && mark.y > box.top - 4 && mark.y < box.bottom + 4,
      )
      const clashes = taken.filter(
        (other) =>
          box.left < other.right + 4 &&
          other.left < box.right + 4 &&
          box.top < other.bottom &&
          other.top < box.bottom,
      )
      return {
        box,
        baseline,
        cost: (isOutside ? 100 : 0) + clashes.length * 20 + hits.length * 3 + Math.abs(offset) / 20,
      }
    })
    const best = candidates.reduce((a, b) => (b.cost < a.cost ? b : a))
    taken.push(best.box)
    conflict.labelAt = { x: Math.round(left * 100) / 100, y: Math.round(best.baseline * 100) / 100 }
  }
}
