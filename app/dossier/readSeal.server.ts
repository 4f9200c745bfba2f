import { recordsShown } from '../domain/argument/argument'
import type { Edition } from '../domain/filing/edition'
import { isAsSealed, type SealedShowing } from '../domain/redaction/sealedShowing'
import type { StoredPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import type { DossierPlan } from './dossierPlan'
import { MADE_BY } from './planColophon'
import { documentsShown, presentShowing } from './sealedShowing.server'

/**
 * A sealed packet's dossier as it was planned when it was sealed; null where it is to be planned anew: it is not sealed,
 * another release sealed it, or something that it shows was redacted, withheld, withdrawn or removed since, which must not
 * come back by way of a seal. Judged by all that the packet names, whatever the viewer sees of it; a confidential edition is
 * for callers to keep to people with an account.
 */
export async function readSeal(
  portal: Portal,
  { packet, review }: Pick<StoredPacket, 'packet' | 'review'>,
  edition: Edition,
): Promise<DossierPlan | null> {
  if (review !== 'sealed') return null
  const seal = await portal.db.seal.findUnique({ where: { packetId: packet.id } })
  if (!seal || seal.madeBy !== MADE_BY) return null
  const plan = edition === 'public' ? seal.plan : seal.confidentialPlan
  if (plan === null) return null
  const ids = [...new Set(recordsShown(packet))]
  if (!(await arePublished(portal, ids))) return null
  const isWhole =
    seal.showing === null
      ? await isNothingRedacted(portal, ids)
      : await isShownStill(portal, JSON.parse(seal.showing) as SealedShowing)
  return isWhole ? (JSON.parse(plan) as DossierPlan) : null
}

/** Whether all these records are there, and shown to readers. */
async function arePublished({ db }: Portal, ids: readonly string[]): Promise<boolean> {
  const where = { id: { in: [...ids] }, state: 'published', withheld: false }
  return (await db.record.count({ where })) === ids.length
}

async function isShownStill(portal: Portal, then: SealedShowing): Promise<boolean> {
  return isAsSealed(then, await presentShowing(portal, then))
}

/** Whether readers are shown whole the documents that these records are or are from, and what is linked to those. */
async function isNothingRedacted(portal: Portal, ids: readonly string[]): Promise<boolean> {
  const { db } = portal
  const documents = await documentsShown(portal, ids)
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
