import type { ExtractedPage } from '../../domain/extraction'

/** A page of a text without form feeds ends at the first empty line after this many code units. */
const PAGE_UNITS = 6_000
/** … or, where no empty line comes, at the last line end before this many; a longer line is cut. */
const MOST_UNITS = 9_000

/** A page of an original that has text but no sheets. */
export function textPage(number: number, text: string, label: string | null = null): ExtractedPage {
  return {
    number,
    text,
    label,
    method: text.trim() === '' ? 'none' : 'text',
    confidence: null,
    isOcrCandidate: false,
    size: null,
    words: null,
  }
}

/** First line of a redacted text, so that it is never taken for what it was made of. */
export const REDACTED_TEXT_HEAD = '[Redacted copy of the text of this document]'

/**
 * A plain text as the texts of its pages. A form feed ends a page, as printers have it; a page longer than a sheet is
 * cut where a paragraph ends, by counting alone, so that the same bytes always give the same pages. A redacted text has
 * the pages of what it was made of, which its head and reasons may make longer: it is not cut.
 */
export function cutPages(text: string): string[] {
  const pages = cleanText(text).replace(/\f+$/, '').split('\f')
  return text.startsWith(REDACTED_TEXT_HEAD) ? pages : pages.flatMap(cutLong)
}

/** Makes text storable and countable: one kind of line end, no NUL (PostgreSQL refuses it), no half characters. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '\ufffd')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

/** Cuts a text that is longer than a sheet where its paragraphs end. */
export function cutLong(text: string): string[] {
  const cut: string[] = []
  let from = 0
  while (text.length - from > MOST_UNITS) {
    const at = cutPoint(text, from)
    cut.push(text.slice(from, at).replace(/\n+$/, ''))
    from = at
    while (text[from] === '\n') from++
  }
  return [...cut, text.slice(from)]
}

function cutPoint(text: string, from: number): number {
  const sheet = text.slice(from, from + MOST_UNITS + 1)
  const paragraph = sheet.indexOf('\n\n', PAGE_UNITS)
  if (paragraph >= 0 && paragraph < MOST_UNITS) return from + paragraph
  const line = sheet.lastIndexOf('\n', MOST_UNITS)
  if (line > 0) return from + line
  const isInsidePair = /[\ud800-\udbff]/.test(sheet[MOST_UNITS - 1]!)
  return from + (isInsidePair ? MOST_UNITS - 1 : MOST_UNITS)
}
