import { PortalError } from '../../domain/portalError'
import { startOrder } from '../dossierThread.server'
import type { RenderTask, TextRendered } from '../dossierWorker.server'

const TELLING = {
  cancelled: 'The rendering was cancelled.',
  failed: ['rendering-failed', 'The rendering could not be made'] as [string, string],
}

let last: Promise<unknown> = Promise.resolve()

/**
 * As `renderText`, in a worker thread: the typefaces of a file are opened and put into it in one go each, for which nobody
 * who reads the portal is to wait. One after the other, so that one thread does for all; `too-slow` for one that takes
 * longer than `timeoutMs`, whose thread is ended, so that the next is not kept waiting.
 */
export function renderInThread(
  task: RenderTask,
  { timeoutMs, stopMs, signal }: { timeoutMs: number; stopMs?: number; signal: AbortSignal },
): Promise<TextRendered> {
  const mine = last.then(async () => {
    if (signal.aborted) throw new PortalError('cancelled', TELLING.cancelled)
    const job = startOrder<TextRendered>({ kind: 'render', task }, () => {}, TELLING, stopMs)
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), timeoutMs)
    const either = AbortSignal.any([signal, late.signal])
    either.addEventListener('abort', job.cancel, { once: true })
    try {
      return await job.made
    } catch (problem) {
      if (!late.signal.aborted || signal.aborted) throw problem
      throw new PortalError('too-slow', 'Its rendering took longer than one may.')
    } finally {
      clearTimeout(timer)
      either.removeEventListener('abort', job.cancel)
    }
  })
  last = mine.catch(() => {})
  return mine
}
