import type { OwnParts } from '../domain/redaction/ownParts'
import { startOrder } from './dossierThread.server'
import type { OwnPartsRead } from './dossierWorker.server'

const TELLING = {
  cancelled: 'The search was cancelled.',
  failed: ['search-failed', 'What every file of ours holds could not be read'] as [string, string],
}

let known: Promise<OwnParts> | null = null

/** As `ownParts`, read in a worker thread: files are set for it, for which nobody who reads the portal is to wait. */
export function ownPartsInThread(): Promise<OwnParts> {
  known ??= startOrder<OwnPartsRead>({ kind: 'own-parts' }, () => {}, TELLING).made.then(
    ({ parts }) => new Set(parts),
    (problem: unknown) => {
      known = null
      throw problem
    },
  )
  return known
}
