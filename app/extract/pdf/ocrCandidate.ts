import type { Drawing } from './paint/drawing'

/** A page of fewer letters than this has no text worth the name where a picture stands beside them. */
const LEAST_LETTERS = 50
/** Stamps of a page, all of them, have fewer characters than this. */
const MOST_STAMPED = 2_000
/** From this share of characters without a usable mapping, what a page says cannot be read. */
const UNMAPPED_SHARE = 0.2
/** Any language in Latin letters has more vowels than this; letters that a font shifts have fewer. */
const LEAST_VOWELS = 0.18
/** Letters from which their shares say something. */
const ENOUGH_LETTERS = 200
/** Share of letters that stand in pairs such as "Ã©" or "â€™": UTF-8 that was taken for Latin-1. */
const MISREAD_SHARE = 0.04

/**
 * What courts and agencies print on each page of what they are sent. A page that says nothing else is a picture of a
 * page. Sources: the headers of CM/ECF (district and appellate), NYSCEF, and the Bates and page numbers of productions.
 */
const STAMPS = [
  /\b(?:USCA\s+)?(?:Case|Appeal)\s*[:#]?\s*#?\s*\d[\w:-]*(?:\([^()\n]{0,80}\))?[ \t]+(?:Doc(?:ument)?|DktEntry|ID)\b[^\n]*/gi,
  /\bCase\s+\d+:\d{2}-[a-z]{2}-\d+[^\n]*/gi,
  /^\s*(?:Document|Doc|DktEntry|ID|Filed|Date Filed|Entered|Page|Pg|PageID)\s*[.:#]*\s*[#:]?\s*\d[^\n]*$/gim,
  /\b(?:FILED:[^\n]{0,200}COUNTY CLERK[^\n]*|NYSCEF DOC\.? NO\.?[^\n]*|INDEX NO\.?[^\n]*|RECEIVED NYSCEF:[^\n]*)/gi,
  /^\s*(?:page\s+)?\d{1,5}(?:\s+of\s+\d{1,5})?\s*$/gim,
  /^\s*(?:exhibit|attachment|appendix|tab)\s+[A-Z0-9-]{1,6}\s*$/gim,
  /^\s*[A-Z][A-Z_-]{1,15}[ _-]?\d{4,10}\s*$/gm,
  /^\s*(?:redacted\s*[–—-]*\s*for public inspection|confidential|filed under seal)\s*$/gim,
]

/** Lines and curves that may be letters, where a page without text has as many. */
const MANY_OUTLINES = 300

/** Whether a page draws what OCR could read. */
export function pictureLike({ pictures, outlines }: Pick<Drawing, 'pictures' | 'outlines'>): boolean {
  return pictures.length > 0 || outlines >= MANY_OUTLINES
}

/** Whether a page's picture should be read by OCR: its text is missing, only a stamp, or cannot be read. */
export function isOcrCandidate(text: string, hasPicture: boolean): boolean {
  if (isUnreadable(text)) return true
  // Past this, no stamp is as long.
  if (!hasPicture || text.length > MOST_STAMPED) return false
  return count(withoutStamps(text), /\p{L}/gu) < LEAST_LETTERS
}

/** Whether a text layer is no words: codes without a mapping, shifted letters, or bytes read in the wrong encoding. */
export function isUnreadable(text: string): boolean {
  const { shown, unmapped, basic, vowels, misread, others } = tally(text)
  if (shown < LEAST_LETTERS) return false
  if (unmapped > UNMAPPED_SHARE * shown || misread > MISREAD_SHARE * (basic + others)) return true
  const isLatin = basic >= ENOUGH_LETTERS && basic > 4 * others
  return isLatin && vowels < LEAST_VOWELS * basic
}

/** Counts of characters by kind, in one pass, for every page comes through here. */
function tally(text: string) {
  const counts = { shown: 0, unmapped: 0, basic: 0, vowels: 0, misread: 0, others: 0 }
  let last = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x20 || unit === 0x0a || unit === 0xa0 || unit === 0x09) continue
    counts.shown++
    const lower = unit | 0x20
    if (lower >= 0x61 && lower <= 0x7a && unit < 0x80) {
      counts.basic++
      if (IS_VOWEL[lower]) counts.vowels++
    } else if (
      unit < 0x20 ||
      (unit >= 0x7f && unit < 0xa0) ||
      (unit >= 0xe000 && unit <= 0xf8ff) ||
      unit >= 0xfff0
    )
      counts.unmapped++
    else if (unit > 0xbf) counts.others++
    // "Ã©", "Â§", "â€™": the first byte of a pair or triple in UTF-8, and the second, each read as a letter.
    const isSecond = (unit >= 0x80 && unit <= 0xbf) || unit === 0x20ac || unit === 0x2122 || unit === 0x153
    if (isSecond && (last === 0xc3 || last === 0xc2 || last === 0xe2)) counts.misread++
    last = unit
  }
  return counts
}

const IS_VOWEL = new Uint8Array(128)
for (const vowel of 'aeiouy') IS_VOWEL[vowel.charCodeAt(0)] = 1

function withoutStamps(text: string): string {
  // Runs of blanks are made short first: a stamp allows some at several places, and would try every division of them.
  const plain = text.replace(/[^\S\n]+/gu, ' ').replace(/\n\s*/gu, '\n')
  return STAMPS.reduce((rest, stamp) => rest.replace(stamp, ''), plain)
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}
