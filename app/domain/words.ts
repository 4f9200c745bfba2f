/**
 * Words as searches compare them. A word is a run of letters, digits and marks of any script, with the
 * apostrophes and decimal points inside it; it is compared without case, accents or a possessive "’s".
 */
export type Word = {
  /** As compared. */
  folded: string
  /** Where it stands in the text, in UTF-16 code units; `end` is exclusive. */
  start: number
  end: number
}

const WORD = /\p{N}+(?:[.,]\p{N}+)+(?![\p{L}\p{N}\p{M}])|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu

const ASCII = /^[\x00-\x7f]*$/
const MARKS = /\p{M}+/gu

/** The words of a text in order, each with its place. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const folded = foldWord(match[0])
    if (folded !== '') words.push({ folded, start: match.index, end: match.index + match[0].length })
  }
  return words
}

/** One word as searches compare it: "Verizon’s" is "verizon", "Köln" is "koln". */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  const plain = ASCII.test(lower) ? lower : lower.normalize('NFKD').replace(MARKS, '').toLowerCase()
  return plain.replace(/['’]s$/, '').replace(/['’]/g, '')
}

/** Where a run of folded words stands in a text, first to last word: one place for each time it is said. */
export function findRun(words: readonly Word[], run: readonly string[]): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = []
  if (run.length === 0) return places
  for (let at = 0; at + run.length <= words.length; at++) {
    if (run.every((word, offset) => words[at + offset]!.folded === word)) {
      places.push({ start: words[at]!.start, end: words[at + run.length - 1]!.end })
    }
  }
  return places
}
