import { recordsShown } from '../domain/argument/argument'
import type { StoredPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import type { DossierPlan } from './dossierPlan'
import { MADE_BY } from './planColophon'

/**
 * A sealed packet's public dossier as it was planned when it was sealed; null where it is to be planned anew: it is not
 * sealed, another release sealed it, or something that it shows was redacted, withheld, withdrawn or removed since, which
 * must not come back by way of a seal. Judged by all that the packet names, whatever the viewer sees of it.
 */
export async function readSeal(
  portal: Portal,
  { packet, review }: StoredPacket,
): Promise<DossierPlan | null> {
  if (review !== 'sealed') return null
  const seal = await portal.db.seal.findUnique({ where: { packetId: packet.id } })
  if (!seal || seal.madeBy !== MADE_BY) return null
  const isWhole = await isAllShown(portal, [...new Set(recordsShown(packet))])
  return isWhole ? (JSON.parse(seal.plan) as DossierPlan) : null
}

/** Whether readers are shown these records, what is linked to them, and whole the documents that they are or are from. */
async function isAllShown({ db }: Portal, ids: readonly string[]): Promise<boolean> {
  const records = await db.record.findMany({
    where: { id: { in: [...ids] } },
    select: {
      state: true,
      withheld: true,
      mentions: { where: { field: 'document' }, select: { toId: true } },
    },
  })
  if (records.length < ids.length) return false
  if (records.some(({ state, withheld }) => state !== 'published' || withheld)) return false
  const documents = [...ids, ...records.flatMap(({ mentions }) => mentions.map(({ toId }) => toId))]
  const ofDocuments = { documentId: { in: documents } }
  const counts = await Promise.all([
    db.redaction.count({ where: ofDocuments }),
    // Withheld without a redaction of its own: another document is redacted that has the same bytes.
    db.version.count({ where: { ...ofDocuments, kind: { not: 'redacted' }, withheld: true } }),
    db.link.count({
      where: {
        OR: [
          { fromId: { in: documents }, to: { withheld: true } },
          { toId: { in: documents }, from: { withheld: true } },
        ],
      },
    }),
  ])
  return counts.every((count) => count === 0)
}
