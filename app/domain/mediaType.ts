import type { OriginalType } from './extraction'
import { isFromLine, isHeaderField } from './mailLines'
import { ok, refuse, type Result } from './result'

/** Why bytes are not taken: they are empty, or something we know by name (`is`), or nothing we know (`is` null). */
export type MediaTypeRefusal = { reason: 'empty' } | { reason: 'not-supported'; is: string | null }

/**
 * What the first bytes tell: a type, or a container that must be looked into. *zip*: its names tell; *gzip*: what it
 * holds tells; *from-line*: a line "From …" that begins each message of a mailbox, or the one of a mail.
 */
export type ToldByHead = OriginalType | 'zip' | 'gzip' | 'from-line'

/** Bytes from the start that are enough to tell every type. */
export const HEAD_BYTES = 64 * 1024
/** Bytes from the start that a PDF's header may stand within (ISO 32000-1, Annex H, note 13). */
const PDF_HEAD_BYTES = 1024

/** First bytes of what we read, and of what people send by mistake, so that a refusal can call it by name. */
const SIGNATURES: [first: string, is: ToldByHead | { name: string }][] = [
  ['255044462d', 'application/pdf'],
  ['574152432f', 'application/warc'],
  ['504b0304', 'zip'],
  ['1f8b', 'gzip'],
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
  ['504b0506', { name: 'an empty ZIP archive' }],
  ['d0cf11e0a1b11ae1', { name: 'an older Word, Excel, PowerPoint or Outlook file' }],
  ['47494638', { name: 'a GIF picture' }],
  ['49492b00', { name: 'a BigTIFF picture' }],
  ['4d4d002b', { name: 'a BigTIFF picture' }],
  ['52494646', { name: 'a sound, video or WebP file' }],
  ['425a68', { name: 'a bzip2 archive' }],
  ['377abcaf271c', { name: 'a 7-Zip archive' }],
  ['526172211a07', { name: 'a RAR archive' }],
  ['28b52ffd', { name: 'a Zstandard archive' }],
  ['7f454c46', { name: 'a program' }],
  ['cafebabe', { name: 'a program' }],
  ['7b5c727466', { name: 'a Rich Text file' }],
  ['25215053', { name: 'a PostScript file' }],
  ['53514c69746520666f726d6174203300', { name: 'a SQLite database' }],
]

/**
 * Tells what a file is by its first bytes alone; what a browser or a file name says of it is not asked. `head` is the
 * file's first HEAD_BYTES, or all of it. A text is what has no control characters but those of texts, and begins as
 * neither a mail nor a web page does.
 */
export function tellHead(head: Uint8Array): Result<ToldByHead, MediaTypeRefusal> {
  if (head.length === 0) return refuse({ reason: 'empty' })
  const known = SIGNATURES.find(([first]) => startsWithHex(head, first))?.[1]
  if (known)
    return typeof known === 'string' ? ok(known) : refuse({ reason: 'not-supported', is: known.name })
  const text = textOf(head)
  if (text !== null) {
    if (isFromLine(text.slice(0, 1024).split(/\r?\n/, 1)[0]!)) return ok('from-line')
    if (beginsAsMail(text)) return ok('message/rfc822')
    if (beginsAsWebPage(text)) return ok('text/html')
  }
  if (/%PDF-\d\.\d/.test(asLatin1(head.subarray(0, PDF_HEAD_BYTES)))) return ok('application/pdf')
  if (startsWithHex(head, '4d5a')) return refuse({ reason: 'not-supported', is: 'a program' })
  return text === null ? refuse({ reason: 'not-supported', is: null }) : ok('text/plain')
}

