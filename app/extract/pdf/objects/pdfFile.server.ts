import type { OriginalFile } from '../../reader'
import {
  isNamed,
  readCrossReference,
  readObjectAt,
  scanForObjects,
  type CrossReference,
} from './crossReference'
import { decodeStream, TooLargeError } from './decodeStream'
import { openBytes, type FileBytes } from './fileBytes.server'
import { PdfSyntaxError, ValueParser } from './parseValue'
import { isDict, PdfRef, PdfStream, type PdfDict, type PdfValue } from './pdfValue'

/** Object streams and cross-references decode to at most this many bytes. */
const MOST_STRUCTURE_BYTES = 96 * 1024 * 1024
/** Objects kept once read; a walk comes back to few of them. */
const MOST_KEPT = 20_000
/** References that lead to references. */
const MOST_HOPS = 16

/**
 * The objects of a PDF, read where they stand and as they are asked for. pdf.js, which reads the text, gives nobody
 * its objects; what a file may do, and what it paints over its text, is told from them. Nothing is decrypted.
 */
export class PdfFile {
  readonly bytes: FileBytes
  readonly #reference: CrossReference
  readonly #kept = new Map<number, PdfValue>()
  readonly #streams = new Map<number, Map<number, PdfValue>>()
  /** Whether the file's own list of its objects was of no use. */
  readonly wasScanned: boolean

  /** Opens a file; it must be closed. Throws a PdfSyntaxError where no objects are found. */
  static open(file: OriginalFile): PdfFile {
    const bytes = openBytes(file)
    try {
      return new PdfFile(bytes)
    } catch (problem) {
      bytes.close()
      throw problem
    }
  }

  private constructor(bytes: FileBytes) {
    this.bytes = bytes
    const own = this.#ownReference()
    this.wasScanned = own === null
    this.#kept.clear()
    this.#reference = own ?? scanForObjects(bytes)
    if (!own) this.#findRoot()
  }

  close(): void {
    this.bytes.close()
  }

  get trailer(): PdfDict {
    return this.#reference.trailer
  }

  get isEncrypted(): boolean {
    return isDict(this.get(this.trailer.get('Encrypt')))
  }

  get catalog(): PdfDict | null {
    const root = this.get(this.trailer.get('Root'))
    return isDict(root) ? root : null
  }

  /** A value itself, where it is a reference to one; null where nothing is there. */
  get(value: PdfValue | undefined): PdfValue {
    let found = value ?? null
    for (let hop = 0; found instanceof PdfRef && hop < MOST_HOPS; hop++) found = this.#fetch(found.num)
    return found instanceof PdfRef ? null : found
  }

  dict(value: PdfValue | undefined): PdfDict | null {
    const found = this.get(value)
    return isDict(found) ? found : found instanceof PdfStream ? found.dict : null
  }

  list(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.get(value)
    return Array.isArray(found) ? (found as readonly PdfValue[]) : []
  }

  number(value: PdfValue | undefined): number | null {
    const found = this.get(value)
    return typeof found === 'number' ? found : null
  }

  /** A stream's decoded bytes; null where they are a picture's. Throws TooLargeError past `mostBytes`. */
  decode(stream: PdfStream, mostBytes: number): Uint8Array | null {
    const listed = (long: string, short: string) => {
      const value = this.get(stream.dict.get(long) ?? stream.dict.get(short))
      return (Array.isArray(value) ? value : value === null ? [] : [value]).map((it) =>
        this.get(it as PdfValue),
      )
    }
    const filters = listed('Filter', 'F')
    const parms = listed('DecodeParms', 'DP')
    const raw = this.raw(stream, mostBytes)
    return decodeStream(raw, filters, parms, mostBytes)
  }

  /** A stream's bytes as they stand in the file. */
  raw({ dict, start }: PdfStream, mostBytes: number): Uint8Array {
    const length = this.number(dict.get('Length'))
    const end = length !== null && length >= 0 ? start + length : null
    if (end !== null && end - start > mostBytes) throw new TooLargeError()
    if (end !== null && this.#endsAt(end)) return this.bytes.slice(start, end)
    const near = Buffer.from(this.bytes.slice(start, start + Math.min(mostBytes, 64 * 1024 * 1024)))
    const found = near.indexOf('endstream')
    return found < 0 ? near : near.subarray(0, found)
  }

  #endsAt(end: number): boolean {
    return Buffer.from(this.bytes.slice(end, end + 16))
      .toString('latin1')
      .trimStart()
      .startsWith('endstream')
  }

