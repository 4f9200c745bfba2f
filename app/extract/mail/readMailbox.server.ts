import { open, type FileHandle } from 'node:fs/promises'
import type { Flag, Part } from '../../domain/extraction'
import { parseMailDate } from '../../domain/mailDate'
import { EXTRACTORS } from '../extractors.server'
import { NO_FACTS } from '../noFacts'
import type { OriginalFile, Reader } from '../reader'
import { cutLong, textPage } from '../text/textPages'
import { findMessages, type MailboxMessage } from './findMessages.server'
import { fieldOf, readHeader } from './mailHeader.server'
import { parseMail, unquote } from './parseMail.server'
import { mailText } from './readMail.server'

/** A mailbox of no more messages is read through; of a larger one the list is its text, and each is taken out to be read. */
const MOST_READ_MESSAGES = 300
const MOST_READ_BYTES = 64 * 1024 * 1024
/** Messages that are listed. */
const MOST_LISTED = 20_000
/** Bytes of a message that say enough to list it. */
const LIST_BYTES = 32 * 1024

/** Reads a mailbox: its messages as parts, and their words, or where they are many the list of them. */
export const readMailbox: Reader = async (file, onPage) => {
  const messages: MailboxMessage[] = []
  let count = 0
  for await (const message of findMessages(file)) if (++count <= MOST_LISTED) messages.push(message)
  const isRead = count <= MOST_READ_MESSAGES && file.sizeBytes <= MOST_READ_BYTES
  const parts: Part[] = []
  const flags: Flag[] = []
  const list: string[] = []
  const handle = await open(file.path)
  let pages = 0
  try {
    for (const [index, message] of messages.entries()) {
      const bytes = await messageBytes(handle, message, isRead ? Infinity : LIST_BYTES)
      const part = describe(index + 1, message, bytes)
      parts.push(part.part)
      list.push(`${index + 1}. ${part.line}`)
      if (!isRead) continue
      for (const text of cutLong(await wordsOf(bytes))) onPage(textPage(++pages, text), count)
    }
  } finally {
    await handle.close()
  }
  if (!isRead)
    cutLong(list.join('\n')).forEach((text, index, all) => onPage(textPage(index + 1, text), all.length))
  if (count > MOST_LISTED)
    flags.push({
      kind: 'too-costly',
      page: null,
      words: null,
      detail: `The mailbox has ${count} messages; the first ${MOST_LISTED} are listed.`,
    })
  const metadata = [{ name: 'Messages', value: String(count) }]
  return {
    extractor: EXTRACTORS['application/mbox'],
    facts: { ...NO_FACTS, metadata },
    flags,
    parts,
    problem: null,
  }
}

/** The bytes of a message as it was before the mailbox took it in: without the empty line after it and without quoting. */
async function messageBytes(
  handle: FileHandle,
  { start, end }: MailboxMessage,
  most: number,
): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.min(end - start, most))
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
  const read = bytes.subarray(0, bytesRead)
  const isWhole = read.length === end - start
  return unquote(isWhole ? read.subarray(0, read.length - blankEnd(read)) : read)
}

/** The length of the empty line at the end of a message, which parts it from the next. */
function blankEnd(bytes: Buffer): number {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 4))
  return (/\n(\r?\n)$/.exec(tail)?.[1] ?? '').length
}

async function wordsOf(bytes: Buffer): Promise<string> {
  const mail = await parseMail(bytes).catch(() => null)
  return mailText(mail ?? { fields: readHeader(bytes), body: '' })
}

function describe(
  number: number,
  { start, end }: MailboxMessage,
  bytes: Buffer,
): { part: Part; line: string } {
  const fields = readHeader(bytes)
  const subject = fieldOf(fields, 'subject')
  const date = parseMailDate(fieldOf(fields, 'date') ?? '')
  const title = subject || `Message ${number}`
  const part: Part = {
    path: `message ${number}`,
    role: 'message',
    title,
    fileName: null,
    declaredType: 'message/rfc822',
    sizeBytes: end - start,
    sourceUrl: null,
    capturedAt: date?.instant ?? null,
  }
  return { part, line: [date?.day, fieldOf(fields, 'from'), title].filter(Boolean).join('  ') }
}

/** The bytes of one message of a mailbox, or null where it has no such one. */
export async function takeMailboxPart(
  file: OriginalFile,
  path: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  const wanted = Number(/^message (\d{1,7})$/.exec(path)?.[1] ?? 0)
  let number = 0
  for await (const message of findMessages(file)) {
    if (++number !== wanted) continue
    const handle = await open(file.path)
    try {
      const bytes = await messageBytes(handle, message, Infinity)
      return (async function* () {
        yield bytes
      })()
    } finally {
      await handle.close()
    }
  }
  return null
}
