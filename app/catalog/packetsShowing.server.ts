import type { Transaction } from '../db/database.server'
import { recordsShown, type Argument } from '../domain/argument/argument'

/** The packets within `where` that show any of these records, as an exhibit or in their argument; by id. */
export async function packetsShowing(
  db: Transaction,
  records: ReadonlySet<string>,
  where: object,
): Promise<{ id: string; title: string }[]> {
  const packets = await db.packet.findMany({
    where,
    select: { id: true, title: true, argument: true, exhibits: { select: { recordId: true } } },
    orderBy: { id: 'asc' },
  })
  return packets.flatMap(({ id, title, argument, exhibits }) => {
    const shown = recordsShown({
      exhibits: exhibits.map(({ recordId }) => ({ record: recordId })),
      argument: JSON.parse(argument) as Argument,
    })
    return shown.some((record) => records.has(record)) ? [{ id, title }] : []
  })
}
