import { createReadStream } from 'node:fs'
import { isFromLine, isHeaderField } from '../../domain/mailLines'
import type { OriginalFile } from '../reader'

/** A message of a mailbox by its bytes: `start` is where its header begins, after the "From " line; `end` is exclusive. */
export type MailboxMessage = { start: number; end: number }

/** A line longer than this is no line of a mail's frame; only its beginning is looked at. */
const LINE_HEAD = 1024
const LF = 0x0a

/**
 * Finds the messages of a mailbox, reading it as a stream. A message starts at a line "From <sender> <date>" that
 * follows an empty line or the start of the file, and is followed by a header field or an empty line: without that
 * last condition a sentence of a mail that looks so would cut it in two.
 */
export async function* findMessages(file: OriginalFile): AsyncGenerator<MailboxMessage> {
  let start: number | null = null
  let candidate: { lineStart: number; next: number } | null = null
  let afterBlank = true
  for await (const { text, at, next } of readLines(file)) {
    if (candidate) {
      if (text === '' || isHeaderField(text)) {
        if (start !== null) yield { start, end: candidate.lineStart }
        start = candidate.next
      }
      candidate = null
    }
    if (afterBlank && isFromLine(text)) candidate = { lineStart: at, next }
    afterBlank = text === ''
  }
  if (start !== null) yield { start, end: file.sizeBytes }
}

/** Each line's beginning without its line end, where it stands, and where the next begins. */
async function* readLines(file: OriginalFile): AsyncGenerator<{ text: string; at: number; next: number }> {
  let at = 0
  let head = ''
  let length = 0
  for await (const chunk of createReadStream(file.path, { highWaterMark: 256 * 1024 })) {
    const bytes = chunk as Buffer
    let from = 0
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
      if (head.length < LINE_HEAD) head += bytes.toString('latin1', from, Math.min(end, from + LINE_HEAD))
      length += end - from + 1
      yield { text: head.endsWith('\r') ? head.slice(0, -1) : head, at, next: at + length }
      at += length
      head = ''
      length = 0
      from = end + 1
    }
    if (head.length < LINE_HEAD) head += bytes.toString('latin1', from, from + LINE_HEAD)
    length += bytes.length - from
  }
  if (length > 0) yield { text: head, at, next: at + length }
}
