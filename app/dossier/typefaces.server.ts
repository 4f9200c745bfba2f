import PDFDocument from 'pdfkit'
import { facePath, type Face } from './faces.server'
import type { EmbeddedFace } from './setFace.server'

type Typeface = EmbeddedFace['font']

/** The typefaces that this process has opened: reading their tables takes longer than setting a short file. */
const opened = new Map<Face, Typeface>()

/**
 * A typeface for one file to set in. Files share its tables, which are read at their first use. Each has glyphs of its own:
 * a glyph keeps the characters that it was first asked for by, and a file must not hold what another one said.
 */
export function typefaceFor(face: Face): Typeface {
  let shared = opened.get(face)
  if (!shared) opened.set(face, (shared = open(face)))
  return Object.create(shared, { _glyphs: { value: {} } }) as Typeface
}

/** Only pdfkit itself knows the library by which it opens typefaces. */
function open(face: Face): Typeface {
  const pdf = new PDFDocument({ autoFirstPage: false, font: null } as unknown as PDFKit.PDFDocumentOptions)
  return (pdf.font(facePath(face)) as unknown as { _font: EmbeddedFace })._font.font
}
