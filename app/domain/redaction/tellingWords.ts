import type { PageText } from '../passage'
import { lettersOf } from './findLetters'
import { mayTell } from './mayTell'
import { remainingText, type RemovedStretch } from './redaction'

/**
 * What must not be found again where words were taken out. `words` stand nowhere in what is left of the document, each by
 * itself; `phrases` are runs of words, which may be common ones, whose run stands nowhere in what is left.
 */
export type TellingWords = { words: string[]; phrases: string[] }

/** A word of fewer letters says nothing by itself; a number of fewer digits stands on any page. */
const LEAST_LETTERS = 3
const LEAST_DIGITS = 4
/** Longer runs are looked for by their beginnings, middles and ends: runs of this many words. */
const RUN = 3

const WORD = /[\p{L}\p{N}\p{M}]+/gu
/**
 * Words with what joins them: 123-45-6789, 437,000, jane@example.org, cost-based. None begins within a word: a word of
 * a million letters that nothing joins to another would be tried from each of them.
 */
const COMPOUND = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]+(?:[-.,'’@/:_\u2010-\u2013][\p{L}\p{N}\p{M}]+)+/gu

/** The words of a text as they are compared, in their order: runs of letters and digits, folded. */
export function comparedWords(text: string): string[] {
  return foldEach(plainOf(text), WORD)
}

/** Words that are one by what joins their parts: numbers, addresses, compounds. Their parts are not among them. */
function compoundsIn(text: string): string[] {
  return foldEach(plainOf(text), COMPOUND)
}

function foldEach(plain: string, what: RegExp): string[] {
  return (plain.match(what) ?? []).map(lettersOf).filter(Boolean)
}

/** A text as words are looked for in it. */
function plainOf(text: string): string {
  return joinBroken(text).normalize('NFKC')
}

/** A word that a hyphen at a line end parts is one word. */
function joinBroken(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/(\p{L})[-\u2010]\n(\p{Ll})/gu, '$1$2')
}

/**
 * The words that tell what was taken out of a document. A word that is left standing elsewhere in it is no secret, and
 * a single word that `known` has is none either: what the public record says of other things.
 */
export function tellingWords(
  pages: readonly PageText[],
  removed: readonly RemovedStretch[],
  known: ReadonlySet<string> = COMMON,
): TellingWords {
  const left = pages.map((page) => remainingText(page, removed))
  const leftWords = new Set(left.flatMap((text) => [...comparedWords(text), ...compoundsIn(text)]))
  const words = new Set<string>()
  const phrases = new Set<string>()
  const taken = removed.flatMap(({ page, start, end }) => {
    const text = pages.find(({ number }) => number === page)?.text ?? ''
    const whole = text.slice(numberAround(text, start).from, numberAround(text, end).to)
    return [...new Set([text.slice(start, end), whole])]
  })
  for (const text of taken) {
    const run = comparedWords(text)
    const compounds = compoundsIn(text)
    // A part of a number says nothing by itself: the last four digits of an account may stand (FRCP 5.2(a)(4)).
    const single = run.filter((word) => !/^\p{N}+$/u.test(word) || !compounds.some((it) => it.includes(word)))
    for (const word of [...single, ...compounds])
      if (isTelling(word) && !leftWords.has(word) && !known.has(word)) words.add(word)
    for (const phrase of runsOf(text)) phrases.add(phrase)
  }
  for (const text of left) for (const phrase of standWhole([...phrases], text)) phrases.delete(phrase)
  return { words: [...words].sort(), phrases: [...phrases].sort() }
}

/** A number with what groups its digits and parts its decimals: 4.75, 437,000. */
const NUMBER = /\p{N}+(?:[.,]\p{N}+)*/gu
/** So far from a place a number that it stands in is looked for, in code units. */
const NUMBER_REACH = 64

/** The number that a place in a text stands within, else the place alone: a mark may cut the 4 off "4.75 per port". */
function numberAround(text: string, at: number): { from: number; to: number } {
  const offset = Math.max(0, at - NUMBER_REACH)
  for (const { 0: number, index } of text.slice(offset, at + NUMBER_REACH).matchAll(NUMBER)) {
    const [from, to] = [offset + index, offset + index + number.length]
    if (from < at && at < to) return { from, to }
  }
  return { from: at, to: at }
}

function isTelling(word: string): boolean {
  return /^\p{N}+$/u.test(word) ? word.length >= LEAST_DIGITS : word.length >= LEAST_LETTERS
}

/** A word as it is compared, and whether it goes on a number: the 75 of "4.75". */
type Compared = { word: string; goesOn: boolean }

/** The words of a text as they are compared, with what parts of numbers belong together. */
function partsOf(text: string): Compared[] {
  const plain = plainOf(text)
  let end = -1
  return [...plain.matchAll(WORD)].flatMap(({ 0: found, index }) => {
    const word = lettersOf(found)
    if (word === '') return []
    const goesOn = index === end + 1 && /^\p{N}[.,]\p{N}$/u.test(plain.slice(end - 1, index + 1))
    end = index + found.length
    return [{ word, goesOn }]
  })
}

/**
 * A run whole where it is short, else each stretch of so many words of it, in which a number is one word: none begins
 * within a number. A run of very short words says nothing.
 */
function runsOf(text: string): string[] {
  const parts = partsOf(text)
  if (parts.length < 2) return []
  const begins = parts.flatMap(({ goesOn }, at) => (goesOn ? [] : [at]))
  const runs = begins.flatMap((from, at) => {
    const inWords = from + RUN
    const inNumbers = begins[at + RUN] ?? parts.length
    const isShort = at > 0 && begins.length - at < RUN && parts.length - from < RUN
    return isShort ? [] : [inWords, inNumbers].map((to) => parts.slice(from, Math.min(to, parts.length)))
  })
  const phrases = runs.filter((run) => run.length > 1).map((run) => run.map(({ word }) => word).join(' '))
  return [...new Set(phrases)].filter((phrase) => phrase.length >= 10)
}

/** Those runs of words that a text has without a number being cut at either end: "75 per port" is not in "4.75 per port". */
function standWhole(phrases: readonly string[], text: string): string[] {
  if (phrases.length === 0) return []
  const parts = partsOf(text)
  const spaced = ` ${parts.map(({ word }) => word).join(' ')} `
  // The same letters at the same places, with another sign where a number goes on.
  const joined = `${parts.map(({ word, goesOn }) => `${goesOn ? '.' : ' '}${word}`).join('')} `
  return phrases.filter((phrase) => {
    const sought = ` ${phrase} `
    for (let at = spaced.indexOf(sought); at !== -1; at = spaced.indexOf(sought, at + 1))
      if (joined[at] === ' ' && joined[at + sought.length - 1] === ' ') return true
    return false
  })
}

/** The single words that somebody named to be taken out, as they are compared. */
export function wordsNamed(redactions: readonly { kind: string; words: string | null }[]): Set<string> {
  return new Set(
    redactions.flatMap(({ kind, words }) =>
      kind === 'words' && words && !/\s/.test(words.trim()) ? [lettersOf(words)] : [],
    ),
  )
}

/** Several documents' telling words as one. */
export function joinTelling(all: readonly TellingWords[]): TellingWords {
  return {
    words: [...new Set(all.flatMap(({ words }) => words))].sort(),
    phrases: [...new Set(all.flatMap(({ phrases }) => phrases))].sort(),
  }
}

/** Those telling words that a text has, as they are compared; none where it is clean. */
export function tellingIn(telling: TellingWords, text: string): string[] {
  const { words, phrases } = mayTell(telling, text)
  if (words.length + phrases.length === 0) return []
  const plain = plainOf(text)
  const has = foldEach(plain, WORD)
  const set = new Set([...has, ...foldEach(plain, COMPOUND)])
  const run = ` ${has.join(' ')} `
  return [
    ...words.filter((word) => set.has(word)),
    ...standWhole(
      phrases.filter((phrase) => run.includes(` ${phrase} `)),
      text,
    ),
  ]
}

/** Said of one place where words stand; the rest is cut. */
const MOST_SAID = 80

/**
 * Telling words as a text has them, for people: whole, as they are written there, and those that follow each other as one.
 * "437000" is said as "437,000".
 */
export function tellingAsWritten(telling: TellingWords, text: string): string[] {
  const { words, phrases } = telling
  const chunks = joinBroken(text).split(/\s+/).filter(Boolean)
  const owners = chunks.flatMap((chunk, index) => comparedWords(chunk).map((word) => ({ word, index })))
  const run = ` ${owners.map(({ word }) => word).join(' ')} `
  const told = new Set<number>()
  for (const phrase of standWhole(phrases, text))
    for (let at = run.indexOf(` ${phrase} `); at !== -1; at = run.indexOf(` ${phrase} `, at + 1)) {
      const first = run.slice(0, at + 1).split(' ').length - 2
      const last = first + phrase.split(' ').length - 1
      for (let index = owners[first]!.index; index <= owners[last]!.index; index++) told.add(index)
    }
  const sought = new Set(words)
  chunks.forEach((chunk, index) => {
    if ([...comparedWords(chunk), ...compoundsIn(chunk)].some((word) => sought.has(word))) told.add(index)
  })
  const said = chunks.reduce<string[]>((all, chunk, index) => {
    if (!told.has(index)) return all
    return told.has(index - 1) && all.length > 0
      ? [...all.slice(0, -1), `${all.at(-1)} ${chunk}`]
      : [...all, chunk]
  }, [])
  return [...new Set(said.map(trimmed))]
}

function trimmed(said: string): string {
  const bare = said.replace(/^[\s"'“”‘’([{]+|[\s"'“”‘’)\]},.;:!?]+$/g, '')
  return bare.length > MOST_SAID ? `${bare.slice(0, MOST_SAID)} …` : bare
}

/** Words of English that are no secret wherever they stand (the commonest, and those that dossiers print of themselves). */
export const COMMON: ReadonlySet<string> = new Set(
  `the and for are but not you all any can had her was one our out day get has him his how man new now old see two way who
  boy did its let put say she too use that with have this will your from they know want been good much some time very when
  come here just like long make many more most only over such take than them then there these thing think what which about
  after again also because before being between both could does during each even every first into last made may might must
  never next no nor off once other per same shall should since still their under until upon were where while within without
  would year years page pages exhibit document original letter date received sha text file number table part volume
  january february march april june july august september october november december
  www http https com org net gov edu mil info`.split(/\s+/),
)
