import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { ok, refuse, type Result } from '../domain/result'
import { LIMITS } from './extractOriginal.server'
import { askWorker } from './workers.server'

/**
 * A file that a process of its own made of an original. The stream must be read or destroyed: the bytes are gone once
 * it is closed.
 */
export type MadeFile = { stream: Readable; sizeBytes: number }

/**
 * Has a file made in a folder of its own, at the path that `taskFor` is given. Refuses what takes more than one file
 * may, and what cannot be made.
 */
export async function openMade(
  taskFor: (to: string) => Parameters<typeof askWorker>[0],
  signal?: AbortSignal,
): Promise<Result<MadeFile, 'too-costly' | 'failed'>> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-made-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const to = join(folder, 'made')
  const asked = askWorker(taskFor(to), () => {}, { timeoutMs: LIMITS.timeoutMs, signal })
  const end = await asked.catch(async (problem: unknown) => {
    await remove()
    throw problem
  })
  if (end.kind !== 'part' || end.sizeBytes === null) {
    await remove()
    return refuse(end.kind === 'too-costly' ? 'too-costly' : 'failed')
  }
  const stream = createReadStream(to)
  stream.once('close', () => void remove())
  return ok({ stream, sizeBytes: end.sizeBytes })
}
