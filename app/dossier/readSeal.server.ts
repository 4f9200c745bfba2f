import type { StoredPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import type { DossierPlan } from './dossierPlan'
import { MADE_BY } from './planColophon'

/**
 * A sealed packet's public dossier as it was planned when it was sealed; null where it is to be planned anew: it is not
 * sealed, another release sealed it, or words of these documents, its exhibits', were redacted, which must not come back
 * by way of a seal.
 */
export async function readSeal(
  portal: Portal,
  { packet, review }: StoredPacket,
  documents: readonly string[],
): Promise<DossierPlan | null> {
  if (review !== 'sealed') return null
  const seal = await portal.db.seal.findUnique({ where: { packetId: packet.id } })
  if (!seal || seal.madeBy !== MADE_BY) return null
  const redacted = await portal.db.redaction.count({ where: { documentId: { in: [...documents] } } })
  return redacted > 0 ? null : (JSON.parse(seal.plan) as DossierPlan)
}