/** What a ZIP holds, by the names of its entries. */
export function tellZip(names: readonly string[]): Result<OriginalType, MediaTypeRefusal> {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^datapackage\.json$/) && has(/^archive\/.+\.warc(\.gz)?$/)) return ok('application/wacz')
  if (has(/^\[Content_Types\]\.xml$/)) {
    if (has(/^word\/[^/]+\.xml$/))
      return ok('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    if (has(/^xl\//)) return named('an Excel workbook (XLSX)')
    if (has(/^ppt\//)) return named('a PowerPoint presentation (PPTX)')
  }
  if (has(/^META-INF\/container\.xml$/)) return named('an EPUB book')
  if (has(/^META-INF\/manifest\.xml$/)) return named('an OpenDocument file')
  if (has(/^META-INF\/MANIFEST\.MF$/)) return named('a Java archive')
  return named('a ZIP archive. Unpack it and send the files in it')
}

function named(is: string): Result<never, MediaTypeRefusal> {
  return refuse({ reason: 'not-supported', is })
}

/** The head as text, in which structure can be told; null where it holds bytes that no text has. */
function textOf(head: Uint8Array): string | null {
  if (startsWithHex(head, 'fffe')) return utf16(head.subarray(2), true)
  if (startsWithHex(head, 'feff')) return utf16(head.subarray(2), false)
  const text = asLatin1(startsWithHex(head, 'efbbbf') ? head.subarray(3) : head)
  // Escape sequences of ISO 2022, which mails and texts from Japan and Korea are spelt in, are a text's own.
  return hasControls(text.replace(/\u001b[$(][@-Z)(]?[@-Z]?/g, '')) ? null : text
}

function utf16(bytes: Uint8Array, isLittle: boolean): string | null {
  if (bytes.length % 2 !== 0) return null
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const [first, second] = [bytes[at]!, bytes[at + 1]!]
    text += String.fromCharCode(isLittle ? first | (second << 8) : (first << 8) | second)
  }
  return hasControls(text) ? null : text
}

/** Tab, line feed, form feed, carriage return and the end-of-file mark of DOS are a text's own. */
function hasControls(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000e-\u001f]/.test(text.replace(/\u001a$/, ''))
}

/** Fields that programs write into a mail, so that a letter that merely begins "From: …, To: …" is none. */
const PROGRAMS_FIELD =
  /^(?:message-id|received|mime-version|return-path|delivered-to|content-type|references|in-reply-to|dkim-signature|x-[\w-]+|list-[\w-]+)$/i
const RFC_DATE = /^\s*(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d{2}/

/**
 * Whether a text begins with a mail's header (RFC 5322, 2.2): fields and nothing else, up to an empty line, that say
 * whom it is from or what it is about, and of which a program wrote at least one.
 */
function beginsAsMail(text: string): boolean {
  const end = /\r?\n\r?\n/.exec(text)?.index
  const lines = text.slice(0, end).split(/\r?\n/)
  if (end === undefined) lines.pop()
  const fields: { name: string; value: string }[] = []
  for (const line of lines) {
    if (/^[ \t]/.test(line) && fields.length > 0) continue
    if (!isHeaderField(line)) return false
    const colon = line.indexOf(':')
    fields.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1) })
  }
  const has = (name: RegExp) => fields.some((field) => name.test(field.name))
  const isWrittenByProgram =
    has(PROGRAMS_FIELD) || fields.some(({ name, value }) => /^date$/i.test(name) && RFC_DATE.test(value))
  return isWrittenByProgram && has(/^(?:from|to|subject|received|return-path)$/i) && fields.length > 1
}

const PAGE_BEGINS =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s*)*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|div|p|table|h[1-6]|center|font|article|section|main|header|nav|ul|ol)[\s/>])/i

function beginsAsWebPage(text: string): boolean {
  return PAGE_BEGINS.test(text.slice(0, 8192))
}

function startsWithHex(bytes: Uint8Array, hex: string): boolean {
  for (let at = 0; at < hex.length; at += 2) {
    if (bytes[at / 2] !== parseInt(hex.slice(at, at + 2), 16)) return false
  }
  return true
}

function asLatin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** A refusal in a sentence for whoever sent the file. */
export function explainMediaType(refusal: MediaTypeRefusal): string {
  const takes =
    'Send a PDF, a Word document (DOCX), a mail (EML) or mailbox (MBOX), a web page or capture (HTML, WARC, WACZ), a scan (PNG, JPEG, TIFF) or a plain text.'
  if (refusal.reason === 'empty') return 'The file is empty: it has no bytes. Check it and send it again.'
  if (refusal.is) return `The file is ${refusal.is}, whatever its name says. ${takes}`
  return `The file is of no kind that is known here: it holds bytes that no text has. ${takes}`
}
