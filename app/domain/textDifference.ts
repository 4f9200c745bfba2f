import { diffWordsWithSpace } from 'diff'
import type { WordChange } from './anchoring/anchor'

/** Edits beyond which two texts are shown whole, one after the other: nobody reads so many, and finding them costs. */
const MOST_EDITS = 2_000

/**
 * How one text became another, word by word, each comma and blank counted. What is not *added* makes the earlier text,
 * what is not *removed* the later. Whether a quotation still says the same is for `anchoring/wordDifference`.
 */
export function textDifference(before: string, after: string): WordChange[] {
  const runs = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS })
  if (!runs)
    return [
      { text: before, kind: 'removed' },
      { text: after, kind: 'added' },
    ]
  return runs.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
