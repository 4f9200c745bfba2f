import type { StandardFault } from '../domain/standardFault'
import { PortalError } from '../domain/portalError'
import { LIMITS } from './extractOriginal.server'
import type { OriginalFile } from './reader'
import { askWorker } from './workers.server'

/**
 * What in a PDF would break the standard of a dossier that its pages are bound into, told in a process of its own; nothing
 * for a file that cannot be judged, which is bound as it is or refused there. Throws a PortalError where it was cancelled.
 */
export async function judgeStandard(file: OriginalFile, signal?: AbortSignal): Promise<StandardFault[]> {
  const task = { file, mediaType: 'application/pdf' as const, memoryMb: LIMITS.memoryMb, judge: true }
  const end = await askWorker(task, () => {}, { timeoutMs: LIMITS.timeoutMs, signal })
  if (end.kind === 'cancelled') throw new PortalError('cancelled', 'The judging was cancelled.')
  return end.kind === 'judged' ? end.faults : []
}
