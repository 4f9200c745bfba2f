import { align } from './align'
import type { Folded } from './fold'
import { tieBefore } from './joints'
import type { Selector } from './selector'

/**
 * How a selector's words and context lie on a stretch of text. `start` and `end` are the units of the text between
 * which the words stand now (equal where they were taken out), `whole` where they stand without a change of any letter,
 * or null; the counts are of units that are the same.
 */
export type Likeness = {
  start: number
  end: number
  whole: number | null
  words: number
  before: number
  behind: number
}

/** Units that agree by chance in fewer than this many at a time say nothing. */
const SHORTEST_RUN = 4
/** Words longer than this are compared by their two ends, this many units of each; a difference in between is still one. */
const END_UNITS = 192
/** Units of context that may be changed next to the words before they no longer tell where the words begin. */
const SLACK = 4
/** Units by which context may stand nearer or further off than it did, and is still this passage's. */
const ASTRAY = 24
/** Units put in between the words and their neighbours that are still taken for a change of the words. */
const MOST_PUT_IN = 40
/** Units that a word or number may go on beyond what was compared. */
const LONGEST_WORD = 48

/**
 * The most that laying a selector on the units `from` to `to` of a text could come to: units that stand there in runs,
 * wherever and in whatever order. Counting them takes the sum of the lengths, laying their product.
 */
export function mostAlike(selector: Selector, text: Folded, from: number, to: number): Likeness {
  const { folded, start, end } = selector
  const { key } = folded
  const runs = new Set<number>()
  for (let at = from; at + SHORTEST_RUN <= to; at++) runs.add(runAt(text.key, at))
  const same = new Int32Array(key.length).fill(-1)
  for (let at = 0; at + SHORTEST_RUN <= key.length; at++)
    if (runs.has(runAt(key, at))) same.fill(at, at, at + SHORTEST_RUN)
  return {
    start,
    end,
    whole: null,
    words: end - start > 2 * END_UNITS ? end - start : count(same, start, end),
    before: count(same, 0, start),
    behind: count(same, end, key.length),
  }
}

/** A number for the shortest run at a place. Other runs may have the same. */
function runAt(key: string, at: number): number {
  let run = 0
  for (let index = at; index < at + SHORTEST_RUN; index++) run = Math.imul(run, 1021) + key.charCodeAt(index)
  return run | 0
}

/** Lays a selector on the units `from` to `to` of a text. Null where nothing of it is there. */
export function liken(selector: Selector, text: Folded, from: number, to: number): Likeness | null {
  const { folded, start, end } = selector
  const isLong = end - start > 2 * END_UNITS
  const same = isLong
    ? alignEnds(selector, text, from, to)
    : align(folded.key, text.key.slice(from, to)).map((at) => (at < 0 ? at : at + from))
  dropShortRuns(same)
  const first = findIndex(same, start, end, 1)
  const last = findIndex(same, start, end, -1)
  const before = findIndex(same, 0, start, -1)
  const behind = findIndex(same, end, same.length, 1)
  const leftEdge = before >= 0 && start - 1 - before <= SLACK ? same[before]! + (start - before) : null
  const rightEdge = behind >= 0 && behind - end <= SLACK ? same[behind]! - (behind - end) : null
  const begins = edgeOf(leftEdge, first < 0 ? null : same[first]! - (first - start), -1)
  const ends = edgeOf(rightEdge, last < 0 ? null : same[last]! + (end - last), 1)
  if (begins === null || ends === null) return null
  const stretch = wholeWords(selector, text, Math.max(0, begins), Math.min(text.key.length, ends))
  return {
    ...stretch,
    whole: text.key.startsWith(selector.words, same[start]) ? same[start]! : null,
    words: isLong
      ? sharedUnits(selector.words, text.key.slice(stretch.start, stretch.end))
      : count(same, start, end),
    before: countNear(same, 0, start, stretch.start - start),
    behind: countNear(same, end, same.length, stretch.end - end),
  }
}

/**
 * Where the words end on one side: where their neighbours begin, so that what was put in between is shown as well; or,
 * where the neighbours changed or went far away, where the words themselves end.
 */
function edgeOf(neighbours: number | null, own: number | null, outward: 1 | -1): number | null {
  if (neighbours === null || own === null) return neighbours ?? own
  return (neighbours - own) * outward <= MOST_PUT_IN ? neighbours : own
}

/** The same for long words: their beginning and their end are aligned, each with its context. */
function alignEnds({ folded, start, end }: Selector, text: Folded, from: number, to: number): Int32Array {
  const same = new Int32Array(folded.key.length).fill(-1)
  const reach = 3 * END_UNITS
  const lay = (a: number, b: number, low: number, high: number) => {
    const found = align(folded.key.slice(a, b), text.key.slice(low, high))
    for (let index = 0; index < found.length; index++)
      if (found[index]! >= 0) same[a + index] = found[index]! + low
  }
  lay(0, start + END_UNITS, from, Math.min(to, from + start + reach))
  lay(end - END_UNITS, folded.key.length, Math.max(from, to - reach - (folded.key.length - end)), to)
  return same
}

/** Units of the words that stand in the text in runs of eight, whatever their order: a bound for long words. */
function sharedUnits(words: string, text: string): number {
  const RUN = 8
  const runs = new Set<string>()
  for (let at = 0; at + RUN <= text.length; at++) runs.add(text.slice(at, at + RUN))
  let shared = 0
  for (let at = 0, counted = 0; at + RUN <= words.length; at++) {
    if (!runs.has(words.slice(at, at + RUN))) continue
    shared += at + RUN - Math.max(counted, at)
    counted = at + RUN
  }
  return shared
}

function dropShortRuns(same: Int32Array): void {
  for (let at = 0; at < same.length;) {
    let end = at + 1
    if (same[at]! >= 0) {
      while (end < same.length && same[end] === same[end - 1]! + 1) end++
      if (end - at < SHORTEST_RUN) same.fill(-1, at, end)
    }
    at = end
  }
}

/** The first (or, going down, the last) unit from `from` up to `to` that has its like, or -1. */
function findIndex(same: Int32Array, from: number, to: number, step: 1 | -1): number {
  for (let at = step > 0 ? from : to - 1; at >= from && at < to; at += step) if (same[at]! >= 0) return at
  return -1
}

function count(same: Int32Array, from: number, to: number): number {
  let found = 0
  for (let at = from; at < to; at++) if (same[at]! >= 0) found++
  return found
}

/** Units of context that stand about where they stood beside the words: `shift` further on in the text. */
function countNear(same: Int32Array, from: number, to: number, shift: number): number {
  let found = 0
  for (let at = from; at < to; at++) if (same[at]! >= 0 && Math.abs(same[at]! - at - shift) <= ASTRAY) found++
  return found
}

/** Widens a stretch to whole words and numbers, unless the selector itself begins or ends inside one. */
function wholeWords(selector: Selector, text: Folded, start: number, end: number) {
  const { folded } = selector
  let [from, to] = [start, end]
  if (from < to && tieBefore(folded, selector.start) === '')
    while (start - from < LONGEST_WORD && tieBefore(text, from) !== '') from--
  if (from < to && tieBefore(folded, selector.end) === '')
    while (to - end < LONGEST_WORD && tieBefore(text, to) !== '') to++
  return { start: from, end: Math.max(from, to) }
}
