import { ok, refuse, type Result } from './result'

/** The kinds of original that pages of text can be made from. */
export type MediaType = 'application/pdf' | 'text/plain'
/** How the bytes of a plain text spell its characters. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type ToldMediaType =
  { mediaType: 'application/pdf' } | { mediaType: 'text/plain'; encoding: TextEncoding }

/** Why bytes are not taken: they are empty, or something we know by name (`is`), or nothing we know (`is` null). */
export type MediaTypeRefusal = { reason: 'empty' } | { reason: 'not-supported'; is: string | null }

/** Bytes from the start that a PDF's header may stand within (ISO 32000-1, Annex H, note 13). */
export const HEAD_BYTES = 1024

/** Files that people send by mistake, by their first bytes, so that a refusal can call them by name. */
const SIGNATURES: [first: string, name: string][] = [
  ['504b0304', 'a ZIP archive or a Word, Excel or PowerPoint file'],
  ['504b0506', 'an empty ZIP archive'],
  ['d0cf11e0a1b11ae1', 'an older Word, Excel, PowerPoint or Outlook file'],
  ['89504e470d0a1a0a', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['49492a00', 'a TIFF picture'],
  ['4d4d002a', 'a TIFF picture'],
  ['52494646', 'a sound, video or WebP file'],
  ['1f8b', 'a gzip archive'],
  ['425a68', 'a bzip2 archive'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['526172211a07', 'a RAR archive'],
  ['7f454c46', 'a program'],
  ['4d5a', 'a program'],
  ['cafebabe', 'a program'],
  ['7b5c727466', 'a Rich Text file'],
  ['25215053', 'a PostScript file'],
  ['53514c69746520666f726d6174203300', 'a SQLite database'],
]

/**
 * Tells what bytes are by the bytes alone; what a browser or a file name says of them is not asked. `bytes` is the
 * whole file for a text, whose every byte must be told; for a PDF its head is enough. Text without a byte order mark
 * is UTF-8 where it is valid UTF-8, and else Latin-1 (as Windows-1252, which the web reads under that name) unless
 * it has control characters, which no such text has.
 */
export function tellMediaType(bytes: Uint8Array): Result<ToldMediaType, MediaTypeRefusal> {
  if (bytes.length === 0) return refuse({ reason: 'empty' })
  if (hasPdfHeader(bytes)) return ok({ mediaType: 'application/pdf' })
  const known = SIGNATURES.find(([first]) => startsWithHex(bytes, first))
  if (known) return refuse({ reason: 'not-supported', is: known[1] })
  const encoding = tellEncoding(bytes)
  if (encoding === null) return refuse({ reason: 'not-supported', is: null })
  if (/^\s*<(?:!doctype html|html)\b/i.test(asLatin1(bytes.subarray(0, 512))))
    return refuse({ reason: 'not-supported', is: 'a web page (HTML)' })
  return ok({ mediaType: 'text/plain', encoding })
}

function hasPdfHeader(bytes: Uint8Array): boolean {
  return asLatin1(bytes.subarray(0, HEAD_BYTES)).includes('%PDF-')
}

function tellEncoding(bytes: Uint8Array): TextEncoding | null {
  if (startsWithHex(bytes, 'fffe')) return isDecodable(bytes, 'utf-16le') ? 'utf-16le' : null
  if (startsWithHex(bytes, 'feff')) return isDecodable(bytes, 'utf-16be') ? 'utf-16be' : null
  if (hasControls(bytes)) return null
  return isDecodable(bytes, 'utf-8') ? 'utf-8' : 'windows-1252'
}

function isDecodable(bytes: Uint8Array, encoding: TextEncoding): boolean {
  try {
    return !hasControlCharacters(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

/** Tab, line feed, form feed and carriage return are a text's own; escape (ISO 2022) and the rest are not. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d)
}

function hasControlCharacters(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000e-\u001f]/.test(text)
}

function startsWithHex(bytes: Uint8Array, hex: string): boolean {
  for (let at = 0; at < hex.length; at += 2) {
    if (bytes[at / 2] !== parseInt(hex.slice(at, at + 2), 16)) return false
  }
  return true
}

function asLatin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

/** A refusal in a sentence for whoever sent the file. */
export function explainMediaType(refusal: MediaTypeRefusal): string {
  const takes = 'Send a PDF or a plain text.'
  if (refusal.reason === 'empty') return 'The file is empty: it has no bytes. Check it and send it again.'
  if (refusal.is) return `The file is ${refusal.is}, whatever its name says. ${takes}`
  return `The file is neither a PDF nor a plain text: it holds bytes that no text has. ${takes}`
}
