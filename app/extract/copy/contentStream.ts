import { PDFName, type PDFDict } from '@cantoo/pdf-lib'
import { PDF_OPERATORS } from '../../domain/pdfOperators'
import type { StandardFault } from '../../domain/standardFault'

/** Operators that tie what is drawn to a structure. */
export const STRUCTURAL = new Set(['BMC', 'BDC', 'EMC', 'MP', 'DP'])
/** Operators that choose a colour of ink (CMYK), which PDF/A allows only with a profile that we do not have. */
const CMYK = new Set(['k', 'K'])
/** Operators that are copied as they are, as numbers: most of what a page holds, told without making words of it. */
const HARMLESS = new Set(
  [...PDF_OPERATORS]
    .filter((word) => !STRUCTURAL.has(word) && !CMYK.has(word) && !['BI', 'ID', 'q', 'Q'].includes(word))
    .map((word) => codeOf(Buffer.from(word, 'latin1'), 0, word.length)),
)
/** Up to three bytes as one number. */
function codeOf(bytes: Uint8Array, at: number, end: number): number {
  let code = 0
  for (; at < end; at++) code = code * 256 + bytes[at]!
  return code
}
/** How deep the graphics state may be saved (ISO 19005-2, 6.1.13). */
export const DEEPEST = 28
/** Of a picture within the drawing: a packing, a colour and a smoothing that PDF/A does not allow. */
const INLINE_FAULTS: [StandardFault, RegExp][] = [
  ['lzw', /\/LZW(?:Decode)?\b/],
  ['ink', /\/(?:Device)?CMYK\b/],
  ['drawing', /\/I(?:nterpolate)?\s+true\b/],
]

export type CleanContent = {
  bytes: Uint8Array
  /** What it draws with that PDF/A-2a does not allow. */
  faults: ReadonlySet<StandardFault>
  /** Whether there was nothing to take out. */
  isWhole: boolean
}

/**
 * Takes the marked-content operators out of a drawing (ISO 32000-1, 14.6), so that it can stand inside an element of
 * another document. Everything else stays byte for byte. Null where the drawing cannot be read as such.
 */
export function stripMarks(content: Uint8Array): CleanContent | null {
  const kept: Uint8Array[] = []
  const faults = new Set<StandardFault>()
  /** Where the operands of the next operator begin, and where what is to be kept does. */
  let [start, keptFrom] = [0, 0]
  let at = 0
  let depth = 0
  while (at < content.length) {
    const byte = content[at]!
    if (KINDS[byte] === SPACE) at++
    else if (byte === 0x28) at = skipString(content, at)
    else if (byte === 0x3c && content[at + 1] !== 0x3c) at = skipTo(content, at, 0x3e)
    else if (byte === 0x25) at = skipComment(content, at)
    else if (byte === 0x3c || (byte === 0x3e && content[at + 1] === 0x3e)) at += 2
    else if (byte === 0x5b || byte === 0x5d || byte === 0x7b || byte === 0x7d) at++
    else if (byte === 0x2f) at = skipRegular(content, at + 1)
    else {
      const end = skipRegular(content, at)
      if (end === at) return null
      if (end - at <= 3 && HARMLESS.has(codeOf(content, at, end))) {
        start = at = end
        continue
      }
      const isNumeric = byte === 0x2b || (byte >= 0x2d && byte <= 0x39)
      const word = isNumeric ? '' : latin1(content, at, end)
      at = end
      if (isNumeric || word === 'true' || word === 'false' || word === 'null') continue
      if (word === 'BI') continue
      if (word === 'ID') {
        const facts = latin1(content, start, at)
        for (const [fault, sign] of INLINE_FAULTS) if (sign.test(facts)) faults.add(fault)
        at = skipInlineImage(content, at)
        if (at < 0) return null
      }
      if (word === 'q' && ++depth > DEEPEST) faults.add('drawing')
      if (word === 'Q') depth--
      if (CMYK.has(word)) faults.add('ink')
      if (!PDF_OPERATORS.has(word)) faults.add('drawing')
      if (STRUCTURAL.has(word)) {
        kept.push(content.subarray(keptFrom, start), NEWLINE)
        keptFrom = at
      }
      start = at
    }
    if (at < 0) return null
  }
  if (keptFrom === 0) return { bytes: content, faults, isWhole: true }
  kept.push(content.subarray(keptFrom))
  return { bytes: Buffer.concat(kept), faults, isWhole: false }
}

/** Whether a stream is drawn by operators as a page is: a form, or a pattern of tiles. */
export function isDrawing(dict: PDFDict): boolean {
  return dict.get(SUBTYPE) === FORM || dict.has(PATTERN_TYPE)
}
const [SUBTYPE, FORM, PATTERN_TYPE] = ['Subtype', 'Form', 'PatternType'].map((name) => PDFName.of(name)) as [
  PDFName,
  PDFName,
  PDFName,
]

const NEWLINE = Uint8Array.of(0x0a)

/** What each byte is to a reader of operators (ISO 32000-1, 7.2.2): part of a word unless it is one of these. */
const [SPACE, DELIMITER] = [1, 2]
const KINDS = new Uint8Array(256)
for (const mark of '()<>[]{}/%') KINDS[mark.charCodeAt(0)] = DELIMITER
for (const mark of '\0\t\n\f\r ') KINDS[mark.charCodeAt(0)] = SPACE

function isSpace(byte: number): boolean {
  return KINDS[byte] === SPACE
}

function skipRegular(content: Uint8Array, at: number): number {
  while (at < content.length && KINDS[content[at]!] === 0) at++
  return at
}

function skipComment(content: Uint8Array, at: number): number {
  while (at < content.length && content[at] !== 0x0a && content[at] !== 0x0d) at++
  return at
}

function skipTo(content: Uint8Array, at: number, byte: number): number {
  const end = content.indexOf(byte, at)
  return end === -1 ? -1 : end + 1
}

/** A string in parentheses, which may hold others, and escaped ones that do not count. */
function skipString(content: Uint8Array, at: number): number {
  let depth = 0
  for (; at < content.length; at++) {
    if (content[at] === 0x5c) at++
    else if (content[at] === 0x28) depth++
    else if (content[at] === 0x29 && --depth === 0) return at + 1
  }
  return -1
}

/** The bytes of an inline image end at an EI that stands alone and is followed by what can be drawing. */
export function skipInlineImage(content: Uint8Array, at: number): number {
  for (let end = at + 1; end + 1 < content.length; end++) {
    if (content[end] !== 0x45 || content[end + 1] !== 0x49 || !isSpace(content[end - 1]!)) continue
    const after = content.subarray(end + 2, end + 12)
    const isPlain = after.every((byte) => isSpace(byte) || (byte >= 0x20 && byte < 0x7f))
    if ((after.length === 0 || isSpace(after[0]!)) && isPlain) return end + 2
  }
  return -1
}

/** Operators have one to three letters: nothing longer is worth a decoder. */
function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!)
  return text
}
