import PDFDocument from 'pdfkit'
import { MADE_BY } from './planColophon'
import type { Face } from './faces.server'
import { FileObject, type Ref } from './fileObject.server'
import { SetFace, type EmbeddedFace } from './setFace.server'
import { typefaceFor } from './typefaces.server'

/** What a file says of itself. */
export type FileFacts = { title: string; author: string; subject: string; keywords: string; clock: Date }

/** What a file claims to be for archives. PDF/A-2a, unless a judge of files reads no other than 1b. */
export type ArchivalClaim = 'PDF/A-2a' | 'PDF/A-1b'

/** Of the claim: the release of PDF that it is written in. */
const PDF_VERSION = { 'PDF/A-2a': '1.7', 'PDF/A-1b': '1.4' }

/** An element of the logical structure (ISO 32000-1, 14.7) that pdfkit makes and writes. */
export type Element = {
  dictionary: Ref
  add(child: Element | object): Element
  end(): void
}

/**
 * The parts of pdfkit 0.20 that its types leave out. `_write`, `_offset` and `_refEnd` are its own way of
 * putting an object into the file; bound originals take the same way.
 */
type Internals = {
  page: {
    dictionary: Ref
    fonts: Record<string, object>
    xobjects: Record<string, unknown>
    width: number
    height: number
  }
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
  _offsets: (number | null)[]
  _waiting: number
  endMetadata(): void
}
export type Outline = { addItem(title: string, options?: object): Outline }

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

/** pdfkit, opened for a tagged PDF of Letter pages, with everything that changes from run to run taken out. */
export class TaggedPdf extends PDFDocument {
  /** False as soon as something was bound in that PDF/A-2a forbids: then the file does not claim it. */
  claimsArchival = true
  private readonly faces = new Map<Face, SetFace>()
  /** What was written and not yet taken. pdfkit writes before its subclass has fields, so that they are made when asked for. */
  declare private waiting: Waiting

  constructor(facts: FileFacts, claim: ArchivalClaim = 'PDF/A-2a') {
    const options = {
      subset: claim,
      tagged: true,
      pdfVersion: PDF_VERSION[claim],
      lang: 'en-US',
      displayTitle: true,
      font: null,
      autoFirstPage: false,
      size: 'LETTER',
      margin: 0,
      fontLayoutCache: false,
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
    this.inside.outline.options = { expanded: true }
    const addClaim = this.inside._addPdfaMetadata.bind(this)
    this.inside._addPdfaMetadata = () => {
      this.inside.appendXML(changedXmp(facts.clock))
      if (!this.claimsArchival) return
      this.inside.appendXML(PDFUA_XMP)
      addClaim()
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

  /**
   * Glyph 0 of each font stands for what it lacks; pdfkit would say that it is the character NUL, which none may be. A glyph
   * that is only a part of one has no character of its own, and each must have one (ISO 19005-2, 6.2.11.7.2).
   */
  override end() {
    for (const { unicode } of Object.values(this.inside._fontFamilies)) {
      if (!unicode) continue
      unicode[0] = UNKNOWN
      unicode.forEach((characters, glyph) => {
        if (characters.length === 0) unicode[glyph] = UNKNOWN
      })
    }
    super.end()
  }

  /** Has readers count pages from this number, as a volume's own pages print (ISO 32000-1, 12.4.2). */
  numberFrom(page: number) {
    this.inside._root.data.PageLabels = { Nums: [0, { S: 'D', St: page }] }
  }

  /** A face, opened at its first use. */
  faceOf(face: Face): SetFace {
    let found = this.faces.get(face)
    if (!found) {
      // pdfkit takes an open typeface for the path of one, which its types leave out.
      this.registerFont(face, typefaceFor(face) as unknown as string)
      this.font(face)
      this.faces.set(face, (found = new SetFace(this.inside._font, face)))
    }
    return found
  }

  /** Whether a face has a glyph for a character; one of private use means nothing in a file that must say its characters. */
  covers(face: Face, codePoint: number): boolean {
    if (codePoint === 0 || isPrivate(codePoint)) return false
    return this.faceOf(face).embedded.font.hasGlyphForCodePoint(codePoint)
  }

  /** Everything written since the last call, once that is worth a write of the disk; all of it where `isAll`. */
  takeWritten(isAll = false): Uint8Array | null {
    const { bytes, length } = this.waiting
    if (length === 0 || (length < WORTH_BYTES && !isAll)) return null
    this.waiting.length = 0
    return bytes.subarray(0, length)
  }

  /** Reserves an object, to be written by `writeObject`. */
  reserve(): Ref {
    return this.ref({})
  }

  /** Writes an object whose lines and bytes are ready. */
  writeObject(ref: Ref, ...parts: (string | Uint8Array)[]) {
    const { inside } = this
    ref.offset = inside._offset
    this._write(`${ref.id} 0 obj`)
    for (const part of parts) this._write(part)
    this._write('endobj')
    inside._refEnd(ref)
  }

  /** pdfkit's own, with objects that write themselves faster. */
  override ref(data?: object): Ref & PDFKit.PDFKitReference {
    const { inside } = this
    const ref = new FileObject(this, inside._offsets.length + 1, data)
    inside._offsets.push(null)
    inside._waiting++
    return ref as unknown as Ref & PDFKit.PDFKitReference
  }

  /** pdfkit's own, into one stretch of memory instead of many. A text ends its line; bytes stand as they are. */
  _write(data: string | Uint8Array) {
    const waiting = (this.waiting ??= { bytes: Buffer.allocUnsafe(2 * WORTH_BYTES), length: 0 })
    const size = typeof data === 'string' ? data.length + 1 : data.length
    if (waiting.length + size > waiting.bytes.length) {
      const wider = Buffer.allocUnsafe(2 * (waiting.length + size))
      waiting.bytes.copy(wider, 0, 0, waiting.length)
      waiting.bytes = wider
    }
    if (typeof data === 'string') {
      waiting.bytes.write(data, waiting.length, 'latin1')
      waiting.bytes[waiting.length + size - 1] = 0x0a
    } else waiting.bytes.set(data, waiting.length)
    waiting.length += size
    this.inside._offset += size
  }
}

/** Whether Unicode leaves a character to everybody's own use (ISO 19005-2, 6.2.11.7.3). */
function isPrivate(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000
}

/** The character that stands for one that cannot be told. */
const UNKNOWN = [0xfffd]

/** What is written at once, and the memory that it is gathered in, which grows for an object that is larger. */
const WORTH_BYTES = 1 << 18
type Waiting = { bytes: Buffer; length: number }

/** When the file was changed last, beside when it was made, which pdfkit writes itself. */
function changedXmp(clock: Date): string {
  const at = `${clock.toISOString().slice(0, 19)}Z`
  return `\n<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:ModifyDate>${at}</xmp:ModifyDate></rdf:Description>`
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
