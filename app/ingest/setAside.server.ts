import { appendAudit } from '../audit/appendAudit.server'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'

/**
 * Takes a receipt that belongs to no document off the list of what waits, or puts it back. Its bytes stay either way.
 * False where there is no such receipt, or nothing to change. For editors.
 */
export function setAside(
  portal: Portal,
  viewer: Viewer,
  receiptId: string,
  isAside: boolean,
): Promise<boolean> {
  return portal.db.$transaction(async (tx) => {
    const from = isAside ? { setAsideAt: null } : { setAsideAt: { not: null } }
    const receipt = await tx.provenance.findFirst({ where: { id: receiptId, documentId: null, ...from } })
    if (!receipt) return false
    const setAsideAt = isAside ? portal.now() : null
    await tx.provenance.update({ where: { id: receiptId }, data: { setAsideAt } })
    await appendAudit(tx, portal, [
      {
        actor: actorOf(viewer),
        action: isAside ? 'original.set-aside' : 'original.put-back',
        subject: 'original',
        subjectId: receipt.sha256,
        after: { receipt: receiptId },
      },
    ])
    return true
  })
}
