import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { isDrawing, stripMarks } from '../extract/copy/contentStream'
import { leadsUp } from '../extract/copy/leadsUp'
import { objectFaults } from '../extract/copy/objectFaults'
import { plainUnicode } from './plainUnicode'
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
  // Files that belong to a picture, and other pictures in its place (ISO 19005-2, 6.2.8 and 6.8).
  '/AF',
  '/Alternates',
  // Lists of what a font's subset holds: not needed, and wrong ones break PDF/A (ISO 19005-2, 6.2.11.4.2).
  '/CIDSet',
  '/CharSet',
])
const PACKING = ['/Length', '/Filter', '/DecodeParms']
const [RESOURCES, TO_UNICODE] = [PDFName.of('Resources'), PDFName.of('ToUnicode')]

/**
 * Copies objects of one document into a dossier, each once, so that pages of one original share their fonts and
 * images. Objects are written as they are met, in the order of the pages: the same original gives the same bytes.
 */
export class ObjectCopier {
  /** Whether something was copied that PDF/A-2a forbids, as `objectFaults` and `stripMarks` judge. */
  isUnclean = false
  /** Of the page that is being copied: what its forms draw with that name nothing of their own (ISO 19005-2, 6.2.2). */
  private resources = '<< >>'
  /** Tables of fonts that say which characters their glyphs are. */
  private readonly tables = new Set<PDFRef>()
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

  /** A page's resources, for its drawing and for the forms in it that have none of their own. */
  writeResources(resources: PDFDict | undefined): string {
    this.resources = resources ? this.spell(resources) : '<< >>'
    this.writeWaiting()
    return this.resources
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
      if (object instanceof PDFRawStream) this.writeCopy(next.from, next.to, object)
      else
        this.pdf.writeObject(next.to, object && !(object instanceof PDFStream) ? this.spell(object) : 'null')
    }
  }

  /** Bytes as they are, but for marks of a structure that is left behind, and for characters that are none. */
  private writeCopy(from: PDFRef, to: Ref, stream: PDFRawStream) {
    const { dict } = stream
    this.judge(stream)
    const isForm = isDrawing(dict)
    const own = isForm && !dict.has(RESOURCES) ? [`/Resources ${this.resources}`] : []
    const changed = isForm ? this.withoutMarks(stream) : this.tables.has(from) ? plainTable(stream) : null
    if (changed) this.writeStream(to, [...this.entriesOf(dict, PACKING), ...own], changed)
    else this.writeBytes(to, [...this.entriesOf(dict, PACKING.slice(0, 1)), ...own], stream.contents)
  }

  /** Null where there is nothing to take out. */
  private withoutMarks(stream: PDFRawStream): Uint8Array | null {
    try {
      const clean = stripMarks(decodePDFRawStream(stream).decode())
      if (!clean || clean.faults.size > 0) this.isUnclean = true
      return clean && !clean.isWhole ? clean.bytes : null
    } catch {
      this.isUnclean = true
      return null
    }
  }

  private writeBytes(ref: Ref, entries: readonly string[], bytes: Uint8Array) {
    const dict = `<< ${entries.filter(Boolean).join(' ')} /Length ${bytes.length} >>`
    this.pdf.writeObject(ref, dict, 'stream', bytes, '\nendstream')
  }

  private spell(object: PDFObject): string {
    if (object instanceof PDFRef) return this.copyOf(object).toString()
    if (!(object instanceof PDFStream)) this.judge(object)
    if (object instanceof PDFArray)
      return `[${object
        .asArray()
        .map((entry) => this.spell(entry))
        .join(' ')}]`
    if (object instanceof PDFDict) return this.spellDict(object)
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    return Buffer.from(bytes).toString('latin1')
  }

  private spellDict(dict: PDFDict): string {
    return `<< ${this.entriesOf(dict).join(' ')} >>`
  }

  private entriesOf(dict: PDFDict, without: readonly string[] = []): string[] {
    const table = dict.get(TO_UNICODE)
    if (table instanceof PDFRef) this.tables.add(table)
    // The order that holds where none is said has to be said (ISO 19005-2, 6.2.11.3.2).
    const isBare = dict.get(SUBTYPE) === CID_TRUETYPE && !dict.has(GLYPHS)
    const entries: string[] = isBare ? ['/CIDToGIDMap /Identity'] : []
    for (const [key, value] of dict.entries()) {
      const name = key.toString()
      if (LEFT_BEHIND.has(name) || without.includes(name) || leadsUp(name, value, this.context)) continue
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

  private judge(object: PDFObject) {
    if (!this.isUnclean && objectFaults(object, this.context).length > 0) this.isUnclean = true
  }
}

const [SUBTYPE, CID_TRUETYPE, GLYPHS] = ['Subtype', 'CIDFontType2', 'CIDToGIDMap'].map((name) =>
  PDFName.of(name),
) as [PDFName, PDFName, PDFName]

/** A font's table without characters of private use; null where there are none, or it cannot be read. */
function plainTable(stream: PDFRawStream): Uint8Array | null {
  try {
    const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
    const plain = plainUnicode(text)
    return plain === text ? null : Buffer.from(plain, 'latin1')
  } catch {
    return null
  }
}
