import PDFDocument from 'pdfkit'
import { facePath, type Face } from './faces.server'

/** A typeface as pdfkit opens it. */
export type Typeface = {
  hasGlyphForCodePoint(codePoint: number): boolean
  layout(text: string): Run
  /** Each glyph by its number, as it was first asked for. */
  _glyphs: object
}
/** A text laid out by a typeface's tables, in its own units. */
export type Run = { glyphs: Glyph[]; positions: Position[] }
type Glyph = { id: number; codePoints: number[]; advanceWidth: number }
type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }

/** The typefaces that this process has opened: reading their tables takes longer than setting a short file. */
const opened = new Map<Face, Typeface>()

/**
 * A typeface for one file to set in. Files share its tables, which are read at their first use. Each has glyphs of its own:
 * a glyph keeps the characters that it was first asked for by, and a file must not hold what another one said.
 */
export function typefaceFor(face: Face): Typeface {
  let shared = opened.get(face)
  if (!shared) opened.set(face, (shared = open(face)))
  return Object.create(shared, { _glyphs: { value: {}, writable: true } }) as Typeface
}

/** Those that texts are laid out by, of which no file has one. */
const layingOut = new Map<Face, Typeface>()

/** Lays a text out, whose glyphs stand for its own characters, whatever was laid out before. */
export function layOut(face: Face, text: string): Run {
  let typeface = layingOut.get(face)
  if (!typeface) layingOut.set(face, (typeface = typefaceFor(face)))
  typeface._glyphs = {}
  return typeface.layout(text)
}

/** Only pdfkit itself knows the library by which it opens typefaces. */
function open(face: Face): Typeface {
  const pdf = new PDFDocument({ autoFirstPage: false, font: null } as unknown as PDFKit.PDFDocumentOptions)
  return (pdf.font(facePath(face)) as unknown as { _font: { font: Typeface } })._font.font
}
