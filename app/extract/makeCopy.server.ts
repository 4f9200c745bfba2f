import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OriginalType } from '../domain/extraction'
import { PortalError } from '../domain/portalError'
import type { CopyMade, CopyTask } from './copy/copyPages.server'
import { PDF_EXTRACTOR } from './pdf/openPdf.server'
import type { OriginalFile } from './reader'
import { askWorker } from './workers.server'

const { version } = createRequire(import.meta.url)('@napi-rs/canvas/package.json') as { version: string }

/** Stamped on each copy: what drew its pages and read their words, and the count of our own rules for copies. */
export const COPY_MAKER = `${PDF_EXTRACTOR}, @napi-rs/canvas ${version}, 200 dpi, copy 1`

/** A page is drawn in a tenth of a second, a plan in more. */
const PAGE_TIMEOUT_MS = 10_000
const LEAST_TIMEOUT_MS = 60_000
const MEMORY_MB = 1_536

/** A copy that lies at `path` until `take` is done with it. */
export type MadeCopy = CopyMade & { path: string }

/**
 * Makes a copy of an original, without what is to be taken out of it, in a process of its own, and gives it to `take`.
 * Throws a PortalError that says why where it cannot be made.
 */
export async function makeCopy<Answer>(
  file: OriginalFile,
  mediaType: OriginalType,
  copy: Omit<CopyTask, 'to'>,
  take: (made: MadeCopy) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-copy-'))
  try {
    const to = join(folder, 'copy')
    const timeoutMs = LEAST_TIMEOUT_MS + PAGE_TIMEOUT_MS * copy.pages.length
    const task = { file, mediaType, memoryMb: MEMORY_MB, copy: { ...copy, to } }
    const end = await askWorker(task, () => {}, { timeoutMs, signal })
    if (end.kind === 'copied') return await take({ ...end.made, path: to })
    if (end.kind === 'cancelled') throw new PortalError('cancelled', 'The copy was cancelled.')
    throw new PortalError(
      'copy-failed',
      end.kind === 'failed'
        ? `The copy could not be made: ${end.message}`
        : 'The copy took more time or memory than one file may. Split the original, and bring its parts.',
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
