import { liken, mostAlike, type Likeness } from './likeness'
import type { OpenText } from './openText'
import { isSameAt } from './sameWords'
import type { Selector } from './selector'
import { windowsFor } from './windows'

/**
 * Units, of the words and of the context that agrees, that make a place the one that is meant: some five words. Fewer
 * turn up elsewhere by chance.
 */
export const SURE = 28
/** Units by which one place must be ahead of the others, to be told from them. */
export const AHEAD = 6
/** Units from its old place within which altered words are taken for the passage's own though others are as like it. */
const NEARBY = 64
/**
 * The stretch that is most like a passage and its context; null where none is like it enough to be the passage with
 * words altered, or where two are and its old place (`expected`, a unit of the key) does not tell which, as in
 * boilerplate. With `known`, the units of context around the best place of the very same words, those are left aside
 * and the stretch must be held better by its context than they are: words altered between their own neighbours are not
 * to be found again in a copy elsewhere.
 */
export function findLike(
  selector: Selector,
  open: OpenText,
  expected: number,
  known: number | null,
): Likeness | null {
  const distance = (it: Likeness) => Math.abs(it.start - expected)
  const isSame = (it: Likeness) => it.whole !== null && isSameAt(selector, open.folded, it.whole)
  const found: Likeness[] = []
  for (const { from, to } of windowsFor(selector, open, expected)) {
    const most = mostAlike(selector, open.folded, from, to)
    // Held by so much less context than another, it is neither the best nor too like it to be told from it.
    const isBehind = found.some((it) => contextOf(it) - contextOf(most) >= AHEAD)
    if (isBehind || !isLike(most, selector)) continue
    const it = liken(selector, open.folded, from, to)
    if (it && isLike(it, selector) && !(known !== null && isSame(it))) found.push(it)
  }
  const [best, ...others] = found.sort(
    (a, b) => contextOf(b) - contextOf(a) || b.words - a.words || distance(a) - distance(b),
  )
  if (!best || (known !== null && !isHeldBetter(best, selector, known))) return null
  if (isSame(best)) return best
  const next = others.find((it) => !overlaps(best, it))
  const isTold = !next || contextOf(best) - contextOf(next) >= AHEAD || weigh(best) - weigh(next) >= 2 * AHEAD
  return isTold || distance(best) <= NEARBY ? best : null
}

const contextOf = ({ before, behind }: Likeness) => before + behind
const weigh = (it: Likeness) => it.words + contextOf(it)
const overlaps = (a: Likeness, b: Likeness) => a.start < b.end && b.start < a.end

/** Whether altered words have all of the context, or so much more of it that they outweigh the very same words. */
function isHeldBetter(found: Likeness, { folded, words }: Selector, known: number): boolean {
  const all = folded.key.length - words.length
  if (contextOf(found) === all) return known < all
  return contextOf(found) >= known + AHEAD && weigh(found) > words.length + known
}

/**
 * Whether other words are the passage's own, altered, and not another sentence: half of it is left and is enough to be
 * known by, or all around it is as it was and the whole is still mostly the same. What is not like it with some units
 * that are the same is not with fewer.
 */
function isLike(found: Likeness, { folded, start, end }: Selector): boolean {
  const length = end - start
  const now = found.end - found.start
  if (now === 0 || length === 0) return false
  const [before, behind] = [start, folded.key.length - end]
  const context = contextOf(found)
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
