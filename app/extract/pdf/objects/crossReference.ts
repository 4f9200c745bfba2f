import type { FileBytes } from './fileBytes.server'
import { latin1, PdfSyntaxError, ValueParser } from './parseValue'
import { nameOf, PdfName, PdfStream, type PdfDict, type PdfValue } from './pdfValue'

/** Where an object is: at an offset of the file, or the how-manieth within an object stream. */
export type Entry = { offset: number } | { within: number; index: number }

/** What the file says of where its objects are (ISO 32000-1, 7.5.4 and 7.5.8), the newest of each. */
export type CrossReference = { entries: Map<number, Entry>; trailer: Map<string, PdfValue> }

/** Sections that a file may have: one for each time it was saved. */
const MOST_SECTIONS = 4_096
/** Objects that a file may have. */
export const MOST_OBJECTS = 4_000_000
/** Bytes from the end in which the start of the cross-reference is looked for. */
const TAIL_BYTES = 2_048
/** Bytes of a file scanned at a time. */
const SCAN_BYTES = 4 * 1024 * 1024

type Decode = (stream: PdfStream) => Uint8Array | null

/** Follows the file's own cross-reference, or throws a PdfSyntaxError where it leads nowhere. */
export function readCrossReference(bytes: FileBytes, decode: Decode): CrossReference {
  const tail = latin1Of(bytes.slice(bytes.sizeBytes - TAIL_BYTES, bytes.sizeBytes))
  const found = /^startxref\s+(\d{1,12})/.exec(tail.slice(Math.max(0, tail.lastIndexOf('startxref'))))
  if (!found) throw new PdfSyntaxError('no startxref')
  const read: CrossReference = { entries: new Map(), trailer: new Map() }
  const wanted = [Number(found[1])]
  const seen = new Set<number>()
  for (let offset = wanted.shift(); offset !== undefined; offset = wanted.shift()) {
    if (seen.has(offset) || seen.size >= MOST_SECTIONS) continue
    seen.add(offset)
    const section = readSection(bytes, offset, read, decode)
    for (const [name, value] of section) if (!read.trailer.has(name)) read.trailer.set(name, value)
    for (const name of ['XRefStm', 'Prev']) {
      const next = section.get(name)
      if (typeof next === 'number') wanted.push(next)
    }
  }
  if (!read.trailer.has('Root')) throw new PdfSyntaxError('no root')
  return read
}

function readSection(bytes: FileBytes, offset: number, read: CrossReference, decode: Decode): PdfDict {
  const head = latin1Of(bytes.slice(offset, offset + 32))
  if (/^\s*xref/.test(head)) return readTable(bytes, offset, read.entries)
  if (!/^\s*\d+\s+\d+\s+obj/.test(head)) throw new PdfSyntaxError('no cross-reference there')
  const stream = readObjectAt(bytes, offset).value
  if (!(stream instanceof PdfStream)) throw new PdfSyntaxError('no cross-reference stream')
  readStream(stream, decode(stream) ?? new Uint8Array(), read.entries)
  return stream.dict
}

function readTable(bytes: FileBytes, offset: number, entries: Map<number, Entry>): PdfDict {
  for (let reach = 64 * 1024; ; reach *= 4) {
    try {
      const parser = new ValueParser(bytes.slice(offset, offset + reach), 0, offset)
      return parseTable(parser, entries)
    } catch (problem) {
      const isCutOff = problem instanceof PdfSyntaxError && problem.isCutOff
      if (!isCutOff || offset + reach >= bytes.sizeBytes) throw problem
    }
  }
}

function parseTable(parser: ValueParser, entries: Map<number, Entry>): PdfDict {
  const word = () => {
    parser.skipWhite()
    if (parser.pos >= parser.bytes.length) throw new PdfSyntaxError('the bytes end', true)
    const found = parser.word()
    // At a bracket there is no word, and the parser does not move on.
    if (found === '') throw new PdfSyntaxError('a broken table')
    return found
  }
  word()
  for (let first = word(); first !== 'trailer'; first = word()) {
    const [from, count] = [Number(first), Number(word())]
    if (!Number.isInteger(from + count) || count > MOST_OBJECTS) throw new PdfSyntaxError('a broken table')
    for (let at = 0; at < count; at++) {
      const [position, , kind] = [Number(word()), word(), word()]
      if (kind === 'n' && !entries.has(from + at)) entries.set(from + at, { offset: position })
    }
  }
  const trailer = parser.value()
  if (!(trailer instanceof Map)) throw new PdfSyntaxError('no trailer')
  return trailer as PdfDict
}

