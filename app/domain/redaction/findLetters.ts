import type { PageText } from '../passage'

/** A place in a document's text; one that runs over a page break is two. */
export type Found = { page: number; start: number; end: number }

const LETTER = /[\p{L}\p{N}]/u
const MARKS = /\p{M}+/gu

/** Letters and digits alone, in one form: without case, accents, ligatures, hyphens, blanks and what has no width. */
export function lettersOf(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase().replace(/[^a-z\d]+/g, '')
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/**
 * Every place where the letters of some words stand in a document, one after another, whatever stands between them:
 * blanks, line ends, hyphens, a page break. A match begins and ends where a word does, so that “ex” is not found in
 * “text”; letters set apart, as in “S E C R E T”, are found.
 */
export function findLetters(pages: readonly PageText[], words: string): Found[] {
  const sought = lettersOf(words)
  if (sought === '') return []
  const folded = foldPages(pages)
  const found: Found[] = []
  for (let at = folded.letters.indexOf(sought); at >= 0; at = folded.letters.indexOf(sought, at + 1)) {
    const last = at + sought.length - 1
    if (isWordEdge(pages, folded, at, -1) && isWordEdge(pages, folded, last, 1))
      found.push(...placesBetween(pages, folded, at, last))
  }
  return found
}

/** The letters of a document in a row, and of each the page and the code units that it came from. */
type Folded = { letters: string; page: number[]; start: number[]; end: number[] }

const kept = new WeakMap<readonly PageText[], Folded>()

function foldPages(pages: readonly PageText[]): Folded {
  const held = kept.get(pages)
  if (held) return held
  const folded: Folded = { letters: '', page: [], start: [], end: [] }
  const parts: string[] = []
  pages.forEach(({ text }, index) => {
    let at = 0
    for (const character of text) {
      const letters = lettersOf(character)
      for (let unit = 0; unit < letters.length; unit++) {
        folded.page.push(index)
        folded.start.push(at)
        folded.end.push(at + character.length)
      }
      parts.push(letters)
      at += character.length
    }
  })
  folded.letters = parts.join('')
  kept.set(pages, folded)
  return folded
}

/** Whether no letter stands right beside a match, in its own page's text. */
function isWordEdge(
  pages: readonly PageText[],
  { page, start, end }: Folded,
  at: number,
  side: -1 | 1,
): boolean {
  const { text } = pages[page[at]!]!
  const beside = side < 0 ? lastCharacter(text.slice(0, start[at])) : firstCharacter(text.slice(end[at]))
  // Scripts without blanks between words have no word edges to ask for.
  return !LETTER.test(beside) || UNSPACED.test(beside)
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function lastCharacter(text: string): string {
  return [...text.slice(-2)].at(-1) ?? ''
}

function firstCharacter(text: string): string {
  return [...text.slice(0, 2)][0] ?? ''
}

function placesBetween(pages: readonly PageText[], folded: Folded, from: number, to: number): Found[] {
  const places: Found[] = []
  for (let at = from; at <= to; at++) {
    const page = pages[folded.page[at]!]!.number
    const last = places.at(-1)
    if (last?.page === page) last.end = folded.end[at]!
    else places.push({ page, start: folded.start[at]!, end: folded.end[at]! })
  }
  return places
}
