import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'

/** Characters before a stream in which its dictionary is looked for. */
const MOST_DICTIONARY = 2_000
const BETWEEN = Buffer.from('\n')

/**
 * A PDF's bytes, with its packed streams unpacked, but for pictures and fonts: piece by piece, as a file of scans is
 * longer than any string may be.
 */
export async function* unpackedPieces(path: string): AsyncGenerator<Uint8Array> {
  const bytes = await readFile(path)
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
    if (/\/Subtype\s*\/Image\b|\/Length1\b/.test(dictionary)) continue
    yield unpack(bytes.subarray(from, to))
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
