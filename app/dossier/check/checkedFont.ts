import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'

/** A font as far as its text can be read back. */
export type CheckedFont = {
  /** What a shown string says, and how many of its glyphs are missing or nameless. */
  read(codes: Uint8Array): { text: string; notdefs: number; unmapped: number }
}

/**
 * What ISO 19005-2 does not take for a character: nothing, NUL, the byte order mark and its reverse (6.2.11.7.2), and those of
 * private use, beside which our files write no words (6.2.11.7.3).
 */
const NO_CHARACTER = /^$|[\u0000\ufeff\ufffe\ue000-\uf8ff]/

/** Reads a font's map to characters. A font of two-byte codes shows glyph 0, `.notdef`, for code 0. */
export function readFont(dict: PDFDict): CheckedFont {
  const isWide = dict.lookup(PDFName.of('Subtype')) === PDFName.of('Type0')
  const map = readToUnicode(dict.lookup(PDFName.of('ToUnicode')))
  return {
    read(codes) {
      let text = ''
      let notdefs = 0
      let unmapped = 0
      for (let at = 0; at + (isWide ? 1 : 0) < codes.length; at += isWide ? 2 : 1) {
        const code = isWide ? codes[at]! * 256 + codes[at + 1]! : codes[at]!
        const character = map?.get(code) ?? (isWide ? null : String.fromCharCode(code))
        if (isWide && code === 0) notdefs++
        else if (character === null || NO_CHARACTER.test(character)) unmapped++
        text += character ?? '\ufffd'
      }
      return { text, notdefs, unmapped }
    },
  }
}

/** The characters of each code, by the CMap of a font (Adobe Technical Note 5411). */
export function readToUnicode(stream: unknown): Map<number, string> | null {
  if (!(stream instanceof PDFRawStream)) return null
  const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  const map = new Map<number, string>()
  for (const [, pairs] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, to] of pairs!.matchAll(/<([0-9a-f\s]+)>\s*<([0-9a-f\s]*)>/gi))
      map.set(parseInt(code!, 16), charactersOf(to!))
  for (const [, ranges] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low, high, to, list] of ranges!.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f\s]*)>|\[([^\]]*)\])/gi,
    )) {
      const [first, last] = [parseInt(low!, 16), parseInt(high!, 16)]
      const listed = list ? [...list.matchAll(/<([0-9a-f\s]*)>/gi)].map(([, it]) => charactersOf(it!)) : null
      for (let code = first; code <= last; code++) {
        const shown = listed ? listed[code - first] : following(charactersOf(to!), code - first)
        if (shown !== undefined) map.set(code, shown)
      }
    }
  return map
}

function following(characters: string, steps: number): string {
  const last = characters.charCodeAt(characters.length - 1)
  return characters.slice(0, -1) + String.fromCharCode(last + steps)
}

function charactersOf(hex: string): string {
  const bytes = Buffer.from(hex.replace(/\s/g, ''), 'hex')
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(bytes.readUInt16BE(at))
  return text
}

/** The descriptors of a font, its descendants' included; a font of drawings (Type 3) needs none. */
export function descriptorsOf(font: PDFDict): (PDFDict | null)[] {
  const subtype = font.lookup(PDFName.of('Subtype'))
  if (subtype === PDFName.of('Type3')) return []
  if (subtype !== PDFName.of('Type0')) return [asDict(font.lookup(PDFName.of('FontDescriptor')))]
  const descendants = font.lookup(PDFName.of('DescendantFonts'))
  if (!(descendants instanceof PDFArray)) return [null]
  return descendants
    .asArray()
    .map((it) => asDict(asDict(font.context.lookup(it))?.lookup(PDFName.of('FontDescriptor'))))
}

function asDict(value: unknown): PDFDict | null {
  return value instanceof PDFDict ? value : null
}
