import type { Fragment } from './fragment'

/** What lies at the left and at the right of a gutter. */
export type Sides = { left: Fragment[]; right: Fragment[] }

/** How often the file, as it draws the two sides, goes over from one to the other. Columns: once. Rows: at each line. */
export function switchesOf(sides: Sides): number {
  return turnsOf(sides).length - 1
}

/**
 * The cells of a table that is drawn cell by cell, each of several lines: row by row, and from left to right. Its lines
 * alone would not tell which of them belong together; the file's order of drawing does.
 */
export function cellsOf(sides: Sides): Fragment[][] {
  const cells = turnsOf(sides).map((fragments) => ({
    fragments,
    top: Math.min(...fragments.map((it) => it.top)),
    left: Math.min(...fragments.map((it) => it.left)),
    size: fragments[0]!.size,
  }))
  cells.sort((a, b) => (Math.abs(a.top - b.top) < 0.5 * a.size ? a.left - b.left : a.top - b.top))
  return cells.map((cell) => cell.fragments)
}

/** The fragments in drawing order, cut wherever the side changes. */
function turnsOf({ left, right }: Sides): Fragment[][] {
  const isLeft = new Set(left)
  const drawn = [...left, ...right].sort((a, b) => a.order - b.order)
  const turns: Fragment[][] = []
  for (const [at, it] of drawn.entries()) {
    if (at > 0 && isLeft.has(it) === isLeft.has(drawn[at - 1]!)) turns.at(-1)!.push(it)
    else turns.push([it])
  }
  return turns
}
