import PDFDocument from 'pdfkit'
import { MADE_BY } from './planColophon'
import { facePath, FACES, type Face } from './faces.server'

/** What a file says of itself. */
export type FileFacts = { title: string; author: string; subject: string; keywords: string; clock: Date }

/** An element of the logical structure (ISO 32000-1, 14.7) that pdfkit makes and writes. */
export type Element = {
  dictionary: Ref
  add(child: Element | object): Element
  end(): void
}

/** A reference to an object of the file. */
export type Ref = {
  id: number
  offset: number
  data: Readonly<Record<string, unknown>>
  buffer: Uint8Array[]
  end(): void
  write(bytes: Uint8Array): void
  toString(): string
}

/**
 * The parts of pdfkit 0.20 that its types leave out. `_write`, `_offset` and `_refEnd` are its own way of
 * putting an object into the file; bound originals take the same way.
 */
type Internals = {
  page: { dictionary: Ref; xobjects: Record<string, unknown>; width: number; height: number }
  _fontFamilies: Record<string, EmbeddedFace>
  _font: EmbeddedFace
  _root: { data: Record<string, unknown> }
  _offset: number
  _write(data: string | Uint8Array): void
  _refEnd(ref: Ref): void
  _addPdfaMetadata(): void
  info: Record<string, unknown>
  outline: { options: Record<string, unknown>; addItem(title: string, options?: object): Outline }
  markStructureContent(tag: string): object
  ref(data?: object): Ref
  appendXML(xml: string): void
  read(): Uint8Array | null
  endMetadata(): void
}
export type Outline = { addItem(title: string, options?: object): Outline }
type EmbeddedFace = {
  layoutCache?: Record<string, unknown>
  /** Characters of each glyph of the subset, by its number in it. */
  unicode?: number[][]
  ascender: number
  font: { hasGlyphForCodePoint(codePoint: number): boolean }
}

/** Layouts kept of single words: enough for the common ones, little enough to hold. */
const MOST_WORDS = 4_000
/** Pages between two counts of them, which take longer than a page. */
const LOOK_EVERY = 50

/** PDF/UA-1's mark, and the schema that PDF/A asks for with any mark that is not its own (ISO 19005-2, 6.6.2.3.3). */
const PDFUA_XMP = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of PDF/UA that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`

/** pdfkit, opened for tagged PDF 1.7 on Letter pages, with everything that changes from run to run taken out. */
export class TaggedPdf extends PDFDocument {
  /** False as soon as something was bound in that PDF/A-2a forbids: then the file does not claim it. */
  claimsArchival = true
  private taken = 0

  constructor(facts: FileFacts) {
    const options = {
      subset: 'PDF/A-2a',
      tagged: true,
      pdfVersion: '1.7',
      lang: 'en-US',
      displayTitle: true,
      font: null,
      autoFirstPage: false,
      size: 'LETTER',
      margin: 0,
      info: {
        Title: facts.title,
        Author: facts.author,
        Subject: facts.subject,
        Keywords: facts.keywords,
        Creator: 'Throughline',
        Producer: MADE_BY,
        CreationDate: facts.clock,
        ModDate: facts.clock,
      },
    }
    super(options as unknown as PDFKit.PDFDocumentOptions)
    for (const face of Object.keys(FACES) as Face[]) this.registerFont(face, facePath(face))
    this.inside.outline.options = { expanded: true }
    const claim = this.inside._addPdfaMetadata.bind(this)
    this.inside._addPdfaMetadata = () => {
      this.inside.appendXML(changedXmp(facts.clock))
      if (!this.claimsArchival) return
      this.inside.appendXML(PDFUA_XMP)
      claim()
    }
  }

  get inside(): Internals {
    return this as unknown as Internals
  }

  /** pdfkit writes the facts into XMP unescaped: "AT&T" would break it. They are escaped while it is written. */
  override endMetadata() {
    const plain = this.inside.info
    const escaped = Object.entries(plain).map(([key, value]) => [
      key,
      typeof value === 'string' ? escapeXml(value) : value,
    ])
    this.inside.info = Object.fromEntries(escaped) as Record<string, unknown>
    ;(PDFDocument.prototype as unknown as Internals).endMetadata.call(this)
    this.inside.info = plain
  }

  /** Glyph 0 of each font stands for what it lacks; pdfkit would say that it is the character NUL, which none may be. */
  override end() {
    for (const face of Object.values(this.inside._fontFamilies)) if (face.unicode) face.unicode[0] = [0xfffd]
    super.end()
  }

  /** Whether a face has a glyph for a character. */
  covers(face: Face, codePoint: number): boolean {
    this.font(face)
    return this.inside._font.font.hasGlyphForCodePoint(codePoint)
  }

  /** Everything written since the last call. Taken after each page, so that no page is held. */
  takeWritten(): Uint8Array | null {
    if (++this.taken % LOOK_EVERY === 0)
      for (const face of Object.values(this.inside._fontFamilies))
        if (face.layoutCache && Object.keys(face.layoutCache).length > MOST_WORDS)
          face.layoutCache = Object.create(null) as Record<string, unknown>
    return this.inside.read()
  }

  /** Reserves an object, to be written by `writeObject`. */
  reserve(): Ref {
    return this.inside.ref({})
  }

  /** Writes an object whose bytes are ready. */
  writeObject(ref: Ref, body: Uint8Array) {
    const { inside } = this
    ref.offset = inside._offset
    inside._write(`${ref.id} 0 obj`)
    inside._write(body)
    inside._write('\nendobj')
    inside._refEnd(ref)
  }
}

/** When the file was changed last, beside when it was made, which pdfkit writes itself. */
function changedXmp(clock: Date): string {
  const at = `${clock.toISOString().slice(0, 19)}Z`
  return `\n<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:ModifyDate>${at}</xmp:ModifyDate></rdf:Description>`
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
