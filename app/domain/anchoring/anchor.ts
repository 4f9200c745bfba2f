import type { Place } from '../passage'

/** A stretch of a difference, in whole words. `same` may differ in typography and is printed as the text has it now. */
export type WordChange = { kind: 'same' | 'removed' | 'added'; text: string }

/**
 * What became of a passage in a text. *exact*: the same words in the same place. *moved*: the very same words
 * elsewhere, and only one place can be meant. *altered*: the best match differs in a word, number or negation; `now`
 * are the words that stand there. *ambiguous*: the same words in several places that context cannot tell apart.
 * *lost*: not there. Only the first two may be quoted in a filing. `isTypography` says that the words are printed in
 * another way: white space, line breaks and hyphens at line ends, ligatures, quotation marks and dashes, full stops
 * dropped or doubled between sentences, Unicode normalisation.
 */
export type Anchor =
  | ({ state: 'exact'; isTypography: boolean } & Place)
  | ({ state: 'moved'; isTypography: boolean } & Place)
  | ({ state: 'altered'; now: string; difference: WordChange[] } & Place)
  | { state: 'ambiguous'; places: Place[] }
  | { state: 'lost' }

/** Whether words so anchored may be quoted. */
export function isQuotable(anchor: Anchor): boolean {
  return anchor.state === 'exact' || anchor.state === 'moved'
}
