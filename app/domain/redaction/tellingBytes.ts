import { tellingIn, type TellingWords } from './tellingWords'

/** One code of a font in a PDF: four digits, and no number that anybody wrote. */
const FONT_CODE = /<[\da-f]{4}>/giu
/** Where a PDF has them: in the tables of a font's codes, and in the lines that a page shows in such codes. */
const FONT_TABLE = /begin(?:bf|cid|notdef|codespace)(?:char|range)\b(?:[\s\d[\]]|<[\da-f\s]*>|\/\w+)*/giu
const SHOWN_CODES = /<[\da-f]{4}>\s*Tj\b|\[[-+.\d\s<>a-f]{0,20000}\]\s*TJ\b/giu
const HEX_STRING = /<([\da-f\s]{8,})>/giu

/**
 * Those telling words that bytes have, in any of the ways in which files write text: a byte or two to a letter, UTF-8, or
 * hexadecimal strings of PDF. `bytes` are one character to a byte; streams are to be unpacked before.
 */
export function tellingInBytes(telling: TellingWords, bytes: string): string[] {
  if (telling.words.length + telling.phrases.length === 0) return []
  const hex = [...bytes.matchAll(HEX_STRING)].map(([, digits]) =>
    Buffer.from(digits!.replace(/\s/g, ''), 'hex').toString('latin1'),
  )
  const found = new Set<string>()
  for (const view of [withoutFontCodes(bytes), ...(hex.length > 0 ? [hex.join('\n')] : [])]) {
    // Two bytes to a letter: what is left without the noughts reads as one. What reads alike is searched once.
    const readings = new Set([
      view,
      view.replaceAll('\u0000', ''),
      Buffer.from(view, 'latin1').toString('utf8'),
    ])
    for (const reading of readings) for (const word of tellingIn(telling, reading)) found.add(word)
  }
  return [...found].sort()
}

function withoutFontCodes(bytes: string): string {
  const without = (codes: string) => codes.replace(FONT_CODE, ' ')
  return bytes.replace(FONT_TABLE, without).replace(SHOWN_CODES, without)
}

/** Bytes that are searched at a time, and those that two such windows share: whatever stands across their edge. */
const WINDOW_BYTES = 8 * 1024 * 1024
const SHARED_BYTES = 256 * 1024
/** A word that is cut at an edge of a window reads as another one, within so many bytes of it. */
const EDGE_BYTES = 4096

/** As `tellingInBytes`, of bytes that come piece by piece, however many: what stands across two pieces is found too. */
export async function tellingInPieces(
  telling: TellingWords,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  windowBytes = WINDOW_BYTES,
): Promise<string[]> {
  const found = new Set<string>()
  let waiting: Uint8Array[] = []
  let sizeBytes = 0
  let isFirst = true
  const search = (isLast: boolean) => {
    const window = Buffer.concat(waiting)
    const all = tellingInBytes(telling, window.toString('latin1'))
    const [from, to] = [isFirst ? 0 : EDGE_BYTES, isLast ? window.length : window.length - EDGE_BYTES]
    const within = all.length > 0 ? tellingInBytes(telling, window.toString('latin1', from, to)) : []
    for (const word of all) if (within.includes(word)) found.add(word)
    waiting = [window.subarray(-SHARED_BYTES)]
    sizeBytes = waiting[0]!.length
    isFirst = false
  }
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += windowBytes) {
      const part = piece.subarray(at, at + windowBytes)
      waiting.push(part)
      sizeBytes += part.length
      if (sizeBytes >= windowBytes + SHARED_BYTES) search(false)
    }
  search(true)
  return [...found].sort()
}
