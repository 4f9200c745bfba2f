/** A stretch of a quotation that has to stand in its source as it is, and what may stand between it and the one before. */
export type QuotePiece = {
  exact: string
  /** Units of the folded text, at the most, between the piece before and this one. */
  mostBetween: number
  /** Whether a word of the source may run on beyond it, for the rest of the word was altered in brackets. */
  opensWord: boolean
  closesWord: boolean
  /** The letter ahead of it, whose case was altered in brackets: "[T]he". */
  initial: string
}

/** Units that an ellipsis may stand for, about a page: what is further off is another passage. */
const MOST_OMITTED = 3_000
/** Units that words in brackets may stand for, and the rest of a word. */
const MOST_REPLACED = 160
const MOST_OF_WORD = 14

const ELLIPSIS = /\[\s*(?:…|\.(?:\s?\.){2,3})\s*\]|\.(?:[ \u00a0]?\.){2,3}|…[ \u00a0]?\.?|\*(?:\s?\*){2}/
const BRACKET = /\[([^[\]]{0,200})\]/
const ALTERED = new RegExp(`${ELLIPSIS.source}|${BRACKET.source}`, 'g')
const isLetter = (character = '') => /\p{L}/u.test(character)

/**
 * Parts a quotation at what legal writing marks as changed (Bluebook, rule 5): an ellipsis for words left out, brackets for
 * a letter's case, a word's ending, or words put in. A comma or full stop at its end belongs to the sentence that quotes it.
 */
export function quotePattern(words: string): QuotePiece[] {
  const pieces: QuotePiece[] = []
  let between = 0
  let opensWord = false
  let initial = ''
  const push = (text: string, closesWord: boolean, isLast: boolean) => {
    const trimmed = trimPiece(text, pieces.length > 0 && !opensWord, isLast || !closesWord)
    if (/[\p{L}\p{N}]/u.test(trimmed)) {
      pieces.push({ exact: trimmed, mostBetween: between, opensWord, closesWord, initial })
      between = 0
    }
    opensWord = false
    initial = ''
  }
  let end = 0
  for (const match of words.matchAll(ALTERED)) {
    const [marked] = match
    const inBrackets: string | undefined = match[1]
    const next = words[match.index + marked.length]
    const isBracket = inBrackets !== undefined
    const goesOn = isBracket && isLetter(next)
    const comesFrom = isBracket && isLetter(words[match.index - 1])
    push(words.slice(end, match.index), comesFrom, false)
    end = match.index + marked.length
    between += !isBracket ? MOST_OMITTED : goesOn || comesFrom ? MOST_OF_WORD : MOST_REPLACED
    opensWord = goesOn
    initial = goesOn && !comesFrom && /^\p{L}$/u.test(inBrackets) ? inBrackets : ''
  }
  push(words.slice(end), false, true)
  return pieces
}

/** Without the punctuation that what was left out took with it. */
function trimPiece(text: string, isBehindGap: boolean, isBeforeGap: boolean): string {
  const begun = isBehindGap ? text.replace(/^[\s,;:.]+/, '') : text
  if (!isBeforeGap) return begun.trim()
  let end = begun.length
  while (end > 0 && /[\s,;:.]/.test(begun[end - 1]!)) end--
  return begun.slice(0, end).trim()
}
