import type { Fragment } from './fragment'

/** Running heads and feet stand in this share of the text's height, at its top and bottom. */
const MARGIN_SHARE = 0.12
/** White between a running head and the text, in type sizes of the head. */
const LEAST_WHITE = 0.9
/** A row of more letters than this is text. */
const MOST_LETTERS = 140
const MOST_ROWS = 3

/** A page's fragments without its running heads and feet, each of which is a row of its own. */
export type Margins = { head: Fragment[][]; body: Fragment[]; foot: Fragment[][] }

/**
 * Takes off the rows at the top and the bottom that white parts from all else, so that a head whose pieces stand over
 * two columns is read before both of them.
 */
export function peelMargins(fragments: Fragment[]): Margins {
  const sorted = [...fragments].sort((a, b) => a.top - b.top)
  const height = sorted.length === 0 ? 0 : sorted.at(-1)!.bottom - sorted[0]!.top
  const head = rowsFrom(
    sorted,
    (it) => it.top,
    (it) => it.bottom,
    MARGIN_SHARE * height,
  )
  const left = sorted.slice(head.flat().length).sort((a, b) => b.bottom - a.bottom)
  const foot = rowsFrom(
    left,
    (it) => -it.bottom,
    (it) => -it.top,
    MARGIN_SHARE * height,
  )
  return { head, body: left.slice(foot.flat().length), foot: foot.reverse() }
}

/** Rows from one edge inward; `near` and `far` are a fragment's edges, counted inward from there. */
function rowsFrom(
  sorted: Fragment[],
  near: (it: Fragment) => number,
  far: (it: Fragment) => number,
  reach: number,
): Fragment[][] {
  const rows: Fragment[][] = []
  let at = 0
  while (rows.length < MOST_ROWS && at < sorted.length) {
    const row = [sorted[at]!]
    let end = far(row[0]!)
    while (at + row.length < sorted.length && near(sorted[at + row.length]!) < end) {
      const next = sorted[at + row.length]!
      end = Math.max(end, far(next))
      row.push(next)
      if (row.length > MOST_ROWS * 8) return rows
    }
    const beyond = sorted[at + row.length]
    const letters = row.reduce((sum, it) => sum + it.letters, 0)
    const size = Math.max(...row.map((it) => it.size))
    const isApart = beyond !== undefined && near(beyond) - end >= LEAST_WHITE * size
    if (!isApart || letters > MOST_LETTERS || end - near(sorted[0]!) > reach) break
    rows.push(row)
    at += row.length
  }
  return rows
}
