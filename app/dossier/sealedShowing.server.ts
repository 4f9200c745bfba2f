import { redactedElsewhere } from '../catalog/sharedBytes.server'
import type { Transaction } from '../db/database.server'
import { recordsShown } from '../domain/argument/argument'
import type { PacketDraft } from '../domain/packet'
import type { PresentShowing, SealedShowing } from '../domain/redaction/sealedShowing'
import { redactedCopies } from './redactedCopies.server'

/** What of the documents that a packet shows is redacted, and what of them readers are shown. */
export async function showingOf(portal: { db: Transaction }, packet: PacketDraft): Promise<SealedShowing> {
  const documents = sorted(await documentsShown(portal, recordsShown(packet)))
  const tied = await portal.db.record.findMany({
    where: {
      withheld: false,
      OR: [
        { linksFrom: { some: { toId: { in: documents } } } },
        { linksTo: { some: { fromId: { in: documents } } } },
        { mentions: { some: { field: 'document', toId: { in: documents } } } },
      ],
    },
    select: { id: true },
  })
  const records = sorted(tied.map(({ id }) => id))
  const { redactions, copies, versions } = await presentShowing(portal, { documents, records })
  return { documents, records, redactions, copies, versions }
}

/** What has become of the documents and records that a packet showed when it was sealed, whatever it would show now. */
export async function presentShowing(
  portal: { db: Transaction },
  { documents, records }: Pick<SealedShowing, 'documents' | 'records'>,
): Promise<PresentShowing> {
  const { db } = portal
  const elsewhere = await redactedElsewhere(db, documents)
  const marked = [...documents, ...[...elsewhere.values()].flatMap((others) => [...others])]
  const [redactions, copies, versions, withheld] = await Promise.all([
    db.redaction.findMany({ where: { documentId: { in: marked } }, select: { id: true } }),
    redactedCopies(portal, documents),
    db.version.findMany({
      where: { documentId: { in: [...documents] }, kind: { not: 'redacted' }, withheld: false },
      select: { documentId: true, sha256: true },
    }),
    db.record.findMany({ where: { id: { in: [...records] }, withheld: true }, select: { id: true } }),
  ])
  const standing = [...copies].flatMap(([documentId, held]) =>
    [...held].flatMap(([madeOf, copy]) =>
      [copy, ...copy.renderings].map(({ sha256 }) => `${documentId} ${madeOf} ${sha256}`),
    ),
  )
  return {
    redactions: sorted(redactions.map(({ id }) => id)),
    copies: sorted(standing),
    versions: sorted(versions.map(({ documentId, sha256 }) => `${documentId} ${sha256}`)),
    withheld: sorted(withheld.map(({ id }) => id)),
  }
}

/** These records, and the documents that they are from: whatever of them is a document. */
export async function documentsShown({ db }: { db: Transaction }, ids: readonly string[]): Promise<string[]> {
  const mentions = await db.reference.findMany({
    where: { fromId: { in: [...ids] }, field: 'document' },
    select: { toId: true },
  })
  return [...ids, ...mentions.map(({ toId }) => toId)]
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort()
}
