/**
 * The records that a ZIP is made of (PKWARE APPNOTE 6.3.10), for archives whose files stand in them as they are. They say
 * nothing of the machine, user, zone or hour that wrote them, and compress nothing, as zlib gives other bytes from one
 * release of Node to the next: the same files give the same archive.
 */

/** One file as an archive's records tell it. `offset` is where its local header begins. */
export type StoredEntry = { path: string; sizeBytes: number; crc32: number; offset: number }

/** 1 January 1980, 00:00, the first moment that a ZIP knows: every file's. */
const DOS_DATE = 0x0021
const DOS_TIME = 0
/** Names are UTF-8 (general purpose bit 11). */
const UTF8 = 0x0800
const VERSION = 20
const VERSION_ZIP64 = 45
/** Made on Unix, where the high half of the external attributes is the file's mode: a plain file, 0644. */
const MADE_BY = (3 << 8) | VERSION_ZIP64
const ATTRIBUTES = (0o100644 << 16) >>> 0
const MOST_32 = 0xffffffff
const MOST_16 = 0xffff

/** The header before a file's bytes. Its length follows from the path and size alone, so that it can be written last. */
export function localHeader({ path, sizeBytes, crc32 }: Omit<StoredEntry, 'offset'>): Uint8Array {
  const name = new TextEncoder().encode(path)
  const isLong = sizeBytes >= MOST_32
  const size = isLong ? MOST_32 : sizeBytes
  const extra = isLong ? zip64Extra([sizeBytes, sizeBytes]) : new Uint8Array()
  return join([
    words(['4', 0x04034b50], ['2', isLong ? VERSION_ZIP64 : VERSION], ['2', UTF8], ['2', 0]),
    words(['2', DOS_TIME], ['2', DOS_DATE], ['4', crc32], ['4', size], ['4', size]),
    words(['2', name.length], ['2', extra.length]),
    name,
    extra,
  ])
}

/** The directory at an archive's end: every file once, in the order in which they stand, and where the directory begins. */
export function centralDirectory(entries: readonly StoredEntry[], start: number): Uint8Array {
  const records = entries.map(centralRecord)
  const size = records.reduce((sum, record) => sum + record.length, 0)
  const count = entries.length
  const isLong = count >= MOST_16 || start >= MOST_32 || size >= MOST_32
  const zip64 = isLong
    ? [
        words(['4', 0x06064b50], ['8', 44], ['2', MADE_BY], ['2', VERSION_ZIP64], ['4', 0], ['4', 0]),
        words(['8', count], ['8', count], ['8', size], ['8', start]),
        words(['4', 0x07064b50], ['4', 0], ['8', start + size], ['4', 1]),
      ]
    : []
  const [few, bytes, from] = isLong ? [MOST_16, MOST_32, MOST_32] : [count, size, start]
  return join([
    ...records,
    ...zip64,
    words(['4', 0x06054b50], ['2', 0], ['2', 0], ['2', few], ['2', few], ['4', bytes], ['4', from], ['2', 0]),
  ])
}

function centralRecord({ path, sizeBytes, crc32, offset }: StoredEntry): Uint8Array {
  const name = new TextEncoder().encode(path)
  const long = [
    ...(sizeBytes >= MOST_32 ? [sizeBytes, sizeBytes] : []),
    ...(offset >= MOST_32 ? [offset] : []),
  ]
  const extra = long.length > 0 ? zip64Extra(long) : new Uint8Array()
  const size = Math.min(sizeBytes, MOST_32)
  return join([
    words(['4', 0x02014b50], ['2', MADE_BY], ['2', long.length > 0 ? VERSION_ZIP64 : VERSION], ['2', UTF8]),
    words(['2', 0], ['2', DOS_TIME], ['2', DOS_DATE], ['4', crc32], ['4', size], ['4', size]),
    words(['2', name.length], ['2', extra.length], ['2', 0], ['2', 0], ['2', 0], ['4', ATTRIBUTES]),
    words(['4', Math.min(offset, MOST_32)]),
    name,
    extra,
  ])
}

function zip64Extra(values: readonly number[]): Uint8Array {
  return join([words(['2', 1], ['2', values.length * 8]), words(...values.map((it) => ['8', it] as const))])
}

/** Little-endian numbers of 2, 4 or 8 bytes. */
function words(...given: (readonly ['2' | '4' | '8', number])[]): Uint8Array {
  const bytes = new Uint8Array(given.reduce((sum, [width]) => sum + Number(width), 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [width, value] of given) {
    if (width === '2') view.setUint16(at, value, true)
    else if (width === '4') view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += Number(width)
  }
  return bytes
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
