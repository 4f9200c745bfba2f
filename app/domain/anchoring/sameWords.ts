import { isDash, kindOf, MARK, WORD } from './characters'
import { DASH, STOP, type Folded } from './fold'
import { endsSentence, hasDash, isSameJoint, tieBefore } from './joints'
import type { OpenText } from './openText'
import type { Selector } from './selector'

/**
 * Whether the selector's words stand at `at` of a folded text, whose letters there are known to be the same: each joint
 * agrees, and at neither end do the words run on into another word or number than they did.
 */
export function isSameAt(selector: Selector, text: Folded, at: number): boolean {
  const { folded, start, end } = selector
  const length = end - start
  for (let index = 1; index < length; index++)
    if (!isSameJoint(text, at + index, text.joints[at + index]!, folded.joints[start + index]!)) return false
  if (at + length < text.key.length && kindOf(text.key.charCodeAt(at + length)) & MARK) return false
  return (
    isSameTie(folded, start, text, at) &&
    isSameTie(folded, end, text, at + length) &&
    hasOwnMarks(selector, text, at)
  )
}

function isSameTie(mine: Folded, at: number, text: Folded, there: number): boolean {
  const [tie, other] = [tieBefore(mine, at), tieBefore(text, there)]
  if (tie === other || tie === '*' || other === '*') return true
  if (tie === '-' || other === '-')
    return (tie === '-' || tie === '') && hasDash(mine, at) && hasDash(text, there)
  return false
}

/** Dashes and full stops at the ends of the words themselves, which stand in the joints, are there as well. */
function hasOwnMarks({ leading, trailing, start, end }: Selector, text: Folded, at: number): boolean {
  const behind = at + end - start
  if (leading & DASH && !hasDash(text, at)) return false
  if (leading & STOP && !(text.joints[at]! & STOP) && !(kindOf(text.key.charCodeAt(at - 1)) & WORD))
    return false
  if (trailing & DASH && !hasDash(text, behind)) return false
  return !(trailing & STOP) || (text.joints[behind]! & STOP) !== 0 || endsSentence(text, behind)
}

/** How many units before and behind the words agree with the selector's context, at the most all of it. */
export function contextAt({ folded, start, end }: Selector, text: Folded, at: number) {
  return {
    before: agreeing(folded.key, start - 1, text.key, at - 1, -1),
    behind: agreeing(folded.key, end, text.key, at + end - start, 1),
  }
}

/** Units that must agree again behind a misread one, that it counts as a slip and not as the end of what agrees. */
const RESUME = 4

/**
 * Counts agreeing units from two places on, outward. Single misread, lost and added ones are stepped over, each for a
 * unit off: "No. 12" is not quite "No. 2".
 */
function agreeing(mine: string, from: number, text: string, there: number, step: 1 | -1): number {
  let [a, b, count] = [from, there, 0]
  const isIn = () => a >= 0 && a < mine.length && b >= 0 && b < text.length
  const agrees = (i: number, j: number) => {
    for (let n = 0; n < RESUME; n++) {
      const unit = mine[i + n * step]
      if (unit === undefined || unit !== text[j + n * step]) return false
    }
    return true
  }
  while (isIn()) {
    if (mine[a] === text[b]) count++
    else if (!agrees(a + step, b + step)) {
      if (agrees(a, b + step)) a -= step
      else if (agrees(a + step, b)) b -= step
      else break
      count--
    }
    a += step
    b += step
  }
  return count
}

/** Where the words stand in the joined text, given the unit that they begin with, with their own dashes and stops. */
export function stretchAt(
  { lead, leading, trailing, start, end }: Selector,
  exact: string,
  { text, folded }: OpenText,
  at: number,
): { start: number; end: number } {
  const first = folded.starts[at] ?? text.length
  if (start === end) {
    const before = at === 0 ? 0 : folded.starts[at - 1]! + folded.widths[at - 1]!
    const marks = text.indexOf(exact, before)
    return marks >= 0 && marks < first
      ? { start: marks, end: marks + exact.length }
      : { start: before, end: first }
  }
  const asPrinted = first - lead
  if (asPrinted >= 0 && text.startsWith(exact, asPrinted))
    return { start: asPrinted, end: asPrinted + exact.length }
  const last = at + end - start - 1
  let from = first
  let to = last < at ? first : folded.starts[last]! + folded.widths[last]!
  if (leading & DASH) while (from > 0 && isBetween(text, from - 1)) from--
  if (trailing) {
    let next = to
    while (next < text.length && isBetween(text, next)) if (!/\s/.test(text[next++]!)) to = next
  }
  if (leading & DASH) while (from < first && /\s/.test(text[from]!)) from++
  return { start: from, end: to }
}

/** Whether a unit stands in a joint as a blank, dash or full stop. */
function isBetween(text: string, at: number): boolean {
  return /[\s.]/.test(text[at]!) || isDash(text.charCodeAt(at))
}
