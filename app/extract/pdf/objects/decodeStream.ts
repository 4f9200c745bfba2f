import { inflateSync, constants } from 'node:zlib'
import { nameOf, isDict, type PdfDict, type PdfValue } from './pdfValue'

/** Decoding would give more bytes than it may: a bomb, or something that is no page. */
export class TooLargeError extends Error {}

/**
 * A stream's bytes after its filters (ISO 32000-1, 7.4). What is broken gives what could be decoded before it. Throws
 * TooLargeError past `mostBytes`. Null where a filter is a picture's or unknown.
 */
export function decodeStream(
  bytes: Uint8Array,
  filters: readonly PdfValue[],
  parms: readonly PdfValue[],
  mostBytes: number,
): Uint8Array | null {
  let decoded: Uint8Array = bytes
  for (const [at, filter] of filters.entries()) {
    const decode = FILTERS[nameOf(filter) ?? '']
    if (!decode) return null
    const given = parms[at]
    const parm = isDict(given) ? given : NO_PARMS
    decoded = unpredict(decode(decoded, mostBytes, parm), parm)
    if (decoded.length > mostBytes) throw new TooLargeError()
  }
  return decoded
}

const NO_PARMS: PdfDict = new Map()

type Filter = (bytes: Uint8Array, mostBytes: number, parms: PdfDict) => Uint8Array

const FILTERS: Record<string, Filter> = {
  FlateDecode: inflate,
  Fl: inflate,
  LZWDecode: unpackLzw,
  LZW: unpackLzw,
  ASCIIHexDecode: unpackHex,
  AHx: unpackHex,
  ASCII85Decode: unpack85,
  A85: unpack85,
  RunLengthDecode: unpackRuns,
  RL: unpackRuns,
  Crypt: (bytes) => bytes,
}

function inflate(bytes: Uint8Array, mostBytes: number): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: mostBytes, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLargeError()
    return new Uint8Array()
  }
}

/** Bytes that grow as they are written, up to a limit. */
class Out {
  #bytes = new Uint8Array(1024)
  #length = 0
  constructor(private readonly mostBytes: number) {}

  add(byte: number): void {
    if (this.#length === this.#bytes.length) {
      if (this.#length >= this.mostBytes) throw new TooLargeError()
      const larger = new Uint8Array(Math.min(this.#bytes.length * 2, this.mostBytes))
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.#length++] = byte
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}

function unpackHex(bytes: Uint8Array, mostBytes: number): Uint8Array {
  if (bytes.length / 2 > mostBytes) throw new TooLargeError()
  const text = Buffer.from(bytes)
    .toString('latin1')
    .split('>')[0]!
    .replace(/[^0-9a-f]/gi, '')
  return Buffer.from(text.length % 2 ? `${text}0` : text, 'hex')
}

function unpack85(bytes: Uint8Array, mostBytes: number): Uint8Array {
  const out = new Out(mostBytes)
  let [group, count] = [0, 0]
  const flush = (digits: number) => {
    for (let at = 0; at < digits; at++) out.add(Math.floor(group / 256 ** (3 - at)) & 0xff)
    group = count = 0
  }
  for (const byte of bytes) {
    if (byte === 0x7e) break
    if (byte === 0x7a && count === 0) flush(4)
    if (byte < 0x21 || byte > 0x75) continue
    group = group * 85 + byte - 0x21
    if (++count === 5) flush(4)
  }
  if (count > 1) {
    const digits = count - 1
    for (; count < 5; count++) group = group * 85 + 84
    flush(digits)
  }
  return out.bytes
}

function unpackRuns(bytes: Uint8Array, mostBytes: number): Uint8Array {
  const out = new Out(mostBytes)
  for (let at = 0; at < bytes.length && bytes[at] !== 128;) {
    const length = bytes[at++]!
    if (length < 128) for (let on = 0; on <= length && at < bytes.length; on++) out.add(bytes[at++]!)
    else {
      for (let on = 257 - length; on > 0; on--) out.add(bytes[at] ?? 0)
      at++
    }
  }
  return out.bytes
}

function unpackLzw(bytes: Uint8Array, mostBytes: number, parms: PdfDict): Uint8Array {
  const out = new Out(mostBytes)
  const early = parms.get('EarlyChange') === 0 ? 0 : 1
  let table: number[][] = []
  let [width, held, bits] = [9, 0, 0]
  let last: number[] | null = null
  const clear = () => {
    table = Array.from({ length: 256 }, (_, byte) => [byte])
    table.push([], [])
    width = 9
    last = null
  }
  clear()
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === 257) break
    if (code === 256) {
      clear()
      continue
    }
    const entry: number[] | null = table[code] ?? (last && code === table.length ? [...last, last[0]!] : null)
    if (!entry) break
    for (const unit of entry) out.add(unit)
    if (last && table.length < 4096) table.push([...last, entry[0]!])
    last = entry
    width =
      table.length + early >= 2048
        ? 12
        : table.length + early >= 1024
          ? 11
          : table.length + early >= 512
            ? 10
            : 9
  }
  return out.bytes
}

/** Undoes PNG's and TIFF's predictors (7.4.4.4), as cross-reference streams use them. */
function unpredict(bytes: Uint8Array, parms: PdfDict): Uint8Array {
  const number = (name: string, or: number) => {
    const value = parms.get(name)
    return typeof value === 'number' && value > 0 ? value : or
  }
  const predictor = number('Predictor', 1)
  if (predictor === 1) return bytes
  const pixel = Math.max(1, (number('Colors', 1) * number('BitsPerComponent', 8)) >> 3)
  const row = (number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8) + 7) >> 3
  if (predictor === 2) {
    const sums = Uint8Array.from(bytes)
    for (let at = 0; at < sums.length; at++) if (at % row >= pixel) sums[at]! += sums[at - pixel]!
    return sums
  }
  const rows = Math.floor(bytes.length / (row + 1))
  const out = new Uint8Array(rows * row)
  for (let y = 0; y < rows; y++) {
    const kind = bytes[y * (row + 1)]!
    for (let x = 0; x < row; x++) {
      const at = y * row + x
      const left = x >= pixel ? out[at - pixel]! : 0
      const up = y > 0 ? out[at - row]! : 0
      const corner = x >= pixel && y > 0 ? out[at - row - pixel]! : 0
      out[at] = bytes[y * (row + 1) + 1 + x]! + guess(kind, left, up, corner)
    }
  }
  return out
}

function guess(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind !== 4) return 0
  const [toLeft, toUp, toCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ]
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}
