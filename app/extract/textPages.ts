import type { PageText } from '../domain/passage'
import type { TextEncoding } from '../domain/mediaType'

/** Stamped on each page, so that a later rule for cutting pages is told from this one. */
export const TEXT_EXTRACTOR = 'plain text 1'

/** A page of a text without form feeds ends at the first empty line after this many code units. */
const PAGE_UNITS = 6_000
/** … or, where no empty line comes, at the last line end before this many; a longer line is cut. */
const MOST_UNITS = 9_000

/**
 * A plain text as pages. A form feed ends a page, as printers have it; a page longer than a sheet is cut where a
 * paragraph ends, by counting alone, so that the same bytes always give the same pages.
 */
export function textPages(bytes: Uint8Array, encoding: TextEncoding): PageText[] {
  const text = cleanText(decode(bytes, encoding))
  const sheets = text.replace(/\f+$/, '').split('\f').flatMap(cutLong)
  return sheets.map((sheet, index) => ({ number: index + 1, text: sheet }))
}

/** What Windows-1252 has from 0x80 to 0x9F where Latin-1 has control characters; the five gaps stay as they are. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Node 20's TextDecoder reads windows-1252 as Latin-1 (https://github.com/nodejs/node/issues/56542), so that
 * quotation marks turn into control characters. The table can go when the oldest Node we run on has it right.
 */
function decode(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes)
  const latin1 = Buffer.from(bytes).toString('latin1')
  return latin1.replace(/[\u0080-\u009f]/g, (mark) => WINDOWS_1252[mark.charCodeAt(0) - 0x80]!)
}

/** Makes text storable and countable: one kind of line end, no NUL (PostgreSQL refuses it), no half characters. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '\ufffd')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

function cutLong(sheet: string): string[] {
  const cut: string[] = []
  let rest = sheet
  while (rest.length > MOST_UNITS) {
    const at = cutPoint(rest)
    cut.push(rest.slice(0, at).replace(/\n+$/, ''))
    rest = rest.slice(at).replace(/^\n+/, '')
  }
  return [...cut, rest]
}

function cutPoint(text: string): number {
  const paragraph = text.indexOf('\n\n', PAGE_UNITS)
  if (paragraph >= 0 && paragraph < MOST_UNITS) return paragraph
  const line = text.lastIndexOf('\n', MOST_UNITS)
  if (line > 0) return line
  const isInsidePair = /[\ud800-\udbff]/.test(text[MOST_UNITS - 1]!)
  return isInsidePair ? MOST_UNITS - 1 : MOST_UNITS
}
