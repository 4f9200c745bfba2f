import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFStream, PDFString } from '@cantoo/pdf-lib'
import type { StandardFault } from '../../domain/standardFault'

const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3'].map((name) => PDFName.of(name))
/** Collections of characters whose codes Adobe has told (ISO 32000-1, 9.7.5.2). */
const KNOWN_ORDERINGS = new Set(['GB1', 'CNS1', 'Japan1', 'Korea1'])
/** Names of glyphs that say nothing of the character: a97, g12, C0_1, glyph5, cid20. */
const NAMELESS = /^(?:[A-Za-z]{1,2}\d+(?:_\d+)?|(?:glyph|index|char|cid)_?\d+|\.notdef)$/i
const SYMBOLIC = 4

/**
 * What a font's dictionary lacks for PDF/A-2a (ISO 19005-2, 6.2.11): outlines of its own, widths, and a word on which
 * characters its glyphs are, said by its own table, by names that have one, or by a known collection.
 */
export function fontFaults(font: PDFDict): StandardFault[] {
  const faults: StandardFault[] = []
  const subtype = nameOf(font, 'Subtype')
  const isMapped = font.lookup(PDFName.of('ToUnicode')) instanceof PDFStream
  if (subtype === 'Type0') return isMapped || isOfKnownCollection(font) ? [] : ['characters']
  if (subtype !== 'Type3' && !isEmbedded(font)) return ['fonts']
  if (subtype?.startsWith('CIDFont')) return []
  const isComplete = ['FirstChar', 'LastChar', 'Widths'].every((key) => font.has(PDFName.of(key)))
  if (!isComplete) faults.push(subtype === 'Type3' ? 'drawing' : 'fonts')
  const encoding = font.lookup(PDFName.of('Encoding'))
  if (!isMapped && hasNamelessGlyphs(encoding)) faults.push('characters')
  if (subtype === 'TrueType') {
    if (isSymbolic(font) ? encoding !== undefined || !isMapped : !isPlainEncoding(encoding))
      faults.push('characters')
  }
  return faults
}

function isEmbedded(font: PDFDict): boolean {
  const descriptor = font.lookup(PDFName.of('FontDescriptor'))
  return descriptor instanceof PDFDict && FONT_FILES.some((name) => descriptor.has(name))
}

function isSymbolic(font: PDFDict): boolean {
  const descriptor = font.lookup(PDFName.of('FontDescriptor'))
  const flags = descriptor instanceof PDFDict ? descriptor.lookup(PDFName.of('Flags')) : undefined
  return flags instanceof PDFNumber && (flags.asNumber() & SYMBOLIC) !== 0
}

/** The only two encodings that a TrueType font of letters may have, by itself or as the base of another (6.2.11.6). */
function isPlainEncoding(encoding: unknown): boolean {
  const base = encoding instanceof PDFDict ? encoding.lookup(PDFName.of('BaseEncoding')) : encoding
  return base instanceof PDFName && ['WinAnsiEncoding', 'MacRomanEncoding'].includes(base.decodeText())
}

function hasNamelessGlyphs(encoding: unknown): boolean {
  const differences = encoding instanceof PDFDict ? encoding.lookup(PDFName.of('Differences')) : undefined
  if (!(differences instanceof PDFArray)) return false
  return differences.asArray().some((it) => it instanceof PDFName && NAMELESS.test(it.decodeText()))
}

function isOfKnownCollection(font: PDFDict): boolean {
  if (nameOf(font, 'Encoding')?.startsWith('Uni')) return true
  const descendants = font.lookup(PDFName.of('DescendantFonts'))
  const descendant =
    descendants instanceof PDFArray && descendants.size() > 0 ? descendants.lookup(0) : undefined
  const system = descendant instanceof PDFDict ? descendant.lookup(PDFName.of('CIDSystemInfo')) : undefined
  const ordering = system instanceof PDFDict ? system.lookup(PDFName.of('Ordering')) : undefined
  return (
    (ordering instanceof PDFString || ordering instanceof PDFHexString) &&
    KNOWN_ORDERINGS.has(ordering.decodeText())
  )
}

function nameOf(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : null
}
