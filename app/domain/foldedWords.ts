/**
 * The words of a text alone, folded: NFKC, lower case, without white space, punctuation, signs and marks that do not
 * show. Two texts that fold alike have the same words in the same order, however they are set.
 */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
}
