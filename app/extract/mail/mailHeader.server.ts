import iconv from 'iconv-lite'
import { decodeWords } from 'postal-mime'
import { isHeaderField } from '../../domain/mailLines'
import { decodeText } from '../text/textEncoding.server'

export type MailField = { name: string; value: string }

/** Bytes of a message that its header may have: chains of Received and signatures fill some thousands. */
const MOST_HEADER_BYTES = 512 * 1024

/**
 * The fields of a message's header in order, unfolded and decoded: encoded words (RFC 2047), raw UTF-8 (RFC 6532), and
 * raw bytes of whatever encoding their letters tell.
 */
export function readHeader(message: Uint8Array): MailField[] {
  const head = Buffer.from(message.buffer, message.byteOffset, Math.min(message.length, MOST_HEADER_BYTES))
  const end = endOfHeader(head)
  const { text } = decodeText(head.subarray(0, end))
  const fields: MailField[] = []
  for (const line of text.split(/\r?\n/)) {
    if (/^[ \t]/.test(line) && fields.length > 0) fields.at(-1)!.value += line
    else if (isHeaderField(line)) {
      const colon = line.indexOf(':')
      fields.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1) })
    }
  }
  return fields.map(({ name, value }) => ({ name, value: decodeField(value) }))
}

/** Where the empty line stands that ends a header; 0 where the message begins with one. */
function endOfHeader(head: Buffer): number {
  if (head[0] === 0x0a || (head[0] === 0x0d && head[1] === 0x0a)) return 0
  const ends = [head.indexOf('\n\n'), head.indexOf('\n\r\n')].filter((at) => at >= 0)
  return ends.length > 0 ? Math.min(...ends) + 1 : head.length
}

/** A field's or a file name's value with its encoded words spelt out. */
export function decodeField(value: string): string {
  return mendWindows1252(decodeWords(value))
    .replace(/[\t\r\n ]+/g, ' ')
    .trim()
}

/**
 * Node 20's TextDecoder, which postal-mime decodes by, reads windows-1252 as Latin-1, so that quotation marks turn into
 * control characters (https://github.com/nodejs/node/issues/56542). Can go when the oldest Node we run on has it right.
 */
function mendWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (mark) => iconv.decode(Buffer.from(mark, 'latin1'), 'windows-1252'))
}

/** The first field of a name, whatever its case, or null. */
export function fieldOf(fields: readonly MailField[], name: string): string | null {
  return fields.find((it) => it.name.toLowerCase() === name)?.value ?? null
}
