import type { Transaction } from '../db/database.server'
import { recordsShown, type Argument } from '../domain/argument/argument'
import { mayDo, type Viewer } from '../domain/roles'

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

/** The part of a `where` that leaves out packets that cannot show a record; its id may stand in other words of an argument too. */
export function mayShow(recordId: string) {
  return { OR: [{ exhibits: { some: { recordId } } }, { argument: { contains: recordId } }] }
}

/** The packets that show a record: those that the viewer may know of, and how many others there are. */
export async function packetsUsing(db: Transaction, viewer: Viewer, recordId: string) {
  const records = new Set([recordId])
  const all = await packetsShowing(db, records, mayShow(recordId))
  if (mayDo(viewer.role, 'edit-packets')) return { named: all, others: 0 }
  const known = { OR: [{ state: 'published' }, { createdById: viewer.accountId ?? '' }] }
  const named = await packetsShowing(db, records, { AND: [mayShow(recordId), known] })
  return { named, others: all.length - named.length }
}
