import { diffWordsWithSpace } from 'diff'

/** A run of words that two texts share, or that only the later (*added*) or the earlier (*removed*) one has. */
export type WordRun = { text: string; kind: 'same' | 'added' | 'removed' }

/** Edits beyond which two texts are shown whole, one after the other: nobody reads so many, and finding them costs. */
const MOST_EDITS = 2_000

/** How a text became another, word by word. The runs that are not *added* make the earlier text, those not *removed* the later. */
export function wordDifference(before: string, after: string): WordRun[] {
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
