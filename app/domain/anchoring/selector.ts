import type { Passage } from '../passage'
import { isDash } from './characters'
import { DASH, fold, STOP, type Folded } from './fold'
import { keyAt } from './openText'

/** A passage in comparable form: its words with their context, folded as one, and where in that the words stand. */
export type Selector = {
  /** Context, words and context, as they were printed. */
  text: string
  folded: Folded
  /** The words' units in `folded.key`: from `start` up to `end`. Equal where the words are dashes and stops alone. */
  start: number
  end: number
  /** The words themselves in the key. */
  words: string
  /** Code units of the passage before its first and behind its last unit of the key: blanks, dashes, stops. */
  lead: number
  /** What of the passage itself stands in the joints at its ends, as flags. */
  leading: number
  trailing: number
}

/** Folds a passage together with its context, so that what adjoins the words is read as it was in their text. */
export function openSelector({ exact, prefix, suffix }: Passage): Selector {
  const text = prefix + exact + suffix
  const folded = fold(text)
  const from = prefix.length
  const to = from + exact.length
  const start = keyAt(folded, from)
  const end = keyAt(folded, to)
  const isEmpty = start === end
  const first = isEmpty ? to : folded.starts[start]!
  const last = isEmpty ? from : folded.starts[end - 1]! + folded.widths[end - 1]!
  return {
    text,
    folded,
    start,
    end,
    words: folded.key.slice(start, end),
    lead: first - from,
    leading: flagsOf(exact.slice(0, first - from)),
    trailing: isEmpty ? 0 : flagsOf(exact.slice(last - from)),
  }
}

function flagsOf(ends: string): number {
  let flags = 0
  for (let at = 0; at < ends.length; at++) {
    if (isDash(ends.charCodeAt(at))) flags |= DASH
    else if (ends[at] === '.' || ends[at] === '。') flags |= STOP
  }
  return flags
}
