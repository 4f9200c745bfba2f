import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { leadsUp } from '../extract/copy/leadsUp'
import { packStream } from './flate'
import type { Ref } from './fileObject.server'
import type { TaggedPdf } from './taggedPdf.server'

/** Entries that say where bytes came from, or tie them to a document that they have left; none changes what is drawn. */
const LEFT_BEHIND = new Set([
  '/Metadata',
  '/PieceInfo',
  '/OPI',
  '/LastModified',
  '/StructParent',
  '/StructParents',
  '/Properties',
  '/Interpolate',
  '/OC',
  '/Parent',
  // Lists of what a font's subset holds: not needed, and wrong ones break PDF/A (ISO 19005-2, 6.2.11.4.2).
  '/CIDSet',
  '/CharSet',
])
const LENGTH = '/Length'
const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3'].map((name) => PDFName.of(name))

/**
 * Copies objects of one document into a dossier, each once, so that pages of one original share their fonts and
 * images. Objects are written as they are met, in the order of the pages: the same original gives the same bytes.
 */
export class ObjectCopier {
  /** Whether something was copied that PDF/A-2a forbids: a font that is not embedded, LZW, colours of ink. */
  isUnclean = false
  private readonly copies = new Map<PDFRef, Ref>()
  private waiting: { from: PDFRef; to: Ref }[] = []

  constructor(
    private readonly pdf: TaggedPdf,
    private readonly context: PDFContext,
  ) {}

  /** The object as it stands in the dossier, with all that it refers to copied there. */
  write(object: PDFObject): string {
    const text = this.spell(object)
    this.writeWaiting()
    return text
  }

  /** Writes a stream of our own making. */
  writeStream(ref: Ref, entries: readonly string[], plain: Uint8Array) {
    const { bytes, isPacked } = packStream(plain)
    this.writeBytes(ref, [...entries, isPacked ? '/Filter /FlateDecode' : ''], bytes)
  }

  /** Writes bytes that are packed as they were in their source, untouched. */
  writePacked(ref: Ref, entries: readonly string[], packed: Uint8Array) {
    this.writeBytes(ref, [...entries, '/Filter /FlateDecode'], packed)
  }

  /** One after another rather than one within another: chains of objects may be longer than a call stack. */
  private writeWaiting() {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const object = this.context.lookup(next.from)
      if (object instanceof PDFRawStream)
        this.writeBytes(next.to, this.entriesOf(object.dict, LENGTH), object.contents)
      else
        this.pdf.writeObject(next.to, object && !(object instanceof PDFStream) ? this.spell(object) : 'null')
    }
  }

  private writeBytes(ref: Ref, entries: readonly string[], bytes: Uint8Array) {
    const dict = `<< ${entries.filter(Boolean).join(' ')} /Length ${bytes.length} >>`
    this.pdf.writeObject(ref, dict, 'stream', bytes, '\nendstream')
  }

  private spell(object: PDFObject): string {
    if (object instanceof PDFRef) return this.copyOf(object).toString()
    if (object instanceof PDFArray)
      return `[${object
        .asArray()
        .map((entry) => this.spell(entry))
        .join(' ')}]`
    if (object instanceof PDFDict) return this.spellDict(object)
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    const text = Buffer.from(bytes).toString('latin1')
    if (text === '/DeviceCMYK' || text === '/LZWDecode') this.isUnclean = true
    return text
  }

  private spellDict(dict: PDFDict): string {
    return `<< ${this.entriesOf(dict).join(' ')} >>`
  }

  private entriesOf(dict: PDFDict, without = ''): string[] {
    this.judge(dict)
    const entries: string[] = []
    for (const [key, value] of dict.entries()) {
      const name = key.toString()
      if (LEFT_BEHIND.has(name) || name === without || leadsUp(name, value, this.context)) continue
      entries.push(`${name} ${this.spell(value)}`)
    }
    return entries
  }

  private copyOf(from: PDFRef): Ref {
    let to = this.copies.get(from)
    if (!to) {
      to = this.pdf.reserve()
      this.copies.set(from, to)
      this.waiting.push({ from, to })
    }
    return to
  }

  /** A simple or CID font without its own outlines is drawn with whatever the reader's machine has. */
  private judge(dict: PDFDict) {
    if (dict.get(PDFName.of('Type')) !== PDFName.of('Font')) return
    const subtype = dict.lookup(PDFName.of('Subtype'))
    if (subtype === PDFName.of('Type0') || subtype === PDFName.of('Type3')) return
    const descriptor = dict.lookup(PDFName.of('FontDescriptor'))
    if (!(descriptor instanceof PDFDict) || !FONT_FILES.some((name) => descriptor.has(name)))
      this.isUnclean = true
  }
}
