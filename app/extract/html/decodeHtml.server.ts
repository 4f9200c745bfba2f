import { cleanText } from '../text/textPages'
import { decodeText } from '../text/textEncoding.server'

/** Decodes a web page: by its mark, then the label that came with it, then its own `<meta>`. */
export function decodeHtml(
  bytes: Uint8Array,
  label: string | null = null,
): { html: string; encoding: string } {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  const declared = /<meta[^>]{0,300}?charset\s*=\s*(?:["']\s*)?([\w:.-]+)/i.exec(head)?.[1] ?? null
  const { text, encoding } = decodeText(bytes, label ?? declared)
  return { html: cleanText(text), encoding }
}
