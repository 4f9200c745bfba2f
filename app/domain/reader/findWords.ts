import type { PageText, Place } from '../passage'

/**
 * A page's text as it is searched: lower case, without diacritics, ligatures taken apart, one blank for any white
 * space, straight quotation marks, plain hyphens, and words that a line end cuts put together again. `from[i]` is the
 * code unit of the page's own text that the folded unit `i` comes from.
 */
export type FoldedPage = { number: number; folded: string; from: Uint32Array }

const SPACE = 0x20
const HYPHEN = 0x2d
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const QUOTES: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
}

/** Folds a page once, for any number of searches. */
export function foldPage({ number, text }: PageText): FoldedPage {
  let units = new Uint16Array(text.length + 16)
  let from = new Uint32Array(text.length + 16)
  let length = 0
  const put = (unit: number, at: number) => {
    if (length === units.length) {
      units = grown(units, Uint16Array)
      from = grown(from, Uint32Array)
    }
    units[length] = unit
    from[length++] = at
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit <= SPACE || unit === 0xa0) {
      // A word that the line end cut goes on: the hyphen before it goes too.
      if (unit === 0x0a && isCut(text, at) && length > 0 && units[length - 1] === HYPHEN) length--
      else if (length > 0 && units[length - 1] !== SPACE) put(SPACE, at)
    } else if (unit < 0x80) {
      put(unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit, at)
    } else {
      const whole = String.fromCodePoint(text.codePointAt(at)!)
      for (const folded of foldCharacter(whole)) {
        if (folded !== ' ' || (length > 0 && units[length - 1] !== SPACE)) put(folded.charCodeAt(0), at)
      }
      at += whole.length - 1
    }
  }
  return { number, folded: textOf(units.subarray(0, length)), from: from.slice(0, length) }
}

/** Whether the line end at a place cuts a word: a hyphen before it, a small letter after it. */
function isCut(text: string, at: number): boolean {
  return /[-‐\u00ad]/.test(text[at - 1] ?? '') && /^\s*\p{Ll}/u.test(text.slice(at, at + 8))
}

function foldCharacter(whole: string): string[] {
  if (INVISIBLE.test(whole)) return []
  const plain = QUOTES[whole]
  if (plain) return [plain]
  const apart = whole.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return apart.replace(/\s+/gu, ' ').split('')
}

function grown<Units extends Uint16Array | Uint32Array>(
  units: Units,
  Kind: new (size: number) => Units,
): Units {
  const more = new Kind(units.length * 2)
  more.set(units)
  return more
}

function textOf(units: Uint16Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += 8192)
    text += String.fromCharCode(...units.subarray(at, at + 8192))
  return text
}

/** Longer questions are no words that one looks for. */
const LONGEST_SOUGHT = 300

/**
 * Every place where the words stand, in the order of the text, at most `most`; `count` says how many there are. A blank
 * question finds nothing. Words are found within others: "crowd" finds "crowded".
 */
export function findWords(
  pages: readonly FoldedPage[],
  sought: string,
  most: number,
): { count: number; places: Place[] } {
  const needle = foldPage({ number: 0, text: sought.slice(0, LONGEST_SOUGHT) }).folded.trim()
  const places: Place[] = []
  let count = 0
  if (needle === '') return { count, places }
  // A hyphen that a line end ate stands in no folded text: "twenty-five" is then "twentyfive".
  const needles = needle.includes('-') ? [needle, needle.replaceAll('-', '')] : [needle]
  for (const page of pages) {
    for (const at of positionsOf(page.folded, needles)) {
      if (count++ < most) places.push(placeOf(page, at.start, at.end))
    }
  }
  return { count, places }
}

function positionsOf(folded: string, needles: readonly string[]): { start: number; end: number }[] {
  const found = needles.flatMap((needle) => {
    const at: { start: number; end: number }[] = []
    if (needle === '') return at
    for (
      let start = folded.indexOf(needle);
      start >= 0;
      start = folded.indexOf(needle, start + needle.length)
    )
      at.push({ start, end: start + needle.length })
    return at
  })
  return needles.length > 1 ? found.sort((a, b) => a.start - b.start) : found
}

/** The end is one past the unit that the last folded one comes from, so that a ligature is marked whole. */
function placeOf({ number, from }: FoldedPage, start: number, end: number): Place {
  return { page: number, start: from[start]!, end: from[end - 1]! + 1 }
}
