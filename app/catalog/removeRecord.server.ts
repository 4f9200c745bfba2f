import type { Transaction } from '../db/database.server'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { applyChanges } from './changeCatalog.server'
import { packetsUsing } from './packetsShowing.server'
import { forgetCatalog } from './readCatalog.server'
import { changeableBy, lockCatalog } from './recordGuard.server'

/**
 * Something that would be broken if a record were removed: a record that names it, a packet that has it as an exhibit or
 * shows it in its argument, notes, an original. Packets that one may not read are counted and not named.
 */
export type Use = {
  what: 'record' | 'link' | 'packet' | 'other-packets' | 'notes' | 'original'
  id: string
  title: string
}

export type RemoveRefusal =
  | { because: 'gone' }
  | { because: 'no-reason' }
  /** Somebody changed it since the page was opened. */
  | { because: 'changed' }
  | { because: 'in-use'; uses: Use[] }

/** The longest reason; it goes into the log as it is. */
const REASON_MOST = 2_000
/** Uses named in a refusal; more than these help nobody. */
const USES_SHOWN = 50

/** Removes a record that nothing else uses, with a reason for the log. Its history stays, and can bring it back. */
export async function removeRecord(
  portal: Portal,
  viewer: Viewer,
  draft: { id: string; revision: number; reason: string },
): Promise<Result<string, RemoveRefusal>> {
  const { id, revision } = draft
  const reason = draft.reason.replaceAll('\u0000', '').trim().slice(0, REASON_MOST)
  if (reason === '') return refuse({ because: 'no-reason' })
  const removed = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const row = await tx.record.findFirst({
      where: { id, ...changeableBy(viewer) },
      select: { revision: true, title: true },
    })
    if (!row) return refuse({ because: 'gone' as const })
    if (row.revision !== revision) return refuse({ because: 'changed' as const })
    const uses = await findUses(tx, viewer, id)
    if (uses.length > 0) return refuse({ because: 'in-use' as const, uses })
    await applyChanges(tx, portal, actorOf(viewer), [{ do: 'remove', id, reason }])
    return ok(row.title)
  })
  forgetCatalog(portal)
  return removed
}

/** What uses a record now, as far as the viewer may know it; empty where it may be removed. */
export async function findUses(tx: Transaction, viewer: Viewer, id: string): Promise<Use[]> {
  const named = { select: { id: true, title: true } }
  const references = await tx.reference.findMany({
    where: { toId: id, NOT: { fromId: id } },
    distinct: ['fromId'],
    include: { from: named },
    orderBy: { fromId: 'asc' },
    take: USES_SHOWN,
  })
  const links = await tx.link.findMany({
    where: { OR: [{ fromId: id }, { toId: id }] },
    include: { from: named, to: named },
    orderBy: { id: 'asc' },
    take: USES_SHOWN,
  })
  const packets = await packetsUsing(tx, viewer, id)
  const notes = await tx.annotation.count({ where: { OR: [{ documentId: id }, { speakerId: id }] } })
  const originals = await tx.provenance.count({ where: { documentId: id } })
  return [
    ...references.map(({ from }) => ({ what: 'record' as const, ...from })),
    ...links.map(({ from, to }) => ({ what: 'link' as const, ...(from.id === id ? to : from) })),
    ...packets.named.map((packet) => ({ what: 'packet' as const, ...packet })),
    ...counted(
      'other-packets',
      packets.others,
      'packet that you may not read',
      'packets that you may not read',
    ),
    ...counted('notes', notes, 'note', 'notes'),
    ...counted('original', originals, 'original', 'originals'),
  ]

  function counted(what: Use['what'], count: number, one: string, many: string): Use[] {
    return count > 0 ? [{ what, id, title: count === 1 ? `1 ${one}` : `${count} ${many}` }] : []
  }
}
