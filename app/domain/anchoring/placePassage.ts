import type { Passage, Place } from '../passage'
import type { Anchor } from './anchor'
import { liken, type Likeness } from './likeness'
import { keyAt, offsetOf, placeOf, type OpenText } from './openText'
import { contextAt, isSameAt, stretchAt } from './sameWords'
import { openSelector, type Selector } from './selector'
import { windowsFor } from './windows'
import { wordDifference } from './wordDifference'

/**
 * Units, of the words and of the context that agrees, that make a place the one that is meant: some five words. Fewer
 * turn up elsewhere by chance.
 */
const SURE = 28
/** Units of context by which one place must be ahead of the others. */
const AHEAD = 6
/** Places of an ambiguous passage that are told apart; beyond these nobody chooses by eye. */
const MOST_PLACES = 26
/** Places of one run of words that are looked at. */
const MOST_CANDIDATES = 512

type Candidate = { at: number; context: number; isHere: boolean }

/**
 * Finds a passage in a text that may have changed since it was taken. The very same words count, however they are
 * printed; which of several places is meant, its context says, and where that is silent its old place. Words that
 * changed between their neighbours are altered, never moved to a copy elsewhere. What is too short to be known again
 * without its neighbours is lost with them.
 */
export function placePassage(passage: Passage, open: OpenText): Anchor {
  const selector = openSelector(passage)
  const here = hereOf(passage, selector, open)
  const all = selector.folded.key.length - selector.words.length
  const candidates = candidatesFor(selector, open, here)
  const known = candidates.filter((it) => isPlausible(it, selector, all))
  const best = known.length > 0 || candidates.length === 1 ? known : candidates
  const top = Math.max(0, ...best.map((it) => it.context))
  const leaders = best.filter((it) =>
    top === all ? it.context === all : it.context > top - Math.max(AHEAD, top / 5),
  )
  const chosen = leaders.length === 1 ? leaders[0] : leaders.find((it) => it.isHere)

  if (leaders.length === 0 || top < all / 2) {
    const changed = findChanged(passage, selector, open, here.expected, top)
    if (changed) return changed
  }
  if (chosen) return anchorAt(chosen, passage, selector, open)
  if (leaders.length === 0) return { state: 'lost' }
  return {
    state: 'ambiguous',
    places: leaders.slice(0, MOST_PLACES).map((it) => placeAt(it.at, passage, selector, open)),
  }
}

/** The unit of the key where the passage was, if its page is still there, and the unit nearest to it in any case. */
function hereOf({ page, start }: Passage, { lead }: Selector, open: OpenText) {
  const offset = offsetOf(open, page, start)
  if (offset !== null) {
    const at = keyAt(open.folded, offset)
    return { at: open.folded.starts[at] === offset + lead ? at : null, expected: at }
  }
  const last = open.pages.filter((it) => it.number <= page).at(-1)
  return { at: null, expected: last ? keyAt(open.folded, last.start) : 0 }
}

/** Places where the very same words stand. The one with all of its context is the only one looked at where there is one. */
function candidatesFor(
  selector: Selector,
  { folded, seeds }: OpenText,
  here: { at: number | null },
): Candidate[] {
  const { key } = selector.folded
  const { start, end } = selector
  const isSame = (at: number) =>
    at >= 0 && folded.key.startsWith(selector.words, at) && isSameAt(selector, folded, at)
  const candidate = (at: number): Candidate => {
    const { before, behind } = contextAt(selector, folded, at)
    return { at, context: before + behind, isHere: at === here.at }
  }
  if (here.at !== null && isSame(here.at)) {
    const found = candidate(here.at)
    if (found.context === key.length - selector.words.length && found.context >= SURE - selector.words.length)
      return [found]
  }
  const hasContext = start > 0 || end < key.length
  const whole = hasContext
    ? seeds
        .find(key, MOST_CANDIDATES)
        .map((at) => at + start)
        .filter(isSame)
    : []
  if (whole.length > 0) return whole.map(candidate)
  const found = new Set<number>()
  if (here.at !== null) found.add(here.at)
  if (start > 0) for (const at of seeds.find(key.slice(0, end), MOST_CANDIDATES)) found.add(at + start)
  if (end < key.length) for (const at of seeds.find(key.slice(start), MOST_CANDIDATES)) found.add(at)
  for (const at of seeds.find(selector.words, MOST_CANDIDATES)) found.add(at)
  return [...found]
    .filter(isSame)
    .sort((a, b) => a - b)
    .map(candidate)
}

/** Whether a place may be meant at all. */
function isPlausible({ context, isHere }: Candidate, { words }: Selector, all: number): boolean {
  return isHere || context === all || words.length + context >= SURE
}

function anchorAt({ at, isHere }: Candidate, passage: Passage, selector: Selector, open: OpenText): Anchor {
  const { start, end } = stretchAt(selector, passage.exact, open, at)
  const place = placeOf(open, start, end)
  const isTypography = open.text.slice(start, end) !== passage.exact
  return { state: isHere ? 'exact' : 'moved', isTypography, ...place }
}

function placeAt(at: number, { exact }: Passage, selector: Selector, open: OpenText): Place {
  const { start, end } = stretchAt(selector, exact, open, at)
  return placeOf(open, start, end)
}

/** The place where other words now stand for the passage's, if it is known better than by `known` units of context. */
function findChanged(
  passage: Passage,
  selector: Selector,
  open: OpenText,
  expected: number,
  known: number,
): Anchor | null {
  const found = windowsFor(selector, open, expected)
    .flatMap(({ from, to }) => liken(selector, open.folded, from, to) ?? [])
    .filter((it) => isLike(it, selector))
    .sort((a, b) => weigh(b) - weigh(a) || Math.abs(a.start - expected) - Math.abs(b.start - expected))
  const best = found[0]
  if (!best || best.before + best.behind <= known) return null
  const isSame =
    open.folded.key.slice(best.start, best.end) === selector.words &&
    isSameAt(selector, open.folded, best.start)
  if (isSame)
    return anchorAt({ at: best.start, context: 0, isHere: best.start === expected }, passage, selector, open)
  const start = open.folded.starts[best.start]!
  const last = best.end - 1
  const end = open.folded.starts[last]! + open.folded.widths[last]!
  const now = open.text.slice(start, end)
  return {
    state: 'altered',
    ...placeOf(open, start, end),
    now,
    difference: wordDifference(passage.exact, now),
  }
}

const weigh = ({ words, before, behind }: Likeness) => words + before + behind

/**
 * Whether other words are the passage's own, altered, and not another sentence: half of it is left and is enough to be
 * known by, or all around it is as it was and the whole is still mostly the same.
 */
function isLike(found: Likeness, { folded, start, end }: Selector): boolean {
  const length = end - start
  const now = found.end - found.start
  if (now === 0 || length === 0) return false
  const [before, behind] = [start, folded.key.length - end]
  const context = found.before + found.behind
  const isHeld =
    before + behind >= 16 &&
    found.before >= 0.7 * before &&
    found.behind >= 0.7 * behind &&
    now <= 3 * length + 24
  if (isHeld && weigh(found) >= 0.6 * folded.key.length) return true
  if (now > 3 * length + 160) return false
  if (context < 6)
    return found.words >= 0.7 * length && (found.words >= 24 || (before + behind === 0 && found.words >= 8))
  return found.words >= 0.5 * length && found.words + context >= SURE
}
