import { packetsShowing } from '../catalog/packetsShowing.server'
import type { Transaction } from '../db/database.server'

/** Ids of the packets within `where` that show a document, or a statement or demand that is said to be in it. */
export async function packetsShowingDocument(
  db: Transaction,
  documentId: string,
  where: object,
): Promise<string[]> {
  const records = await db.record.findMany({
    where: {
      OR: [{ id: documentId }, { mentions: { some: { toId: documentId, field: 'document' } } }],
    },
    select: { id: true },
  })
  const packets = await packetsShowing(db, new Set(records.map(({ id }) => id)), where)
  return packets.map(({ id }) => id)
}
