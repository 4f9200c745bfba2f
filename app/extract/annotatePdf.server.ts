import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { PdfNotes } from '../domain/pdfNotes'
import { ok, refuse, type Result } from '../domain/result'
import { LIMITS } from './extractOriginal.server'
import type { OriginalFile } from './reader'
import { askWorker } from './workers.server'

/** A copy is made in memory, several times over: a larger file is not copied. */
const MOST_BYTES = 150 * 1024 * 1024

/** *unreadable*: it is locked or damaged. *too-costly*: copying it takes more than one file may. */
export type AnnotatePdfRefusal = 'unreadable' | 'too-costly'

/**
 * A copy of a PDF with notes as its annotations, made in a process of its own. The stream must be read or destroyed; the
 * bytes behind it are gone once it is closed. The file itself is never changed.
 */
export async function annotatePdf(
  file: OriginalFile,
  notes: PdfNotes,
  signal?: AbortSignal,
): Promise<Result<{ stream: Readable; sizeBytes: number }, AnnotatePdfRefusal>> {
  if (file.sizeBytes > MOST_BYTES) return refuse('too-costly')
  const folder = await mkdtemp(join(tmpdir(), 'throughline-notes-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const to = join(folder, 'notes.pdf')
  const task = { file, mediaType: 'application/pdf' as const, ...LIMITS, notes: { ...notes, to } }
  const end = await askWorker(task, () => {}, { timeoutMs: LIMITS.timeoutMs, signal })
  if (end.kind !== 'part' || end.sizeBytes === null) {
    await remove()
    return refuse(end.kind === 'too-costly' ? 'too-costly' : 'unreadable')
  }
  const stream = createReadStream(to)
  stream.once('close', () => void remove())
  return ok({ stream, sizeBytes: end.sizeBytes })
}
