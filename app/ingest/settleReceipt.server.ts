import type { JobHandlers } from '../jobs/job'
import { settleJobs } from '../jobs/runJobs.server'
import type { Portal } from '../portal.server'
import { jobHandlers } from './jobHandlers.server'

/**
 * Does every step that a receipt has asked for, to the end: its reading, its parts and theirs, the notes placed
 * anew, and what came for the same documents before: a version waits for those. Steps that another process has begun are
 * waited for; those of kinds that `handlers` leaves out are left.
 */
export async function settleReceipt(
  portal: Portal,
  provenanceId: string,
  onProgress?: (done: number, total: number) => void,
  handlers: JobHandlers = jobHandlers,
): Promise<void> {
  for (;;) {
    const subjects = await subjectsOf(portal, provenanceId)
    const open = await portal.db.job.findMany({
      where: { subject: { in: subjects }, ...openTo(handlers) },
      select: { id: true },
    })
    if (open.length === 0) return
    const ids = open.map(({ id }) => id)
    await settleJobs(portal, handlers, ids, onProgress)
  }
}

/** Receipts, hashes and documents that steps of a receipt and of all that was taken out of it are done to. */
async function subjectsOf(portal: Portal, provenanceId: string): Promise<string[]> {
  const found = new Set<string>()
  let ids = [provenanceId]
  while (ids.length > 0) {
    const rows = await portal.db.provenance.findMany({
      where: { id: { in: ids } },
      select: { id: true, sha256: true, documentId: true, parts: { select: { id: true } } },
    })
    for (const { id, sha256, documentId } of rows) {
      found.add(id).add(sha256)
      if (documentId) found.add(documentId)
    }
    const documentIds = rows.flatMap((row) => row.documentId ?? [])
    const beside = await portal.db.provenance.findMany({
      where: { documentId: { in: documentIds } },
      select: { sha256: true },
    })
    for (const { sha256 } of beside) found.add(sha256)
    ids = rows.flatMap((row) => row.parts.map((part) => part.id)).filter((id) => !found.has(id))
  }
  return [...found]
}

/** Does every step that anybody has asked for, of the kinds that there are handlers for, to the end. */
export async function settleAll(portal: Portal, handlers: JobHandlers = jobHandlers): Promise<void> {
  for (;;) {
    const open = await portal.db.job.findMany({
      where: openTo(handlers),
      select: { id: true },
      take: MOST_AT_ONCE,
    })
    if (open.length === 0) return
    await settleJobs(
      portal,
      handlers,
      open.map(({ id }) => id),
    )
  }
}

/** Steps that wait or run, of kinds that there are handlers for. */
const openTo = (handlers: JobHandlers) => ({
  state: { in: ['queued', 'running'] },
  kind: { in: Object.keys(handlers) },
})

/** Ids in one WHERE, well within both databases' limits on bound values. */
const MOST_AT_ONCE = 400
