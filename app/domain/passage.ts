import { ok, refuse, type Result } from './result'

/** The text of one page of a document. */
export type PageText = {
  /** From 1. */
  number: number
  text: string
}

/** Code units kept on each side of a quote: enough to tell repeats apart. */
export const CONTEXT = 32

/** What stands between the texts of two pages in a passage that runs over the break between them. */
export const PAGE_BREAK = '\n'

/**
 * A stretch of text that can be found again if the text is extracted anew. `start` and `end`
 * (exclusive) count UTF-16 code units, as strings here do; the W3C TextPositionSelector that we export
 * counts code points (Web Annotation Data Model, 4.2.5). The rest is a TextQuoteSelector.
 */
export type Passage = {
  page: number
  /** Into the text of `page`. */
  start: number
  /** The page that it ends on, where it runs over a page break; absent or null where that is `page`. */
  endPage?: number | null
  /** Into the text of the page that it ends on. */
  end: number
  exact: string
  prefix: string
  suffix: string
}

export type PassageRefusal = 'outside-page' | 'blank-passage'

/**
 * Takes a passage from a page. An end that falls inside a surrogate pair moves outward, so that `exact` is
 * always whole characters. Refuses one that leaves the page or has no words in it.
 */
export function selectPassage(page: PageText, start: number, end: number): Result<Passage, PassageRefusal> {
  const { text } = page
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start > end) {
    return refuse('outside-page')
  }
  const from = splitsPair(text, start) ? start - 1 : start
  const to = splitsPair(text, end) ? end + 1 : end
  const exact = text.slice(from, to)
  if (exact.trim() === '') return refuse('blank-passage')
  return ok({
    page: page.number,
    start: from,
    end: to,
    exact,
    prefix: before(text, from),
    suffix: after(text, to),
  })
}

/**
 * Takes a passage that may run over page breaks: from `start` on one page to `end` on another, or on the same. The
 * pages' texts are joined by `PAGE_BREAK`. Refuses pages that the document lacks or that stand the wrong way round.
 */
export function selectAcross(
  pages: readonly PageText[],
  from: { page: number; start: number },
  to: { page: number; end: number },
): Result<Passage, PassageRefusal> {
  const first = pages.find(({ number }) => number === from.page)
  const last = pages.find(({ number }) => number === to.page)
  if (!first || !last) return refuse('outside-page')
  if (first === last) return selectPassage(first, from.start, to.end)
  if (to.page < from.page || from.start > first.text.length || to.end > last.text.length || to.end < 0)
    return refuse('outside-page')
  const spanned = pages.filter(({ number }) => number >= from.page && number <= to.page)
  const joined = { number: from.page, text: spanned.map(({ text }) => text).join(PAGE_BREAK) }
  const offset = joined.text.length - last.text.length
  const taken = selectPassage(joined, from.start, offset + to.end)
  if (!taken.ok) return taken
  return ok({ ...taken.value, endPage: to.page, end: taken.value.end - offset })
}

/** The words between two places of a text, over page breaks too; null where the text has no such places. */
export function wordsAt(
  pages: readonly PageText[],
  place: { page: number; start: number; endPage?: number | null; end: number },
): string | null {
  const last = place.endPage ?? place.page
  const spanned = pages.filter(({ number }) => number >= place.page && number <= last)
  if (spanned[0]?.number !== place.page || spanned.at(-1)?.number !== last) return null
  const joined = spanned.map(({ text }) => text).join(PAGE_BREAK)
  const end = joined.length - spanned.at(-1)!.text.length + place.end
  return place.start <= end && end <= joined.length ? joined.slice(place.start, end) : null
}

function before(text: string, at: number): string {
  const start = Math.max(0, at - CONTEXT)
  return text.slice(splitsPair(text, start) ? start + 1 : start, at)
}

function after(text: string, at: number): string {
  const end = Math.min(text.length, at + CONTEXT)
  return text.slice(at, splitsPair(text, end) ? end - 1 : end)
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** One place in a text; `endPage` as a passage has it. */
export type Place = { page: number; start: number; endPage?: number | null; end: number }

/** The numbers of the pages that a place is on, in order. */
export function pagesOfPlace({ page, endPage }: Pick<Place, 'page' | 'endPage'>): number[] {
  return Array.from({ length: Math.max(1, (endPage ?? page) - page + 1) }, (_, index) => page + index)
}

/** Every place where the words stand, as they are written, page by page. Overlapping places count. */
export function placesOf(words: string, pages: readonly PageText[]): Place[] {
  const found: Place[] = []
  if (words === '') return found
  for (const { number, text } of pages) {
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      found.push({ page: number, start: at, end: at + words.length })
    }
  }
  return found
}
