import { appendAudit } from '../audit/appendAudit.server'
import type { Part } from '../domain/extraction'
import { actorOf, type Viewer } from '../domain/roles'
import { wakeJobs } from '../jobs/enqueue.server'
import type { Portal } from '../portal.server'
import { askForParts, findReceipt } from './fileReceipts.server'

/**
 * Asks for chosen parts of an original to be taken as originals of their own. Paths that it lacks and parts that are
 * taken already are left out. Answers how many are on their way, or null where there is no such receipt. For editors.
 */
export async function askForChosenParts(
  portal: Portal,
  viewer: Viewer,
  receiptId: string,
  paths: readonly string[],
): Promise<number | null> {
  const asked = await portal.db.$transaction(async (tx) => {
    const receipt = await findReceipt(tx, receiptId)
    if (!receipt) return null
    const { sha256 } = receipt
    const reading = await tx.extraction.findFirst({ where: { sha256 }, orderBy: { number: 'desc' } })
    const taken = await tx.provenance.findMany({
      where: { containerId: receiptId },
      select: { partPath: true },
    })
    const isTaken = new Set(taken.map((row) => row.partPath))
    const wanted = new Set(paths)
    const parts = (JSON.parse(reading?.parts ?? '[]') as Part[]).filter(
      ({ path }) => wanted.has(path) && !isTaken.has(path),
    )
    if (parts.length === 0) return 0
    const actor = actorOf(viewer)
    await askForParts(tx, portal, receipt, parts, actor)
    const after = { receipt: receiptId, parts: parts.map(({ path }) => path) }
    await appendAudit(tx, portal, [
      { actor, action: 'original.take-parts', subject: 'original', subjectId: sha256, after },
    ])
    return parts.length
  })
  wakeJobs(portal)
  return asked
}
