import type { Passage, Place } from '../passage'
import type { Anchor } from './anchor'
import { AHEAD, findLike, SURE } from './findLike'
import type { Folded } from './fold'
import type { Likeness } from './likeness'
import { keyAt, offsetOf, placeOf, type OpenText } from './openText'
import { contextAt, isSameAt, stretchAt } from './sameWords'
import { openSelector, type Selector } from './selector'
import { wordDifference } from './wordDifference'

/** Units that one side of the context must have, that its whole agreement is enough: tables have few in 32 characters. */
const ONE_SIDE = 12
/** Places of an ambiguous passage that are told apart; beyond these nobody chooses by eye. */
const MOST_PLACES = 26
/** Places of one run of words that are looked at. */
const MOST_CANDIDATES = 512

type Candidate = { at: number; before: number; behind: number; context: number; isHere: boolean }

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
  const known = candidates.filter((it) => isPlausible(it, selector))
  const best = known.length > 0 || candidates.length === 1 ? known : candidates
  const top = Math.max(0, ...best.map((it) => it.context))
  const leaders = best.filter((it) =>
    top === all ? it.context === all : it.context > top - Math.max(AHEAD, top / 5),
  )
  const chosen = leaders.length === 1 ? leaders[0] : leaders.find((it) => it.isHere)

  if (leaders.length === 0 || top < all) {
    const like = findLike(selector, open, here.expected, leaders.length === 0 ? null : top)
    if (like) return anchorOf(like, here.at, passage, selector, open)
  }
  if (chosen) return anchorAt(chosen, passage, selector, open)
  if (leaders.length === 0) return { state: 'lost' }
  return {
    state: 'ambiguous',
    places: leaders.slice(0, MOST_PLACES).map((it) => placeAt(it.at, passage, selector, open)),
  }
}

/** The unit of the key where the passage was, if its page is still there, and the unit nearest to it in any case. */
function hereOf({ page, start, exact }: Passage, { lead, words }: Selector, open: OpenText) {
  const offset = offsetOf(open, page, start)
  if (offset !== null) {
    const at = keyAt(open.folded, offset)
    const isThere =
      words === '' ? open.text.startsWith(exact, offset) : open.folded.starts[at] === offset + lead
    return { at: isThere ? at : null, expected: at }
  }
  const last = open.pages.filter((it) => it.number <= page).at(-1)
  return { at: null, expected: last ? keyAt(open.folded, last.start) : 0 }
}

/** Places where the very same words stand. The one with all of its context is the only one looked at where there is one. */
function candidatesFor(
  selector: Selector,
  { text, folded, seeds }: OpenText,
  here: { at: number | null },
): Candidate[] {
  const { key } = selector.folded
  const { start, end } = selector
  const isSame = (at: number) =>
    at >= 0 &&
    folded.key.startsWith(selector.words, at) &&
    isSameAt(selector, folded, at) &&
    (start < end || marksAt(text, folded, at) === marksAt(selector.text, selector.folded, start))
  const candidate = (at: number): Candidate => {
    const { before, behind } = contextAt(selector, folded, at)
    return { at, before, behind, context: before + behind, isHere: at === here.at }
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

/** What is printed between two units of a key, without blanks: all that words without letters consist of. */
function marksAt(text: string, { starts, widths }: Folded, at: number): string {
  const from = at === 0 ? 0 : starts[at - 1]! + widths[at - 1]!
  return text.slice(from, starts[at] ?? text.length).replace(/\s+/g, '')
}

/** Whether a place may be meant at all: it was there, or enough agrees, or the whole of one side does. */
function isPlausible(
  { before, behind, context, isHere }: Candidate,
  { folded, words, start, end }: Selector,
): boolean {
  const isSide = (agreeing: number, side: number) => side >= ONE_SIDE && agreeing === side
  const all = folded.key.length - words.length
  return (
    isHere ||
    context === all ||
    words.length + context >= SURE ||
    isSide(before, start) ||
    isSide(behind, folded.key.length - end)
  )
}

function anchorAt(
  { at, isHere }: Pick<Candidate, 'at' | 'isHere'>,
  passage: Passage,
  selector: Selector,
  open: OpenText,
): Anchor {
  const { start, end } = stretchAt(selector, passage.exact, open, at)
  const place = placeOf(open, start, end)
  const isTypography = open.text.slice(start, end) !== passage.exact
  return { state: isHere ? 'exact' : 'moved', isTypography, ...place }
}

function placeAt(at: number, { exact }: Passage, selector: Selector, open: OpenText): Place {
  const { start, end } = stretchAt(selector, exact, open, at)
  return placeOf(open, start, end)
}

/** The anchor of a stretch that is like a passage: its very words after all, or others. */
function anchorOf(
  { start, end, whole }: Likeness,
  here: number | null,
  passage: Passage,
  selector: Selector,
  open: OpenText,
): Anchor {
  const { folded, text } = open
  if (whole !== null && isSameAt(selector, folded, whole))
    return anchorAt({ at: whole, isHere: whole === here }, passage, selector, open)
  const from = folded.starts[start]!
  const until = folded.starts[end - 1]! + folded.widths[end - 1]!
  const now = text.slice(from, until)
  const difference = wordDifference(passage.exact, now)
  return { state: 'altered', ...placeOf(open, from, until), now, difference }
}
