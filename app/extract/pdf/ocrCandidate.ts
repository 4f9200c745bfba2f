import type { Drawing } from './paint/drawing'

/** A page of fewer letters than this has no text worth the name where a picture stands beside them. */
const LEAST_LETTERS = 50
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
  /\b(?:USCA\s+)?(?:Case|Appeal)\s*[:#]?\s*#?\s*\d[\w:-]*(?:\([^)]*\))?[ \t]+(?:Doc(?:ument)?|DktEntry|ID)\b[^\n]*/gi,
  /\bCase\s+\d+:\d{2}-[a-z]{2}-\d+[^\n]*/gi,
  /^\s*(?:Document|Doc|DktEntry|ID|Filed|Date Filed|Entered|Page|Pg|PageID)\s*[.:#]*\s*[#:]?\s*\d[^\n]*$/gim,
  /\b(?:FILED:[^\n]*COUNTY CLERK[^\n]*|NYSCEF DOC\.? NO\.?[^\n]*|INDEX NO\.?[^\n]*|RECEIVED NYSCEF:[^\n]*)/gi,
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
  return hasPicture && lettersIn(withoutStamps(text)) < LEAST_LETTERS
}

/** Whether a text layer is no words: codes without a mapping, shifted letters, or bytes read in the wrong encoding. */
export function isUnreadable(text: string): boolean {
  const shown = text.replace(/\s/g, '')
  if (shown.length < LEAST_LETTERS) return false
  const unmapped = count(shown, /[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu)
  if (unmapped > UNMAPPED_SHARE * shown.length) return true
  const letters = lettersIn(shown)
  const misread = count(shown, /[ÃÂâ][\u0080-\u00bf€™œ\u009d“”]/g)
  if (misread > MISREAD_SHARE * letters) return true
  const latin = count(shown, /\p{Script=Latin}/gu)
  if (latin < ENOUGH_LETTERS || latin < 0.8 * letters) return false
  return count(shown.normalize('NFD'), /[aeiouyæøœı]/gi) < LEAST_VOWELS * latin
}

function withoutStamps(text: string): string {
  return STAMPS.reduce((rest, stamp) => rest.replace(stamp, ''), text)
}

function lettersIn(text: string): number {
  return count(text, /\p{L}/gu)
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}
