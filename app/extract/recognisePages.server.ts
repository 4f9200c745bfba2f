import type { ExtractedPage, Flag, OriginalType } from '../domain/extraction'
import { PortalError } from '../domain/portalError'
import type { OriginalFile } from './reader'
import { askWorker } from './workers.server'

export { OCR_ENGINE } from './ocr/recogniser.server'

/** A page takes 2 to 5 s; past this long for each, the reading is ended. */
const PAGE_TIMEOUT_MS = 150_000
/** A page of 40 million pixels, its PNG and the engine together. */
const MEMORY_MB = 1_536

/**
 * Has OCR read pages of an original, in a process of its own. Each is given to `onPage` as it is read. Answers what is
 * to be said of pages that could not be read. Throws a PortalError where the process gave up or was cancelled: pages
 * given until then are good.
 */
export async function recognisePages(
  file: OriginalFile,
  mediaType: OriginalType,
  numbers: readonly number[],
  options: { onPage: (page: ExtractedPage) => void; signal?: AbortSignal },
): Promise<{ extractor: string; flags: Flag[] }> {
  const task = { file, mediaType, memoryMb: MEMORY_MB, ocrPages: numbers }
  const end = await askWorker(task, options.onPage, {
    timeoutMs: PAGE_TIMEOUT_MS * Math.max(1, numbers.length),
    signal: options.signal,
  })
  if (end.kind === 'done') return end.read
  if (end.kind === 'cancelled') throw new PortalError('cancelled', 'The reading was cancelled.')
  throw new PortalError('ocr-failed', EXPLAIN[end.kind === 'too-costly' ? 'too-costly' : 'failed'])
}

const EXPLAIN = {
  'too-costly':
    'OCR took more time or memory than a page may, and was stopped. Try again, or send a smaller scan.',
  failed: 'OCR could not read the pages to the end. The file may be damaged.',
}
