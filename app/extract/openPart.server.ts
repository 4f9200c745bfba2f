import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { ok, refuse, type Result } from '../domain/result'
import { LIMITS } from './extractOriginal.server'
import type { OriginalFile } from './reader'
import { SHOWN_PAGE } from './takePart.server'
import { tellFile } from './tellFile.server'
import { askWorker } from './workers.server'

/** Bytes that a part may have. */
const MOST_PART_BYTES = 512 * 1024 * 1024

/** *no-such-part*: the original has none under that path, or it cannot be unpacked. *too-costly*: it takes more than one may. */
export type OpenPartRefusal = 'no-such-part' | 'too-costly'

/**
 * Takes a part out of an original as a file of its own: an attachment, an inner message, a message of a mailbox, a
 * capture without its transfer and content codings. `path` is Part.path. The stream must be read or destroyed; the
 * bytes behind it are gone once it is closed.
 */
export async function openPart(
  file: OriginalFile,
  path: string,
  signal?: AbortSignal,
): Promise<Result<{ stream: Readable; sizeBytes: number }, OpenPartRefusal>> {
  const told = await tellFile(file)
  if (!told.ok) return refuse('no-such-part')
  const folder = await mkdtemp(join(tmpdir(), 'throughline-part-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const to = join(folder, 'part')
  const { memoryMb, timeoutMs } = LIMITS
  const task = { file, mediaType: told.value, memoryMb, part: { path, to, mostBytes: MOST_PART_BYTES } }
  const end = await askWorker(task, () => {}, { timeoutMs, signal })
  if (end.kind !== 'part' || end.sizeBytes === null) {
    await remove()
    return refuse(end.kind === 'too-costly' ? 'too-costly' : 'no-such-part')
  }
  const stream = createReadStream(to)
  stream.once('close', () => void remove())
  return ok({ stream, sizeBytes: end.sizeBytes })
}

/**
 * An original as a page that can be shown in a sandboxed frame (see renderSafeHtml), made in a process of its own as
 * every reading is. Refuses a kind that has no page, such as a PDF or a plain text.
 */
export function openShownPage(
  file: OriginalFile,
  signal?: AbortSignal,
): Promise<Result<{ stream: Readable; sizeBytes: number }, OpenPartRefusal>> {
  return openPart(file, SHOWN_PAGE, signal)
}
