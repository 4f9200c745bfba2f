import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'

/** Characters before a stream in which its dictionary is looked for. */
const MOST_DICTIONARY = 2_000
const BETWEEN = Buffer.from('\n')
/** Streams of pictures and fonts: what they show is searched as text, and their bytes have any short word by chance. */
const NO_WORDS = /\/Subtype\s*\/(?:Image|Type1C|CIDFontType0C|OpenType)\b|\/Length1\b/

/**
 * A PDF's bytes, with its packed streams unpacked, but for pictures and fonts: piece by piece, as a file of scans is
 * longer than any string may be. A piece is a stream, or what stands between two.
 */
export async function* unpackedPieces(path: string): AsyncGenerator<Uint8Array> {
  yield* unpackedPiecesOf(await readFile(path))
}

/** As `unpackedPieces`, of bytes at hand. */
export function* unpackedPiecesOf(bytes: Buffer): Generator<Uint8Array> {
  let at = 0
  for (let mark = bytes.indexOf('stream'); mark >= 0; mark = bytes.indexOf('stream', mark + 6)) {
    const head = bytes.toString('latin1', Math.max(at, mark - MOST_DICTIONARY), mark)
    const opening = /^stream\r?\n/.exec(bytes.toString('latin1', mark, mark + 8))
    if (!opening || !/>>\s*$/.test(head)) continue
    const from = mark + opening[0].length
    const to = bytes.indexOf('endstream', from)
    if (to < 0) break
    yield bytes.subarray(at, from)
    yield BETWEEN
    at = to
    mark = to
    // Of this object alone: what stands before may be a font's or a picture's.
    const dictionary = head.slice(head.lastIndexOf('endobj') + 1)
    if (NO_WORDS.test(dictionary)) continue
    const unpacked = unpack(bytes.subarray(from, to))
    if (isFontProgram(unpacked)) continue
    yield unpacked
    yield BETWEEN
  }
  yield bytes.subarray(at)
}

function unpack(stream: Uint8Array): Uint8Array {
  try {
    return inflateSync(stream)
  } catch {
    return stream
  }
}

/** A TrueType or OpenType font, as its header and the first entry of its directory have it (ISO/IEC 14496-22). */
function isFontProgram(bytes: Uint8Array): boolean {
  return /^(?:true|OTTO|\0\u0001\0\0)\0[\u0001-@][\s\S]{6}[A-Za-z][\w/ ]{3}/.test(
    Buffer.from(bytes.subarray(0, 16)).toString('latin1'),
  )
}
