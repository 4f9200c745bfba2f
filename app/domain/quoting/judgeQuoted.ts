import type { WordChange } from '../anchoring/anchor'
import { fold } from '../anchoring/fold'
import type { OpenText } from '../anchoring/openText'
import { placePassage } from '../anchoring/placePassage'
import { wordDifference } from '../anchoring/wordDifference'
import type { Place } from '../passage'
import { findPassages, findQuoted, hasPiece } from './findQuoted'
import { quotePattern, type QuotePiece } from './quotePattern'
import type { CitedPages, QuotedRun } from './quotedRuns'

/** A text of an exhibit. */
export type QuotedText = {
  open: OpenText
  /** By the numbers of its own pages, the numbers that cites know them by; null where it has no such pages. */
  citedAs: ReadonlyMap<number, number> | null
  /** Its pages that were recognised from pictures: a word that differs there may be misread. */
  ocrPages: ReadonlySet<number>
}

/** What the words of a quotation can be held against. */
export type QuotedSource = {
  /** "Ex. 3". */
  name: string
  /** The texts of its originals; empty where none is held. */
  texts: readonly QuotedText[]
  /** Whether pages of them have no text, so that words may stand there that nobody finds. */
  hasPictures: boolean
  /** What the record has of it: the words that it quotes from it, its summary, values, title. */
  account: OpenText | null
}

/**
 * What became of a quotation, in the words that anchoring has for it. *found*: there, but for typography and what legal
 * writing marks as changed. *elsewhere*: on another page; null where that is not put forward. *altered*: other words stand
 * there; `difference` goes from the quotation to those. *apart*: its parts stand there, and not in this order. *lost*: not
 * there. *untold*: there is no text to hold it against, or not the whole of it. *uncited*: it has no cite of its own, and is
 * not in what its paragraph cites. `isOcr`: what was read is a picture, and may be misread.
 */
export type QuotedOutcome =
  | { is: 'found' }
  | { is: 'elsewhere'; name: string; page: number | null; pages: NonNullable<CitedPages['pages']> }
  | { is: 'altered'; name: string; difference: WordChange[]; isOcr: boolean }
  | { is: 'apart' | 'lost'; name: string; isOcr: boolean }
  | { is: 'untold'; name: string; hasText: boolean }
  | { is: 'uncited' }

/** Of several cites, what counts most comes first: nobody is told of other words while one of them cannot be read. */
const RANKS = ['found', 'elsewhere', 'untold', 'altered', 'apart', 'lost'] as const

/**
 * Exhibits that words without a cite of their own are compared with word by word, where they stand in none of those that
 * their paragraph cites: a paragraph that cites more says little of where they are from.
 */
export const MOST_COMPARED = 20

/**
 * Holds a quotation against the exhibits that it cites, each once. `sourceOf` gives null for a cite that leads nowhere; the
 * answer is null where every cite does.
 */
export function judgeQuoted(
  { words, cites, hasOwn }: QuotedRun,
  sourceOf: (exhibit: number) => QuotedSource | null,
): QuotedOutcome | null {
  const pieces = quotePattern(words)
  if (pieces.length === 0) return null
  const absent: { source: QuotedSource; from: number }[] = []
  const outcomes: QuotedOutcome[] = []
  for (const [exhibit, pages] of citedByExhibit(cites)) {
    const source = sourceOf(exhibit)
    if (!source) continue
    const stands = standsIn(pieces, pages, source)
    if (stands?.is === 'found') return stands
    if (stands) outcomes.push(stands)
    else absent.push({ source, from: pages[0]?.first ?? 1 })
  }
  for (const [place, { source, from }] of absent.entries()) {
    const isCompared = hasOwn || place < MOST_COMPARED
    const missed = isCompared ? missedIn(pieces, from, source) : untoldOf(source)
    if (missed?.is === 'found') return missed
    if (missed) outcomes.push(missed)
  }
  const best = RANKS.map((rank) => outcomes.find(({ is }) => is === rank)).find((it) => it !== undefined)
  if (!best || best.is === 'untold' || hasOwn) return best ?? null
  return { is: 'uncited' }
}

type Pages = CitedPages['pages']

/** What is cited of each exhibit, in the order of their first cites. */
export function citedByExhibit(cites: readonly CitedPages[]): Map<number, [Pages, ...Pages[]]> {
  const cited = new Map<number, [Pages, ...Pages[]]>()
  for (const { exhibit, pages } of cites) {
    const known = cited.get(exhibit)
    if (known) known.push(pages)
    else cited.set(exhibit, [pages])
  }
  return cited
}

/** What is to be said where the words stand in an exhibit; null where they do not. */
function standsIn(
  pieces: readonly QuotePiece[],
  cited: readonly [Pages, ...Pages[]],
  { name, texts, account }: QuotedSource,
): Extract<QuotedOutcome, { is: 'found' | 'elsewhere' }> | null {
  if (account && findQuoted(pieces, account).length > 0) return { is: 'found' }
  const where = texts.flatMap((text) => whereIn(pieces, cited, text) ?? [])
  if (where.includes('cited')) return { is: 'found' }
  const [page] = where
  const [pages] = cited
  return page !== undefined && page !== 'cited' && pages
    ? { is: 'elsewhere', name, page: page.number, pages }
    : null
}

