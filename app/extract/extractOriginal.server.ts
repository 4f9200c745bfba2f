import type { Extraction, ExtractedPage, ExtractionProblem, OriginalType } from '../domain/extraction'
import type { MediaTypeRefusal } from '../domain/mediaType'
import { PortalError } from '../domain/portalError'
import { ok, type Result } from '../domain/result'
import { EXTRACTORS } from './extractors.server'
import { NO_FACTS } from './noFacts'
import type { OriginalFile } from './reader'
import { tellFile } from './tellFile.server'
import { askWorker } from './workers.server'

/** What reading one original may take: past it the reading is ended, with the pages read so far. */
export type ExtractLimits = { timeoutMs: number; memoryMb: number }
export const LIMITS: ExtractLimits = { timeoutMs: 180_000, memoryMb: 1_024 }

export type ExtractOptions = {
  /** Given each page in order as it is read; the answer then holds none, so that none is held. */
  onPage?: (page: ExtractedPage) => void
  /** Told pages read, of all; all may still grow for a kind that is read as a stream. */
  onProgress?: (pages: number, total: number) => void
  /** Ends the reading; the answer is then a PortalError `cancelled`. */
  signal?: AbortSignal
  limits?: ExtractLimits
}

/**
 * Reads an original, of whatever kind its bytes tell, in a process of its own, so that a hostile or huge file costs
 * no more than the limits and harms nobody. Refuses a kind that is not read here. What is wrong with a file of a known
 * kind is a problem or a flag in the answer. The same bytes give the same answer.
 */
export async function extractOriginal(
  file: OriginalFile,
  options: ExtractOptions = {},
): Promise<Result<Extraction, MediaTypeRefusal>> {
  const told = await tellFile(file)
  if (!told.ok) return told
  const pages: ExtractedPage[] = []
  let count = 0
  const onPage = (page: ExtractedPage, total: number) => {
    count += 1
    if (options.onPage) options.onPage(page)
    else pages.push(page)
    options.onProgress?.(count, Math.max(total, count))
  }
  const { limits = LIMITS, signal } = options
  const end = await askWorker({ file, mediaType: told.value, memoryMb: limits.memoryMb }, onPage, {
    timeoutMs: limits.timeoutMs,
    signal,
  })
  if (end.kind === 'cancelled') throw new PortalError('cancelled', 'The reading was cancelled.')
  if (end.kind === 'done') return ok({ mediaType: told.value, pages, ...end.read })
  return ok(endedEarly(told.value, pages, end.kind === 'too-costly'))
}

function endedEarly(mediaType: OriginalType, pages: ExtractedPage[], isTooCostly: boolean): Extraction {
  const problem: ExtractionProblem = isTooCostly
    ? {
        reason: 'too-costly',
        message:
          'The file takes more time or memory to read than one file may. Split it, or send a simpler copy beside it.',
      }
    : {
        reason: 'damaged',
        message:
          'The file is damaged: it could not be read to its end. Check that it opens, or ask for it again.',
      }
  return {
    mediaType,
    extractor: EXTRACTORS[mediaType],
    pages,
    facts: NO_FACTS,
    flags: [
      { kind: problem.reason as 'too-costly' | 'damaged', page: null, words: null, detail: problem.message },
    ],
    parts: [],
    problem,
  }
}
