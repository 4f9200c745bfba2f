import { ok, refuse, type Result } from '../result'

/** One entry of a ZIP as its directory tells it; nothing of it is believed before it is checked. */
export type ZipEntry = {
  path: string
  /** Where its local header begins, in the file. */
  offset: number
  packedBytes: number
  sizeBytes: number
  crc32: number
  /** 0: as it is. 8: deflated. Others are not read here. */
  method: number
  isEncrypted: boolean
  isLink: boolean
  isFolder: boolean
}

/** Where a directory lies in a file. */
export type DirectorySpan = { start: number; length: number; count: number }

/** Bytes at a file's end in which its directory's end is looked for: the record, and the longest comment. */
export const TAIL_BYTES = 22 + 0xffff + 20 + 56
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const MOST_32 = 0xffffffff
/** A bag of more files is none of ours. */
const MOST_ENTRIES = 100_000
/** S_IFMT and S_IFLNK of a Unix mode. */
const KIND_OF_FILE = 0o170000
const LINK = 0o120000

/** Finds the directory of a ZIP by the bytes at its end. Refuses what has none: no ZIP, or one that was cut off. */
export function findDirectory(tail: Uint8Array, fileBytes: number): Result<DirectorySpan, 'no-directory'> {
  const view = viewOf(tail)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue
    if (at + 22 + view.getUint16(at + 20, true) !== tail.length) continue
    const span = {
      count: view.getUint16(at + 10, true),
      length: view.getUint32(at + 12, true),
      start: view.getUint32(at + 16, true),
    }
    const long =
      at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64 ? longSpan(view, at - 20, fileBytes) : null
    const found = long ?? span
    const isInside = found.start + found.length <= fileBytes && found.count <= MOST_ENTRIES
    return isInside ? ok(found) : refuse('no-directory')
  }
  return refuse('no-directory')
}

function longSpan(view: DataView, locator: number, fileBytes: number): DirectorySpan | null {
  const at = Number(view.getBigUint64(locator + 8, true)) - (fileBytes - view.byteLength)
  if (at < 0 || at + 56 > view.byteLength || view.getUint32(at, true) !== END_64) return null
  return {
    count: Number(view.getBigUint64(at + 32, true)),
    length: Number(view.getBigUint64(at + 40, true)),
    start: Number(view.getBigUint64(at + 48, true)),
  }
}

/** Reads a directory's entries. Refuses one that ends early or holds something else. */
export function readDirectory(bytes: Uint8Array, count: number): Result<ZipEntry[], 'broken-directory'> {
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return refuse('broken-directory')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    )
    const end = at + 46 + nameLength! + extraLength! + commentLength!
    if (end > bytes.length) return refuse('broken-directory')
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength!))
    const mode = view.getUint32(at + 38, true) >>> 16
    const isUnix = view.getUint8(at + 5) === 3
    const entry = {
      path,
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      sizeBytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      isLink: isUnix && (mode & KIND_OF_FILE) === LINK,
      isFolder: path.endsWith('/'),
    }
    readLong(entry, view, at + 46 + nameLength!, extraLength!)
    entries.push(entry)
    at = end
  }
  return ok(entries)
}

/** Numbers past 32 bits stand in an extra field, in this order, each where the short one says that it does. */
function readLong(entry: ZipEntry, view: DataView, from: number, length: number) {
  for (let at = from; at + 4 <= from + length;) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      let place = at + 4
      for (const field of ['sizeBytes', 'packedBytes', 'offset'] as const) {
        if (entry[field] !== MOST_32 || place + 8 > Math.min(at + 4 + size, from + length)) continue
        entry[field] = Number(view.getBigUint64(place, true))
        place += 8
      }
    }
    at += 4 + size
  }
}

/** Bytes of a local header before its name and extra field, whose lengths stand at 26 and 28. */
export const LOCAL_HEADER_BYTES = 30

/** Where an entry's bytes begin behind its local header, or null where there is no such header. */
export function localDataOffset(header: Uint8Array): number | null {
  const view = viewOf(header)
  if (header.length < LOCAL_HEADER_BYTES || view.getUint32(0, true) !== 0x04034b50) return null
  return LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
}

/** The name that a local header gives; null where the header is too short to have it. */
export function localName(header: Uint8Array): string | null {
  const length = header.length < LOCAL_HEADER_BYTES ? 0 : viewOf(header).getUint16(26, true)
  const end = LOCAL_HEADER_BYTES + length
  return end <= header.length ? new TextDecoder().decode(header.subarray(LOCAL_HEADER_BYTES, end)) : null
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
