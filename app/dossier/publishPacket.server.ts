import { identifiersInPacket } from '../domain/filing/packetIdentifiers'
import {
  mayStand,
  standingWords,
  type FoundIdentifier,
  type Standing,
} from '../domain/filing/foundIdentifiers'
import { refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import type { PacketRefusal } from '../packets/changePacket.server'
import { setPacketState } from '../packets/packetCommands.server'
import { findPacket, type StoredPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { planPacket } from './planPacket.server'

export type PublishRefusal = PacketRefusal | { reason: 'identifiers'; found: FoundIdentifier[] }

/** What looks like personal data in all that readers of a packet would see. */
export async function identifiersToPublish(
  portal: Portal,
  viewer: Viewer,
  stored: StoredPacket,
): Promise<FoundIdentifier[]> {
  const { findings } = await planPacket(portal, viewer, stored)
  return identifiersInPacket(stored.packet, findings)
}

/**
 * Shows a packet to every reader. Refuses, beside what `setPacketState` refuses, to show what looks like personal data unless
 * it is said of that very lot why it may stand; the log keeps why. With the revision that was `looked` at, refuses another one
 * as `stale`: kinds and places may be the same, and the data another's.
 */
export async function publishPacket(
  portal: Portal,
  viewer: Viewer,
  id: string,
  standing: Standing,
  looked: number | null = null,
): Promise<Result<StoredPacket, PublishRefusal>> {
  const stored = await findPacket(portal, viewer, id)
  if (!stored) return refuse({ reason: 'not-found' })
  const { revision } = stored
  if (looked !== null && looked !== revision) return refuse({ reason: 'stale', theirs: stored })
  const found = stored.state === 'draft' ? await identifiersToPublish(portal, viewer, stored) : []
  if (!mayStand(found, standing)) return refuse({ reason: 'identifiers', found })
  return setPacketState(portal, viewer, id, 'published', { revision, note: standingWords(found, standing) })
}
