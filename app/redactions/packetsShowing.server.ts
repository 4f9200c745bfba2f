import type { Transaction } from '../db/database.server'
import { recordsOfArgument, type Argument } from '../domain/argument/argument'

/**
 * Ids of the packets within `where` that show a document, or a statement or demand that is said to be in it: as an
 * exhibit, or in their argument.
 */
export async function packetsShowing(db: Transaction, documentId: string, where: object): Promise<string[]> {
  const records = await db.record.findMany({
    where: {
      OR: [{ id: documentId }, { mentions: { some: { toId: documentId, field: 'document' } } }],
    },
    select: { id: true },
  })
  const ids = new Set(records.map(({ id }) => id))
  const packets = await db.packet.findMany({
    where,
    select: { id: true, argument: true, exhibits: { select: { recordId: true } } },
    orderBy: { id: 'asc' },
  })
  return packets.flatMap(({ id, argument, exhibits }) => {
    const shown = exhibits.map(({ recordId }) => recordId)
    const argued = recordsOfArgument(JSON.parse(argument) as Argument)
    return [...shown, ...argued].some((record) => ids.has(record)) ? [id] : []
  })
}
