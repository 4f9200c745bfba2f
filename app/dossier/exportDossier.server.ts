import { randomUUID } from 'node:crypto'
import { countAttempt } from '../accounts/attempts.server'
import { appendAudit } from '../audit/appendAudit.server'
import { lockCatalog } from '../catalog/recordGuard.server'
import { ok, refuse, type Result } from '../domain/result'
import type { Edition } from '../domain/filing/edition'
import { actorOf, mayDo, type Viewer } from '../domain/roles'
import { findPacket, type StoredPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import {
  dequeueExport,
  enqueueExport,
  failExport,
  isQueueFull,
  UNDER_WAY,
  type ExportPlans,
} from './exportQueue.server'
import { numberPacket } from './batesRanges.server'
import { mustNotHold } from './mustNotHold.server'
import { planPackage } from './package/planPackage.server'
import { planPacket } from './planPacket.server'
import { exportTicket, findExport } from './readExports.server'

export type ExportRefusal =
  | { reason: 'not-found' }
  /** What stands in the way of an honest file, in sentences. */
  | { reason: 'problems'; problems: string[] }
  | { reason: 'busy' }
  /** Somebody changed or published it between its planning and the asking. */
  | { reason: 'changed' }
  /** From this address, by people without an account. */
  | { reason: 'too-many'; retryAt: Date }

/** An export that was asked for. Whoever has no account watches and cancels it by `ticket`. */
export type AskedExport = { id: string; ticket: string }

/**
 * Asks for a packet's dossier and its evidence package. They are made in the background, one export at a time; the answer is the export to watch. Refuses
 * a packet that the viewer may not read, one whose plan has problems, one that was changed or shown to readers meanwhile,
 * more than can be waited for, and more than one network address may ask for without an account.
 */
export async function askForExport(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  address: string,
  edition: Edition = 'public',
): Promise<Result<AskedExport, ExportRefusal>> {
  const stored = await findPacket(portal, viewer, packetId)
  if (!stored) return refuse({ reason: 'not-found' } as const)
  if (edition === 'confidential' && !mayDo(viewer.role, 'see-redacted'))
    return refuse({ reason: 'not-found' } as const)
  const plan = await planPacket(portal, viewer, stored, edition)
  if (plan.problems.length > 0)
    return refuse({ reason: 'problems', problems: plan.problems.map(({ message }) => message) } as const)
  if (isQueueFull(portal)) return refuse({ reason: 'busy' } as const)
  const retryAt = viewer.accountId === null ? await countAttempt(portal, 'export', address) : null
  if (retryAt) return refuse({ reason: 'too-many', retryAt } as const)
  const id = randomUUID()
  const isAsked = await portal.db.$transaction(async (tx) => {
    // What was planned for the team is not to become every reader's, as an export of a packet published meanwhile would.
    const { state, revision } = stored
    await lockCatalog(tx)
    const { count } = await tx.packet.updateMany({
      where: { id: packetId, state, revision },
      data: { state },
    })
    if (count === 0) return false
    const times = { createdAt: portal.now(), packetRevision: stored.revision }
    await tx.export.create({
      data: { id, packetId, edition, state: 'queued', ...times, requestedById: viewer.accountId },
    })
    const change = { actor: actorOf(viewer), subject: 'packet', subjectId: packetId }
    const after = { export: id, revision: stored.revision, edition }
    await appendAudit(tx, portal, [{ ...change, action: 'packet.export', after }])
    await numberPacket(tx, portal, actorOf(viewer), stored.packet, plan)
    return true
  })
  if (!isAsked) return refuse({ reason: 'changed' } as const)
  try {
    enqueueExport(portal, id, stored, await plansFor(portal, viewer, stored, edition))
  } catch (problem) {
    await failExport(portal, id, 'The dossier could not be planned. Export again.')
    throw problem
  }
  return ok({ id, ticket: exportTicket(portal, id) })
}

/** Called when the packet is numbered: numbers given just now stand in these plans. */
async function plansFor(
  portal: Portal,
  viewer: Viewer,
  stored: StoredPacket,
  edition: Edition,
): Promise<ExportPlans> {
  const plan = await planPacket(portal, viewer, stored, edition)
  const contents = await planPackage(portal, viewer, stored, plan)
  return { plan, contents, must: await mustNotHold(portal, stored.packet, edition) }
}

/**
 * Stops an export that waits or runs: its asker's to do, and editors'. Answers false where there is none that the viewer
 * may stop.
 */
export async function cancelExport(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  id: string,
  ticket: string | null = null,
): Promise<boolean> {
  const found = await findExport(portal, viewer, packetId, id, ticket)
  if (!found?.mayCancel) return false
  const isCancelled = await portal.db.$transaction(async (tx) => {
    const { count } = await tx.export.updateMany({
      where: { id, ...UNDER_WAY },
      data: { state: 'cancelled', finishedAt: portal.now() },
    })
    if (count === 0) return false
    const change = { actor: actorOf(viewer), subject: 'packet', subjectId: packetId }
    await appendAudit(tx, portal, [{ ...change, action: 'packet.cancel-export', after: { export: id } }])
    return true
  })
  if (isCancelled) dequeueExport(portal, id)
  return isCancelled
}
