import type { DossierPlan } from './dossierPlan'
import { startOrder } from './dossierThread.server'
import type { PagesMeasured } from './dossierWorker.server'

const TELLING = {
  cancelled: 'The measuring was cancelled.',
  failed: ['measuring-failed', 'The pages could not be set'] as [string, string],
}

/** Why the pages of a plan cannot be set, found as `measureDossier` does, by a worker thread: nobody who reads waits for it. */
export async function measureInThread(plan: DossierPlan): Promise<PagesMeasured['problem']> {
  const { made } = startOrder<PagesMeasured>({ kind: 'measure', task: plan }, () => {}, TELLING)
  return (await made).problem
}