function readStream({ dict }: PdfStream, data: Uint8Array, entries: Map<number, Entry>): void {
  const widths = numbersOf(dict.get('W'))
  const [size] = numbersOf([dict.get('Size') ?? 0])
  const index = dict.has('Index') ? numbersOf(dict.get('Index')) : [0, size ?? 0]
  const row = widths.reduce((sum, width) => sum + width, 0)
  if (widths.length < 3 || row === 0 || widths.some((width) => width < 0 || width > 8))
    throw new PdfSyntaxError('no widths')
  const [kinds, firsts, seconds] = widths as [number, number, number]
  const field = (at: number, width: number) => {
    let value = 0
    for (let on = 0; on < width; on++) value = value * 256 + data[at + on]!
    return value
  }
  let at = 0
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    for (let on = 0; on < index[pair + 1]! && at + row <= data.length; on++, at += row) {
      const kind = kinds === 0 ? 1 : field(at, kinds)
      const [first, second] = [field(at + kinds, firsts), field(at + kinds + firsts, seconds)]
      const num = index[pair]! + on
      if (entries.has(num)) continue
      if (kind === 1) entries.set(num, { offset: first })
      else if (kind === 2) entries.set(num, { within: first, index: second })
    }
  }
}

/**
 * Finds the objects of a file whose cross-reference is broken by looking for their heads; the last of each counts.
 * `readStreamHeads` is then told of object streams, whose own lists fill in the rest.
 */
export function scanForObjects(bytes: FileBytes): CrossReference {
  const read: CrossReference = { entries: new Map(), trailer: new Map() }
  for (let from = 0; from < bytes.sizeBytes; from += SCAN_BYTES) {
    const text = latin1Of(bytes.slice(from, from + SCAN_BYTES + 64))
    for (const found of text.matchAll(/(?:^|[\s>])(\d{1,8})\s+(\d{1,5})\s+obj\b|\btrailer\b/g)) {
      const at = from + found.index
      if (found[1] === undefined) addTrailer(bytes, at + 7, read.trailer)
      else if (read.entries.size < MOST_OBJECTS) {
        const lead = /^\d/.test(found[0]) ? 0 : 1
        read.entries.set(Number(found[1]), { offset: at + lead })
      }
    }
  }
  return read
}

function addTrailer(bytes: FileBytes, offset: number, trailer: Map<string, PdfValue>): void {
  try {
    const dict = new ValueParser(bytes.slice(offset, offset + 8_192), 0, offset).value()
    if (dict instanceof Map) for (const [name, value] of dict as PdfDict) trailer.set(name, value)
  } catch {
    // A broken trailer says nothing; another may.
  }
}

/** Bytes in which an object is first looked for; most are smaller. */
const OBJECT_BYTES = 4_096
const MOST_OBJECT_BYTES = 32 * 1024 * 1024

/** The object at an offset, with its number. Throws a PdfSyntaxError where there is none. */
export function readObjectAt(bytes: FileBytes, offset: number): { num: number; value: PdfValue } {
  for (let reach = OBJECT_BYTES; ; reach *= 8) {
    try {
      const parser = new ValueParser(bytes.slice(offset, offset + reach), 0, offset)
      parser.skipWhite()
      const num = Number(parser.word())
      parser.skipWhite()
      parser.word()
      parser.skipWhite()
      const mark = parser.word()
      if (mark !== 'obj') throw new PdfSyntaxError('no object there')
      return { num, value: parser.object() }
    } catch (problem) {
      const isCutOff = problem instanceof PdfSyntaxError && problem.isCutOff
      if (!isCutOff || offset + reach >= bytes.sizeBytes || reach > MOST_OBJECT_BYTES) throw problem
    }
  }
}

export function numbersOf(value: PdfValue | undefined): number[] {
  return Array.isArray(value)
    ? value.map((it) => (typeof it === 'number' && Number.isFinite(it) ? it : 0))
    : []
}

function latin1Of(bytes: Uint8Array): string {
  return latin1(bytes, 0, bytes.length)
}

/** Whether a value is the name given. */
export function isNamed(value: PdfValue | undefined, name: string): boolean {
  return value instanceof PdfName && nameOf(value) === name
}
