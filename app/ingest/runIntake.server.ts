import { availableParallelism } from 'node:os'
import { PortalError } from '../domain/portalError'
import { SYNC } from '../domain/roles'
import { enqueue } from '../jobs/enqueue.server'
import type { ClaimedJob } from '../jobs/job'
import { runJobs } from '../jobs/runJobs.server'
import type { Portal } from '../portal.server'
import { jobHandlers } from './jobHandlers.server'

/** Steps done side by side: each may read a file in a process of its own, and pages are to be served meanwhile. */
const PARALLEL = Math.max(1, Math.min(4, availableParallelism() - 1))

/** Does the slow steps of intake until `stop` is called, which waits until none runs any more. */
export async function startIntake(portal: Portal): Promise<{ stop(): Promise<void> }> {
  await askForUnread(portal)
  const stopping = new AbortController()
  const running = runJobs(portal, jobHandlers, { signal: stopping.signal, parallel: PARALLEL, report })
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Asks for each original that has no reading to be read: those of a database that an earlier release made, above all. */
export async function askForUnread(portal: Portal): Promise<number> {
  const unread = await portal.db.original.findMany({
    where: { extractions: { none: {} } },
    select: { sha256: true },
    orderBy: [{ storedAt: 'asc' }, { sha256: 'asc' }],
  })
  let asked = 0
  for (const { sha256 } of unread) {
    if (await portal.db.job.findFirst({ where: { kind: 'extract', subject: sha256 }, select: { id: true } }))
      continue
    await portal.db.$transaction((tx) => enqueue(tx, portal, { kind: 'extract', subject: sha256, by: SYNC }))
    asked += 1
  }
  return asked
}

function report(problem: unknown, job: ClaimedJob | null): void {
  const what = job ? `${job.kind} ${job.subject} (attempt ${job.attempts})` : 'looking for what is to be done'
  const isExpected = problem instanceof PortalError
  console.error(`[jobs] ${what}: ${isExpected ? problem.message : ''}`, isExpected ? '' : problem)
}
