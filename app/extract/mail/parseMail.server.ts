import PostalMime from 'postal-mime'
import { isFromLine } from '../../domain/mailLines'
import { readHtml, type WebText } from '../html/readHtml'
import { decodeHtml } from '../html/decodeHtml.server'
import { cleanText } from '../text/textPages'
import { decodeText } from '../text/textEncoding.server'
import { decodeField, readHeader, type MailField } from './mailHeader.server'

/** A leaf of a mail that is no part of its words: an attachment, or a message within. */
export type MailPart = {
  /** Its place in the tree of parts, counted from 1 at each level: "2.1". */
  path: string
  type: string
  fileName: string | null
  bytes: Uint8Array
}

export type ParsedMail = {
  fields: MailField[]
  /** The words of the mail, without its header. */
  body: string
  parts: MailPart[]
  /** The mail's pages of HTML, read: for what they hide, and for those whose body is nothing else. */
  pages: WebText[]
  html: string | null
  /** Types of all parts, containers included. */
  types: string[]
}

/** Of the tree that postal-mime builds, what we read; the package does not describe it in its types. */
type MimeNode = {
  childNodes: MimeNode[]
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false }
  contentDisposition: { parsed: { value: string; params: Record<string, string> } }
  content: ArrayBuffer | null
  decodeFlowedText(text: string, isSpaceDropped: boolean): string
}

/** Real mails nest a few deep; past this a mail is built to do harm. */
const MOST_DEPTH = 1_000

/** Reads a message and takes its parts asunder. Throws where it is nested beyond any mail. */
export async function parseMail(message: Uint8Array): Promise<ParsedMail> {
  const bytes = withoutFromLine(message)
  const parser = new PostalMime({
    forceRfc822Attachments: true,
    maxNestingDepth: MOST_DEPTH,
    maxHeadersSize: 8 * 1024 * 1024,
  })
  await parser.parse(bytes)
  const mail: ParsedMail = {
    fields: readHeader(bytes),
    body: '',
    parts: [],
    pages: [],
    html: null,
    types: [],
  }
  const root = (parser as unknown as { root: MimeNode }).root
  const bodies = new Bodies(mail)
  walk(root, root.childNodes.length > 0 ? '' : '1', null, mail, bodies)
  mail.body = bodies.text()
  return mail
}

/** A mail saved from a mailbox may keep the line that began it there; its own lines are then quoted as there. */
function withoutFromLine(message: Uint8Array): Uint8Array {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.length)
  const end = bytes.indexOf('\n')
  if (end < 0 || end > 1_000 || !isFromLine(bytes.toString('latin1', 0, end).trimEnd())) return message
  return unquote(bytes.subarray(end + 1))
}

/** Undoes the one `>` before each line that begins with "From ". */
export function unquote(message: Buffer): Buffer {
  if (!message.includes('>From ')) return message
  return Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}

function walk(node: MimeNode, path: string, choice: MimeNode | null, mail: ParsedMail, bodies: Bodies): void {
  const { value: type, params } = node.contentType.parsed
  mail.types.push(type)
  if (node.childNodes.length > 0) {
    const inner = node.contentType.multipart === 'alternative' ? node : choice
    node.childNodes.forEach((child, index) =>
      walk(child, path === '' ? String(index + 1) : `${path}.${index + 1}`, inner, mail, bodies),
    )
    return
  }
  if (node.contentType.multipart || !node.content) return
  const disposition = node.contentDisposition.parsed
  const fileName = disposition.params.filename ?? params.name ?? null
  const bytes = new Uint8Array(node.content)
  const isBody = disposition.value !== 'attachment' && !fileName && /^text\/(?:plain|html)$/.test(type)
  if (!isBody) {
    mail.parts.push({ path, type, fileName: fileName && decodeField(fileName), bytes })
  } else if (type === 'text/html') {
    const { html } = decodeHtml(bytes, params.charset ?? null)
    bodies.addHtml(choice, html)
  } else {
    const { text } = decodeText(bytes, params.charset ?? null)
    const isFlowed = /^flowed$/i.test(params.format ?? '')
    bodies.addPlain(choice, isFlowed ? node.decodeFlowedText(text, /^yes$/i.test(params.delsp ?? '')) : text)
  }
}

/** The bodies of a mail in order; of those that say the same in two ways, the plain one where it has words. */
class Bodies {
  private readonly groups: { choice: MimeNode | null; plain: string[]; html: string[] }[] = []
  constructor(private readonly mail: ParsedMail) {}

  addPlain(choice: MimeNode | null, text: string): void {
    this.groupOf(choice).plain.push(cleanText(text).trimEnd())
  }

  addHtml(choice: MimeNode | null, html: string): void {
    const page = readHtml(html)
    this.mail.pages.push(page)
    this.mail.html = this.mail.html === null ? html : `${this.mail.html}\n${html}`
    this.groupOf(choice).html.push(page.text)
  }

  text(): string {
    return this.groups
      .flatMap(({ plain, html }) => (plain.some((text) => text.trim() !== '') ? plain : html))
      .filter((text) => text.trim() !== '')
      .join('\n\n')
  }

  private groupOf(choice: MimeNode | null) {
    const held = choice && this.groups.find((group) => group.choice === choice)
    if (held) return held
    const group = { choice, plain: [], html: [] }
    this.groups.push(group)
    return group
  }
}
