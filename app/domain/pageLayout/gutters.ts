import type { Fragment } from './fragment'

/** A gutter is at least this many type sizes wide. */
const WIDTH = 0.8
/** … and parts at least this many lines. */
const LEAST_LINES = 3
/** Width of the steps in which a region is searched, in points. */
const STEP = 2
/** Gutters tried for one region before it is read as lines. */
const MOST_TRIES = 4
/** A sheet wider than this, in points, has no columns that matter (ISO 32000-1 allows 14,400). */
const MOST_WIDTH = 14_400

/** Where white runs down between fragments of the same lines: the middle of each such gutter, the longest first. */
export function guttersOf(fragments: Fragment[]): number[] {
  let [left, right] = [Infinity, -Infinity]
  for (const it of fragments) {
    left = Math.min(left, it.left)
    right = Math.max(right, it.right)
  }
  if (!(right - left <= MOST_WIDTH)) return []
  const changes = new Int32Array(Math.ceil((right - left) / STEP) + 2)
  for (const [from, to] of gapsOf(fragments)) {
    changes[Math.ceil((from - left) / STEP)]! += 1
    changes[Math.floor((to - left) / STEP) + 1]! -= 1
  }
  return ridgesOf(changes)
    .filter((ridge) => ridge.lines >= LEAST_LINES)
    .sort((a, b) => b.lines - a.lines || b.width - a.width)
    .slice(0, MOST_TRIES)
    .map((ridge) => left + ridge.middle * STEP)
}

/** The white between each fragment and the next of its line, where it is wide enough. */
function gapsOf(fragments: Fragment[]): [from: number, to: number][] {
  const gaps: [number, number][] = []
  const sorted = [...fragments].sort((a, b) => a.baseline - b.baseline)
  for (let at = 0; at < sorted.length; at++) {
    const it = sorted[at]!
    const reach = 0.6 * it.size
    let next = Infinity
    for (let on = at - 1; on >= 0 && it.baseline - sorted[on]!.baseline < reach; on--) {
      if (sorted[on]!.left >= it.right && sorted[on]!.left < next) next = sorted[on]!.left
    }
    for (let on = at + 1; on < sorted.length && sorted[on]!.baseline - it.baseline < reach; on++) {
      if (sorted[on]!.left >= it.right && sorted[on]!.left < next) next = sorted[on]!.left
    }
    if (next - it.right >= WIDTH * it.size && next < Infinity) gaps.push([it.right, next])
  }
  return gaps
}

type Ridge = { middle: number; width: number; lines: number }

/** The steps where more gaps overlap than on either side of them. */
function ridgesOf(changes: Int32Array): Ridge[] {
  const ridges: Ridge[] = []
  let [lines, rise, isRising] = [0, 0, false]
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at]!
    if (change < 0 && isRising) ridges.push({ middle: (rise + at - 1) / 2, width: at - rise, lines })
    if (change !== 0) {
      isRising = change > 0
      rise = at
    }
    lines += change
  }
  return ridges
}
