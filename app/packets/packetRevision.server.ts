import type { Transaction } from '../db/database.server'
import { canonicalJson } from '../domain/canonicalJson'
import type { Actor } from '../domain/roles'
import type { StoredPacket } from './readPackets.server'

/** Nobody: a revision that was saved before revisions were kept. */
export const UNKNOWN_SAVER: Actor = { accountId: null, name: '' }

/**
 * Keeps what a packet says at its present revision, inside the transaction that made it. A revision that is kept
 * already stays as it is.
 */
export async function keepRevision(
  tx: Transaction,
  { packet, revision, updatedAt }: Pick<StoredPacket, 'packet' | 'revision' | 'updatedAt'>,
  { action, actor }: { action: string; actor: Actor },
): Promise<void> {
  const where = { packetId_revision: { packetId: packet.id, revision } }
  if (await tx.packetRevision.findUnique({ where, select: { revision: true } })) return
  await tx.packetRevision.create({
    data: {
      packetId: packet.id,
      revision,
      body: canonicalJson(packet),
      action,
      savedAt: updatedAt,
      savedById: actor.accountId,
      savedBy: actor.name,
    },
  })
}
