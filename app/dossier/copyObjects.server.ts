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
import { deflateSync } from 'node:zlib'
import type { Ref, TaggedPdf } from './taggedPdf.server'

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
  '/P',
  // Lists of what a font's subset holds: not needed, and wrong ones break PDF/A (ISO 19005-2, 6.2.11.4.2).
  '/CIDSet',
  '/CharSet',
])
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
  writeStream(ref: Ref, entries: readonly string[], bytes: Uint8Array) {
    const packed = deflateSync(bytes)
    this.writeBytes(
      ref,
      `<< ${entries.filter(Boolean).join(' ')} /Filter /FlateDecode /Length ${packed.length} >>`,
      packed,
    )
  }

  /** One after another rather than one within another: chains of objects may be longer than a call stack. */
  private writeWaiting() {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const object = this.context.lookup(next.from)
      if (object instanceof PDFRawStream)
        this.writeBytes(next.to, this.spellDict(object.dict, object.contents.length), object.contents)
      else
        this.pdf.writeObject(
          next.to,
          Buffer.from(object && !(object instanceof PDFStream) ? this.spell(object) : 'null', 'latin1'),
        )
    }
  }

  private writeBytes(ref: Ref, dict: string, bytes: Uint8Array) {
    this.pdf.writeObject(
      ref,
      Buffer.concat([
        Buffer.from(`${dict}\nstream\n`, 'latin1'),
        bytes,
        Buffer.from('\nendstream', 'latin1'),
      ]),
    )
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

  private spellDict(dict: PDFDict, length?: number): string {
    this.judge(dict)
    const entries = dict
      .entries()
      .filter(
        ([key]) => !LEFT_BEHIND.has(key.toString()) && (length === undefined || key.toString() !== '/Length'),
      )
      .map(([key, value]) => `${key.toString()} ${this.spell(value)}`)
    if (length !== undefined) entries.push(`/Length ${length}`)
    return `<< ${entries.join(' ')} >>`
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
