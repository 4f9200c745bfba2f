import { PortalError } from '../../domain/portalError'
import type { RenderTask, TextRendered } from '../dossierWorker.server'
import { startOrder } from '../exportJobs.server'

const TELLING = {
  cancelled: 'The rendering was cancelled.',
  failed: ['rendering-failed', 'The rendering could not be made'] as [string, string],
}

let last: Promise<unknown> = Promise.resolve()

/**
 * As `renderText`, in a worker thread: the typefaces of a file are opened and put into it in one go each, for which nobody
 * who reads the portal is to wait. One after the other, so that one thread does for all.
 */
export function renderInThread(task: RenderTask, signal: AbortSignal): Promise<TextRendered> {
  const mine = last.then(async () => {
    if (signal.aborted) throw new PortalError('cancelled', TELLING.cancelled)
    const job = startOrder<TextRendered>({ kind: 'render', task }, () => {}, TELLING)
    signal.addEventListener('abort', job.cancel, { once: true })
    try {
      return await job.made
    } finally {
      signal.removeEventListener('abort', job.cancel)
    }
  })
  last = mine.catch(() => {})
  return mine
}
