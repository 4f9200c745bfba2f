import { DIGIT, INITIAL, isCurrency, kindOf, LETTER, UNSPACED, WORD } from './characters'
import { DASH, LINE_HYPHEN, PARAGRAPH, SPACE, STOP, type Folded } from './fold'

/**
 * Whether two joints between the same letters differ in typography at most. `at` is the joint's place in `folded`,
 * whose own joint is `first`; `second` stands between the same two units elsewhere.
 */
export function isSameJoint(folded: Folded, at: number, first: number, second: number): boolean {
  if (first === second) return true
  const [mine, other] = [first & COMPARED, second & COMPARED]
  if (mine === other) return true
  if ((mine | other) & LINE_HYPHEN) return mine & LINE_HYPHEN ? joinsWord(other) : joinsWord(mine)
  if ((mine ^ other) & DASH) return false
  if ((mine ^ other) & STOP && !((mine & other & SPACE || isAtEdge(folded, at)) && endsSentence(folded, at)))
    return false
  if ((mine | other) & (DASH | STOP)) return true
  return !((mine ^ other) & SPACE) || !isSpaceMeant(folded.key, at)
}

const COMPARED = SPACE | DASH | LINE_HYPHEN | STOP

/** What a hyphen at a line's end may stand for: a hyphen, or nothing. */
function joinsWord(joint: number): boolean {
  return (joint & DASH) !== 0 || (joint & (SPACE | STOP)) === 0 || (joint & LINE_HYPHEN) !== 0
}

const isAtEdge = (folded: Folded, at: number) => at === 0 || at === folded.key.length

/** Whether a sentence may end at a joint: what follows, behind
 * closing marks, is a capital, another paragraph or the text's end. */
export function endsSentence({ key, joints }: Folded, at: number): boolean {
  let next = at
  while (next < key.length && CLOSING.includes(key[next]!)) next++
  if (next === key.length) return true
  if (joints[next]! & PARAGRAPH) return true
  if (next > at && !(joints[next]! & SPACE)) return false
  while (next < key.length && OPENING.includes(key[next]!)) next++
  return (kindOf(key.charCodeAt(next)) & INITIAL) !== 0
}
const CLOSING = '")]'
const OPENING = '"(['

/** Blanks part words and numbers; beside any other mark, and between letters of scripts without spaces, they are style. */
function isSpaceMeant(key: string, at: number): boolean {
  const before = kindOf(key.charCodeAt(at - 1))
  const after = kindOf(key.charCodeAt(at))
  if (before & WORD && after & WORD) return !(before & UNSPACED && after & UNSPACED)
  if (after & DIGIT && isNumberMark(key, at - 1)) return (kindOf(key.charCodeAt(at - 2)) & DIGIT) !== 0
  if (before & DIGIT && isNumberMark(key, at)) return (kindOf(key.charCodeAt(at + 1)) & DIGIT) !== 0
  return false
}

/** Whether a unit joins digits to one number: a decimal point or comma, a colon of a time, a slash of a date. */
function isNumberMark(key: string, at: number): boolean {
  return ".,:/'".includes(key[at] || ' ')
}

/**
 * What ties the unit at `at` to the one before it, so that the words on either side are one word or one number: '' for
 * nothing, '*' where a hyphen at a line's end leaves it open.
 */
export function tieBefore({ key, joints }: Folded, at: number): string {
  if (at === 0 || at >= key.length) return ''
  const joint = joints[at]!
  const before = kindOf(key.charCodeAt(at - 1))
  const after = kindOf(key.charCodeAt(at))
  if (joint & LINE_HYPHEN) return '*'
  if (joint & STOP) return ''
  if (joint & DASH) return before & WORD && after & WORD && !(joint & SPACE) ? '-' : ''
  if (after & DIGIT) {
    const sign = key[at - 1]!
    if ('−+±'.includes(sign) || isCurrency(sign.charCodeAt(0))) return sign
    if (
      !(joint & SPACE) &&
      isNumberMark(key, at - 1) &&
      (sign === '.' || kindOf(key.charCodeAt(at - 2)) & DIGIT)
    )
      return sign
  }
  if (before & DIGIT) {
    const mark = key[at]!
    if ('%‰°'.includes(mark) || isCurrency(mark.charCodeAt(0))) return mark
    if (
      !(joint & SPACE) &&
      isNumberMark(key, at) &&
      kindOf(key.charCodeAt(at + 1)) & DIGIT &&
      !joints[at + 1]
    )
      return mark
  }
  if (joint & SPACE) return ''
  if (before & UNSPACED || after & UNSPACED) return ''
  if (before & WORD && after & WORD) return 'w'
  const isInWord = (key[at] === "'" && before & LETTER) || (key[at - 1] === "'" && after & LETTER)
  return isInWord ? 'w' : ''
}

/** Whether a dash stands at a joint, whatever is around it. */
export const hasDash = ({ joints }: Folded, at: number) => ((joints[at] ?? 0) & (DASH | LINE_HYPHEN)) !== 0
