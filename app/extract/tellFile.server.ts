import { open } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { OriginalType } from '../domain/extraction'
import { HEAD_BYTES, tellHead, tellZip, type MediaTypeRefusal } from '../domain/mediaType'
import { ok, refuse, type Result } from '../domain/result'
import { findMessages } from './mail/findMessages.server'
import type { OriginalFile } from './reader'
import { listEntries, namesInHead } from './zip/listEntries.server'

/**
 * Tells what a file is by its bytes: by its head, for a ZIP by the names in its directory too, and where it begins as
 * a mailbox does by whether a second message follows. A mailbox of one message is a mail. Refuses what is not read
 * here, by its name where that is known.
 */
export async function tellFile(file: OriginalFile): Promise<Result<OriginalType, MediaTypeRefusal>> {
  const head = await readHead(file, HEAD_BYTES)
  const told = tellHead(head)
  if (!told.ok) return told
  if (told.value === 'zip') return tellZip(await namesOf(file, head))
  if (told.value === 'gzip') return holdsWarc(head) ? ok('application/warc') : ofNoUse('a gzip archive')
  if (told.value === 'from-line') return ok(await tellMailbox(file))
  return ok(told.value)
}

function ofNoUse(is: string): Result<never, MediaTypeRefusal> {
  return refuse({ reason: 'not-supported', is })
}

/** The first bytes of a file, or all of them where it has fewer. */
async function readHead(file: OriginalFile, most: number): Promise<Uint8Array> {
  const handle = await open(file.path)
  try {
    const bytes = Buffer.alloc(Math.min(most, file.sizeBytes))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function namesOf(file: OriginalFile, head: Uint8Array): Promise<string[]> {
  const { entries } = await listEntries(file)
  return entries.length > 0 ? entries.map(({ name }) => name) : namesInHead(head)
}

function holdsWarc(head: Uint8Array): boolean {
  const SYNC_FLUSH = 2
  try {
    // The head ends anywhere in the stream; a flush gives what there is of it.
    const start = gunzipSync(head, { finishFlush: SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 })
    return start.subarray(0, 5).toString('latin1') === 'WARC/'
  } catch {
    return false
  }
}

async function tellMailbox(file: OriginalFile): Promise<OriginalType> {
  let count = 0
  for await (const _ of findMessages(file)) if (++count === 2) return 'application/mbox'
  return count === 1 ? 'message/rfc822' : 'text/plain'
}