  #ownReference(): CrossReference | null {
    try {
      const plain = (stream: PdfStream) => this.decode(stream, MOST_STRUCTURE_BYTES)
      const read = readCrossReference(this.bytes, plain)
      // A reference that leads elsewhere is worse than none.
      const root = read.trailer.get('Root')
      const entry = root instanceof PdfRef ? read.entries.get(root.num) : undefined
      if (
        !entry ||
        ('offset' in entry && readObjectAt(this.bytes, entry.offset).num !== (root as PdfRef).num)
      )
        return null
      return read
    } catch (problem) {
      if (problem instanceof PdfSyntaxError) return null
      throw problem
    }
  }

  #fetch(num: number): PdfValue {
    const kept = this.#kept.get(num)
    if (kept !== undefined) return kept
    // An object that leads to itself while it is read is nothing.
    this.#kept.set(num, null)
    const value = this.#read(num)
    if (this.#kept.size > MOST_KEPT) this.#kept.clear()
    this.#kept.set(num, value)
    return value
  }

  #read(num: number): PdfValue {
    const entry = this.#reference?.entries.get(num)
    if (!entry) return null
    try {
      if ('within' in entry) return this.#within(entry.within).get(num) ?? null
      const found = readObjectAt(this.bytes, entry.offset)
      return found.num === num ? found.value : null
    } catch (problem) {
      if (problem instanceof PdfSyntaxError) return null
      throw problem
    }
  }

  /** The objects of an object stream (7.5.7), by number. */
  #within(num: number): Map<number, PdfValue> {
    const held = this.#streams.get(num)
    if (held) return held
    const objects = new Map<number, PdfValue>()
    this.#streams.set(num, objects)
    const stream = this.get(new PdfRef(num, 0))
    if (!(stream instanceof PdfStream)) return objects
    const data = this.decode(stream, MOST_STRUCTURE_BYTES) ?? new Uint8Array()
    const [count, first] = [
      this.number(stream.dict.get('N')) ?? 0,
      this.number(stream.dict.get('First')) ?? 0,
    ]
    const heads = new ValueParser(data.subarray(0, first), 0)
    for (let at = 0; at < count; at++) {
      try {
        const [own, offset] = [heads.value(), heads.value()]
        if (typeof own !== 'number' || typeof offset !== 'number') break
        objects.set(own, new ValueParser(data, first + offset).value())
      } catch (problem) {
        if (problem instanceof PdfSyntaxError && heads.pos >= heads.bytes.length) break
        if (!(problem instanceof PdfSyntaxError)) throw problem
      }
    }
    return objects
  }

  /** After a scan: takes in what object streams hold, and finds the catalog where no trailer names it. */
  #findRoot(): void {
    const { entries, trailer } = this.#reference
    for (const num of [...entries.keys()]) {
      const value = this.#fetch(num)
      const dict = value instanceof PdfStream ? value.dict : isDict(value) ? value : null
      if (!dict) continue
      if (isNamed(dict.get('Type'), 'Catalog') && !isDict(this.get(trailer.get('Root'))))
        trailer.set('Root', new PdfRef(num, 0))
      if (isNamed(dict.get('Type'), 'XRef'))
        for (const [name, it] of dict) if (!trailer.has(name)) trailer.set(name, it)
      if (isNamed(dict.get('Type'), 'ObjStm') && !trailer.has('Encrypt')) {
        for (const own of this.#within(num).keys())
          if (!entries.has(own)) entries.set(own, { within: num, index: 0 })
      }
    }
    if (isDict(this.get(trailer.get('Root')))) return
    const root = [...entries.keys()].find((num) =>
      isNamed(this.dict(new PdfRef(num, 0))?.get('Type'), 'Catalog'),
    )
    if (root === undefined) throw new PdfSyntaxError('no catalog')
    trailer.set('Root', new PdfRef(root, 0))
  }
}
