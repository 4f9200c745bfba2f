import { appendAudit } from '../audit/appendAudit.server'
import { readPublicCatalog } from '../catalog/readCatalog.server'
import { catalogRevision, lockCatalog } from '../catalog/recordGuard.server'
import { canonicalJson } from '../domain/canonicalJson'
import { findingsSeenBy, type Finding } from '../domain/filing/readiness'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, mayDo, READER, type Viewer } from '../domain/roles'
import { findPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { numberPacket } from './batesRanges.server'
import { MADE_BY } from './planColophon'
import { planPacket } from './planPacket.server'
import { blockingIn, planForReaders, sealReadiness } from './sealReadiness.server'
import { showingOf } from './sealedShowing.server'

export type SealRefusal =
  | { reason: 'not-found' }
  | { reason: 'sealed' }
  /** Somebody saved while it was being sealed: what would be sealed is not what was looked at. */
  | { reason: 'stale' }
  /** Records or redactions were changed while it was being sealed: what would be sealed is not what was judged. */
  | { reason: 'changed' }
  /** What stands between it and a filing. */
  | { reason: 'not-ready'; findings: Finding[] }

/**
 * Seals a packet as it was at `revision`: from then on no command changes or deletes it, and its dossier stays what it
 * is, whatever becomes of the records. Refuses one that is not filing-ready, for a sealed file never says that it is a
 * draft, and one with records that readers may not see.
 */
export async function sealPacket(
  portal: Portal,
  viewer: Viewer,
  id: string,
  revision: number,
): Promise<Result<void, SealRefusal>> {
  if (!mayDo(viewer.role, 'publish')) return refuse({ reason: 'not-found' } as const)
  const stored = await findPacket(portal, viewer, id)
  if (!stored) return refuse({ reason: 'not-found' } as const)
  if (stored.review === 'sealed') return refuse({ reason: 'sealed' } as const)
  if (stored.revision !== revision) return refuse({ reason: 'stale' } as const)
  const judged = await readPublicCatalog(portal, READER)
  const { blocking, plan: draft } = await sealReadiness(portal, viewer, stored)
  if (blocking.length > 0) return refuse({ reason: 'not-ready', findings: blocking } as const)
  await portal.db.$transaction((tx) => numberPacket(tx, portal, actorOf(viewer), stored.packet, draft))
  const showing = canonicalJson(await showingOf(portal, stored.packet))
  // Numbers given just now stand in these plans.
  const plan = await planForReaders(portal, stored)
  const left = findingsSeenBy(viewer, blockingIn(plan))
  if (left.length > 0) return refuse({ reason: 'not-ready', findings: left } as const)
  const whole = await planPacket(portal, viewer, { ...stored, review: 'sealed' }, 'confidential')
  return portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    if ((await catalogRevision(tx)) !== judged.revision) return refuse({ reason: 'changed' } as const)
    const isSame = canonicalJson(await showingOf({ db: tx }, stored.packet)) === showing
    if (!isSame) return refuse({ reason: 'changed' } as const)
    const at = portal.now()
    const { count } = await tx.packet.updateMany({
      where: { id, revision, review: { not: 'sealed' } },
      data: { review: 'sealed', sealedAt: at, sealedById: viewer.accountId },
    })
    if (count === 0) return refuse({ reason: 'stale' } as const)
    const plans = { plan: canonicalJson(plan), confidentialPlan: canonicalJson(whole) }
    await tx.seal.create({ data: { packetId: id, ...plans, showing, madeBy: MADE_BY } })
    const change = { actor: actorOf(viewer), subject: 'packet', subjectId: id }
    await appendAudit(tx, portal, [{ ...change, action: 'packet.seal', after: { revision } }])
    return ok(undefined)
  })
}
