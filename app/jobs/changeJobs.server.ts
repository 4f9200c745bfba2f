import { appendAudit } from '../audit/appendAudit.server'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { wakeJobs } from './enqueue.server'

/** Ends a step that waits or runs; what it has not kept yet is not kept. False where there is none to end. For editors. */
export function cancelJob(portal: Portal, viewer: Viewer, id: string): Promise<boolean> {
  const end = { state: 'cancelled', finishedAt: portal.now(), leasedBy: null, leasedUntil: null }
  return changeJob(portal, viewer, id, 'cancel', ['queued', 'running'], end)
}

/** Begins a step anew that failed or was cancelled, with as many attempts as at first. False where there is none. For editors. */
export async function retryJob(portal: Portal, viewer: Viewer, id: string): Promise<boolean> {
  const anew = { state: 'queued', attempts: 0, problem: null, runAfter: portal.now(), finishedAt: null }
  const isDone = await changeJob(portal, viewer, id, 'retry', ['failed', 'cancelled'], anew)
  if (isDone) wakeJobs(portal)
  return isDone
}

function changeJob(
  portal: Portal,
  viewer: Viewer,
  id: string,
  verb: string,
  from: string[],
  data: object,
): Promise<boolean> {
  return portal.db.$transaction(async (tx) => {
    const row = await tx.job.findFirst({ where: { id, state: { in: from } } })
    if (!row) return false
    const { count } = await tx.job.updateMany({ where: { id, state: row.state }, data })
    if (count === 0) return false
    const { kind, subject, state, problem } = row
    await appendAudit(tx, portal, [
      {
        actor: actorOf(viewer),
        action: `job.${verb}`,
        subject: 'job',
        subjectId: id,
        before: { kind, subject, state, problem },
      },
    ])
    return true
  })
}
