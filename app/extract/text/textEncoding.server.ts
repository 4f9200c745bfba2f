import chardet from 'chardet'
import iconv from 'iconv-lite'

/** What a text was spelt in, and how that is known. */
export type DecodedText = { text: string; encoding: string; from: 'mark' | 'label' | 'bytes' | 'guess' }

/** Bytes that are enough to guess an encoding by. */
const GUESS_BYTES = 256 * 1024
/** Of chardet's confidence, 0 to 100: below this its word for a double-byte or foreign alphabet is not taken. */
const LEAST_CONFIDENCE = 30
/** Western encodings, all of which windows-1252 contains: the web reads them under its name. */
const WESTERN = /^(?:iso-8859-(?:1|15)|windows-1252|ascii|us-ascii|ansi_x3\.4-1968|latin1?)$/i

/**
 * Decodes a text: by its byte order mark, then by its label (of a header or a `<meta>`), then as UTF-8 where the bytes
 * are that without exception, then by the escapes of ISO 2022, then by a guess at the letters. A label that the bytes
 * contradict is not believed: what is called us-ascii or UTF-8 is often windows-1252.
 */
export function decodeText(bytes: Uint8Array, label: string | null = null): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const mark = markOf(buffer)
  if (mark) return { text: iconv.decode(buffer, mark), encoding: mark, from: 'mark' }
  const named = label ? encodingOf(label) : null
  const isUtf8 = isStrictUtf8(buffer)
  if (named && named !== 'utf-8' && !(WESTERN.test(named) && isUtf8))
    return { text: decodeAs(buffer, named), encoding: named, from: 'label' }
  if (hasIso2022Escapes(buffer)) {
    const encoding = /\u001b\$\)C/.test(buffer.toString('latin1', 0, GUESS_BYTES))
      ? 'iso-2022-kr'
      : 'iso-2022-jp'
    return { text: decodeAs(buffer, encoding), encoding, from: 'bytes' }
  }
  if (isUtf8)
    return { text: iconv.decode(buffer, 'utf-8'), encoding: 'utf-8', from: named ? 'label' : 'bytes' }
  const encoding = guess(buffer)
  return { text: decodeAs(buffer, encoding), encoding, from: 'guess' }
}

function markOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** A label as we write it, or null where it names nothing that we decode. */
function encodingOf(label: string): string | null {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
  if (/^utf-?8$/.test(name)) return 'utf-8'
  if (WESTERN.test(name)) return 'windows-1252'
  if (/^(?:ks_c_5601.*|korean|euc-kr|uhc|cp949|windows-949|ms949)$/.test(name)) return 'euc-kr'
  if (/^(?:shift[-_]?jis|x-sjis|sjis|ms_kanji|windows-31j|cp932)$/.test(name)) return 'shift_jis'
  if (/^(?:gb2312|gbk|x-gbk|gb18030|hz-gb-2312)$/.test(name)) return 'gb18030'
  if (/^iso-2022-(?:jp|kr)/.test(name)) return name
  return iconv.encodingExists(name) ? name : null
}

function decodeAs(bytes: Buffer, encoding: string): string {
  // iconv-lite leaves the stateful encodings to others; the platform knows the Japanese one.
  if (encoding.startsWith('iso-2022-jp')) return new TextDecoder('iso-2022-jp').decode(bytes)
  if (encoding === 'iso-2022-kr') return decodeIso2022Kr(bytes)
  return iconv.decode(bytes, encoding)
}

/** ISO 2022-KR: between shift out and shift in, seven bits of EUC-KR (RFC 1557). */
function decodeIso2022Kr(bytes: Buffer): string {
  const [OUT, IN] = [0x0e, 0x0f]
  let isShifted = false
  const eight: number[] = []
  for (const byte of Buffer.from(bytes.toString('latin1').replaceAll('\u001b$)C', ''), 'latin1')) {
    if (byte === OUT) isShifted = true
    else if (byte === IN) isShifted = false
    else eight.push(isShifted && byte > 0x20 ? byte | 0x80 : byte)
  }
  return iconv.decode(Buffer.from(eight), 'euc-kr')
}

function isStrictUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function hasIso2022Escapes(bytes: Buffer): boolean {
  return /\u001b\$(?:[@B]|\)C)/.test(bytes.toString('latin1', 0, GUESS_BYTES))
}

/** A double-byte or foreign encoding where the letters speak for it and nothing is lost; else windows-1252, which takes all bytes. */
function guess(bytes: Buffer): string {
  const sample = bytes.subarray(0, GUESS_BYTES)
  for (const { name, confidence } of chardet.analyse(sample)) {
    if (confidence < LEAST_CONFIDENCE) break
    const encoding = encodingOf(name)
    if (!encoding || encoding === 'utf-8' || /^utf-(?:16|32)/.test(encoding)) continue
    if (encoding === 'windows-1252') return encoding
    if (!iconv.decode(sample, encoding).slice(0, -1).includes('\ufffd')) return encoding
  }
  return 'windows-1252'
}
