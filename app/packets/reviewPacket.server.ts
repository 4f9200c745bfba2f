import { appendAudit } from '../audit/appendAudit.server'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, mayDo, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { findPacket } from './readPackets.server'

export type ReviewRefusal = { reason: 'not-found' } | { reason: 'sealed' }

/**
 * Hands a packet in for review, or takes it back: its author's to do, and editors'. Neither changes a word of it. Refuses
 * a sealed one.
 */
export async function reviewPacket(
  portal: Portal,
  viewer: Viewer,
  id: string,
  review: 'draft' | 'in-review',
): Promise<Result<void, ReviewRefusal>> {
  const own = mayDo(viewer.role, 'edit-packets')
    ? {}
    : { state: 'draft', createdById: viewer.accountId ?? '' }
  return portal.db.$transaction(async (tx) => {
    const { count } = await tx.packet.updateMany({
      where: { id, ...own, review: review === 'draft' ? 'in-review' : 'draft' },
      data: { review },
    })
    if (count > 0) {
      const action = review === 'draft' ? 'packet.take-back' : 'packet.hand-in'
      const change = { actor: actorOf(viewer), subject: 'packet', subjectId: id }
      await appendAudit(tx, portal, [{ ...change, action, after: { review } }])
      return ok(undefined)
    }
    const held = await tx.packet.findFirst({ where: { id, ...own }, select: { review: true } })
    if (!held) return refuse({ reason: 'not-found' } as const)
    return held.review === review ? ok(undefined) : refuse({ reason: 'sealed' } as const)
  })
}

/** The packets that this viewer may read among those that were made to replace another. */
export async function listAmendments(
  portal: Portal,
  viewer: Viewer,
  id: string,
): Promise<{ id: string; title: string; versionLabel: string }[]> {
  const rows = await portal.db.packet.findMany({
    where: { supersedesId: id },
    select: { id: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const found = await Promise.all(rows.map((row) => findPacket(portal, viewer, row.id)))
  return found.flatMap((stored) => {
    if (!stored) return []
    const { id: amendment, title, versionLabel } = stored.packet
    return [{ id: amendment, title, versionLabel }]
  })
}
