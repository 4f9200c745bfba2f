import { PortalError } from '../domain/portalError'
import type { Database, Transaction } from '../db/database.server'
import type { Portal } from '../portal.server'
import {
  DISK_IS_FULL,
  fullDiskDelayMs,
  isFinal,
  LEASE_MS,
  MOST_ATTEMPTS,
  POSTPONED_MS,
  retryDelayMs,
  type ClaimedJob,
  type JobKind,
} from './job'

/** Candidates looked at in one query; another process may have claimed the first of them. */
const CANDIDATES = 10

const ENDED_WITH_PROCESS = `It was begun ${MOST_ATTEMPTS} times, and each time the process that did it ended. The file may take more memory than this machine has.`

/**
 * Takes the step that has waited longest, or one whose runner gave no sign of life for the length of a lease. Null
 * where there is none. Of two processes that want the same one, the condition of the update lets one have it: that
 * holds on every database, and needs no lock of one. `isEarly`: before it is due as well.
 */
export async function claimJob(
  portal: Portal,
  runner: string,
  only: { kinds: readonly JobKind[]; ids?: readonly string[]; isEarly?: boolean },
): Promise<ClaimedJob | null> {
  for (;;) {
    const now = portal.now()
    const isClaimable = {
      OR: [
        { state: 'queued', ...(!only.isEarly && { runAfter: { lte: now } }) },
        { state: 'running', leasedUntil: { lt: now } },
      ],
    }
    const rows = await portal.db.job.findMany({
      where: {
        kind: { in: [...only.kinds] },
        ...(only.ids && { id: { in: [...only.ids] } }),
        ...isClaimable,
      },
      orderBy: [{ runAfter: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      take: CANDIDATES,
      include: { requestedBy: { select: { id: true, name: true } } },
    })
    if (rows.length === 0) return null
    for (const row of rows) {
      // Both change with every claim, so whoever came first has made this condition false.
      const asSeen = { id: row.id, state: row.state, attempts: row.attempts, ...isClaimable }
      if (row.attempts >= MOST_ATTEMPTS) {
        const end = { state: 'failed', problem: ENDED_WITH_PROCESS, finishedAt: now, ...NO_LEASE }
        await portal.db.job.updateMany({ where: asSeen, data: end })
        continue
      }
      const { count } = await portal.db.job.updateMany({
        where: asSeen,
        data: {
          state: 'running',
          attempts: row.attempts + 1,
          leasedBy: runner,
          leasedUntil: new Date(now.getTime() + LEASE_MS),
          startedAt: now,
          // It may be under way because there is room again; it says so itself where there is not.
          ...(row.problem === DISK_IS_FULL && { problem: null }),
          progress: 0,
          total: 0,
        },
      })
      if (count === 0) continue
      const { by, ...input } = JSON.parse(row.input) as Record<string, unknown>
      return {
        id: row.id,
        kind: row.kind as JobKind,
        subject: row.subject,
        input,
        by: { accountId: row.requestedBy?.id ?? null, name: row.requestedBy?.name ?? String(by) },
        attempts: row.attempts + 1,
        waitedForRoomMs: row.problem === DISK_IS_FULL ? waitedMs(row, now) : 0,
        runner,
      }
    }
  }
}

/** One that is begun early has waited no longer than that; one that is begun late was not kept waiting by the disk. */
function waitedMs({ startedAt, runAfter }: { startedAt: Date | null; runAfter: Date }, now: Date): number {
  return startedAt ? Math.min(Number(now), Number(runAfter)) - Number(startedAt) : 0
}

const NO_LEASE = { leasedBy: null, leasedUntil: null }

/** The claim as it was made: no other claim of the job fits this. */
function heldBy({ id, runner, attempts }: ClaimedJob) {
  return { id, state: 'running', leasedBy: runner, attempts }
}

/** Gives a sign of life, and how far the step is. False where it is no longer this runner's to do. */
export async function keepLease(
  portal: Portal,
  job: ClaimedJob,
  told: { progress: number; total: number },
): Promise<boolean> {
  const leasedUntil = new Date(portal.now().getTime() + LEASE_MS)
  const { count } = await portal.db.job.updateMany({ where: heldBy(job), data: { ...told, leasedUntil } })
  return count > 0
}

/** Marks a step done. Throws a PortalError `job-lost` where it is no longer this runner's. */
export async function finishJob(
  tx: Database | Transaction,
  portal: Pick<Portal, 'now'>,
  job: ClaimedJob,
  told: { progress: number; total: number; problem: string | null },
): Promise<void> {
  const end = { state: 'done', ...told, finishedAt: portal.now(), ...NO_LEASE }
  await endClaim(tx, job, end)
}

/** Gives a step back that waits for another. Throws as `finishJob` does. */
export async function postponeJob(
  tx: Database | Transaction,
  portal: Pick<Portal, 'now'>,
  job: ClaimedJob,
): Promise<void> {
  const runAfter = new Date(portal.now().getTime() + POSTPONED_MS)
  await endClaim(tx, job, { state: 'queued', attempts: job.attempts - 1, runAfter, ...NO_LEASE })
}

async function endClaim(tx: Database | Transaction, job: ClaimedJob, data: object): Promise<void> {
  const { count } = await tx.job.updateMany({ where: heldBy(job), data })
  if (count === 0) throw new PortalError('job-lost', 'Another process has taken this over.')
}

/**
 * Marks a step failed: to be begun again later, unless it was begun as often as it may or would fail each time. One that
 * met a full disk is no attempt: it waits until there is room, however long that takes.
 */
export async function failJob(
  portal: Portal,
  job: ClaimedJob,
  problem: unknown,
): Promise<'again' | 'failed'> {
  const now = portal.now()
  if (isDiskFull(problem)) {
    const runAfter = new Date(now.getTime() + fullDiskDelayMs(job.waitedForRoomMs))
    const wait = { state: 'queued', attempts: job.attempts - 1, runAfter, problem: DISK_IS_FULL, ...NO_LEASE }
    await portal.db.job.updateMany({ where: heldBy(job), data: wait })
    return 'again'
  }
  const isLast = job.attempts >= MOST_ATTEMPTS || isFinal(problem)
  const next = isLast
    ? { state: 'failed', finishedAt: now }
    : { state: 'queued', runAfter: new Date(now.getTime() + retryDelayMs(job.attempts)) }
  await portal.db.job.updateMany({
    where: heldBy(job),
    data: { ...next, problem: explain(problem), ...NO_LEASE },
  })
  return isLast ? 'failed' : 'again'
}

/** Gives a step back as if it had not been begun: the process stops, and the next one begins it at once. */
export async function releaseJob(portal: Portal, job: ClaimedJob): Promise<void> {
  await portal.db.job.updateMany({
    where: heldBy(job),
    data: { state: 'queued', attempts: job.attempts - 1, ...NO_LEASE },
  })
}

/** What a reader is told of a failure. The words of other errors are for the server's log. */
function explain(problem: unknown): string {
  return problem instanceof PortalError ? problem.message : 'A fault of the portal. Its log says more.'
}

/** Whether a step failed for want of room on a disk: it waits for some, and is begun again. */
export function isDiskFull(problem: unknown): boolean {
  const { code = '' } = problem instanceof Error ? (problem as Error & { code?: string }) : {}
  return ['no-space', 'ENOSPC', 'EDQUOT'].includes(code)
}