/** What became of words that do not stand in an exhibit as they are; `from`: the page on which they should. */
function missedIn(pieces: readonly QuotePiece[], from: number, source: QuotedSource): QuotedOutcome {
  const { name, texts, account } = source
  const opened = texts.map(({ open, ocrPages }) => ({ open, ocrPages }))
  for (const { open, ocrPages } of account ? [...opened, { open: account, ocrPages: null }] : opened) {
    const altered = alteredIn(pieces, from, open)
    if (altered?.isNote) return { is: 'found' }
    if (altered)
      return {
        is: 'altered',
        name,
        difference: altered.difference,
        isOcr: ocrPages?.has(altered.place.page) ?? false,
      }
  }
  const untold = untoldOf(source)
  if (untold) return untold
  const isOcr = texts.some(({ ocrPages }) => ocrPages.size > 0)
  const isApart = texts.some(({ open }) => pieces.every((piece) => hasPiece(piece, open)))
  return { is: isApart ? 'apart' : 'lost', name, isOcr }
}

/** What is to be said where words may stand in an exhibit and nobody can look; null where somebody can. */
function untoldOf({ name, texts, hasPictures }: QuotedSource): QuotedOutcome | null {
  return texts.length === 0 || hasPictures ? { is: 'untold', name, hasText: texts.length > 0 } : null
}

/** Whether the words stand on a page cited, else on which, by its number in cites; null where they do not stand in the text. */
function whereIn(
  pieces: readonly QuotePiece[],
  cited: readonly Pages[],
  { open, citedAs }: QuotedText,
): 'cited' | { number: number | null } | null {
  const places = findQuoted(pieces, open)
  if (places.length === 0) return null
  if (places.some((place) => isOnCited(place, cited, citedAs))) return 'cited'
  const known = places.map(({ page }) => citedAs?.get(page)).find((page) => page !== undefined)
  return { number: known ?? null }
}

/** Whether a place begins or ends on a page cited; wherever it is, where a cite or the text has no pages. */
export function isOnCited(
  { page, endPage }: Place,
  cited: readonly Pages[],
  citedAs: QuotedText['citedAs'],
): boolean {
  if (!citedAs) return true
  const numbers = [citedAs.get(page), citedAs.get(endPage ?? page)]
  return cited.some(
    (pages) =>
      !pages ||
      numbers.some((number) => number !== undefined && number >= pages.first && number <= pages.last),
  )
}

/**
 * Where a quotation's pieces stand if raised numbers of notes are all that parts their words there; null otherwise. `from`:
 * the page on which they should.
 */
export function passagesBesideNotes(
  pieces: readonly QuotePiece[],
  from: number,
  open: OpenText,
): Place[] | null {
  const found = pieces.flatMap((piece) => {
    const [whole] = findPassages([piece], open)
    if (whole) return whole
    const altered = alteredIn([piece], from, open)
    return altered?.isNote ? [altered.place] : []
  })
  return found.length < pieces.length ? null : found
}

/** The first piece that stands there in other words. `isNote`: all that differs is the raised number of a note. */
function alteredIn(pieces: readonly QuotePiece[], page: number, open: OpenText) {
  for (const piece of pieces) {
    if (hasPiece(piece, open)) continue
    const { exact } = piece
    const passage = { page, start: 0, end: exact.length, exact, prefix: '', suffix: '' }
    const anchor = placePassage(passage, open)
    if (anchor.state !== 'altered') return null
    const now = widened(exact, anchor, open)
    const { start, endPage, end } = anchor
    return {
      difference: wordDifference(exact, now),
      place: { page: anchor.page, start, endPage, end },
      isNote: isNoteNumber(exact, now),
    }
  }
  return null
}

/** Words beside the altered ones that may be the quotation's own first or last, too short to have been known by themselves. */
const MOST_BESIDE = 4

/** The words that stand there, with those beside them that the quotation begins or ends with. */
function widened(exact: string, place: Place & { now: string }, { text, pages }: OpenText): string {
  const from = pages.find(({ number }) => number === place.page)!.start + place.start
  const to = from + place.now.length
  const [words, own] = [exact.split(/\s+/), place.now.split(/\s+/)]
  const before = text
    .slice(Math.max(0, from - 80), from)
    .split(/(?<=\s)(?=\S)/u)
    .slice(-MOST_BESIDE)
  const behind = text
    .slice(to, to + 80)
    .split(/(?<=\S)(?=\s)/u)
    .slice(0, MOST_BESIDE)
  const isSame = (a = '', b = '') => fold(a.trim()).key === fold(b.trim()).key
  const first = isSame(words[0], own[0]) ? -1 : before.findLastIndex((word) => isSame(word, words[0]))
  const last = isSame(words.at(-1), own.at(-1)) ? -1 : behind.findIndex((word) => isSame(word, words.at(-1)))
  return [...(first < 0 ? [] : before.slice(first)), place.now, ...behind.slice(0, last + 1)].join('')
}

/** The number of a note stands behind a mark, without a blank: "network.3 The". */
function isNoteNumber(exact: string, now: string): boolean {
  return fold(now.replace(/(?<=[.,;:!?”"’)\]])\d{1,3}(?=\s|$)/gu, '')).key === fold(exact).key
}
