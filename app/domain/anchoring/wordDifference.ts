import { diffArrays } from 'diff'
import type { WordChange } from './anchor'
import { fold, type Folded } from './fold'
import { isSameJoint } from './joints'

/** Words compared at the most; longer passages are shown as one whole taken for another. */
const MOST_WORDS = 4_000

/**
 * The difference of two stretches in whole words, as a reader is shown it: words that differ in typography alone are
 * the same. Joined, the texts of what is the same and what was added are the new stretch.
 */
export function wordDifference(was: string, now: string): WordChange[] {
  const [mine, theirs] = [wordsOf(was), wordsOf(now)]
  const whole: WordChange[] = [
    { kind: 'removed', text: was },
    { kind: 'added', text: now },
  ]
  if (mine.length + theirs.length > MOST_WORDS) return whole
  const changes = diffArrays(mine, theirs, { comparator: isSameWord }).map(
    ({ value, added, removed }): WordChange => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.map((it) => it.text).join(''),
    }),
  )
  return changes.some(({ kind }) => kind !== 'same') ? changes : whole
}

type Word = { text: string; folded: Folded }

/** Words with the blanks behind them. A word cut by a line's end is one. */
function wordsOf(text: string): Word[] {
  const pieces = text.match(/(?:^\s+)?(?:[\p{L}\p{M}][-\u2010\u00ad]\s+(?=\p{L})|\S)+\s*/gu) ?? []
  return pieces.map((piece) => ({ text: piece, folded: fold(piece.trim()) }))
}

function isSameWord(a: Word, b: Word): boolean {
  if (a.folded.key !== b.folded.key) return false
  if (a.folded.key === '') return a.text.trim() === b.text.trim()
  for (let at = 1; at < a.folded.key.length; at++)
    if (!isSameJoint(a.folded, at, a.folded.joints[at]!, b.folded.joints[at]!)) return false
  return true
}
