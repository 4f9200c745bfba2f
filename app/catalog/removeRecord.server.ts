import type { Transaction } from '../db/database.server'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { applyChanges } from './changeCatalog.server'
import { forgetCatalog } from './readCatalog.server'
import { changeableBy, lockCatalog } from './recordGuard.server'

/** Something that would be broken if a record were removed: a record that names it, a packet, notes, an original. */
export type Use = { what: 'record' | 'link' | 'packet' | 'notes' | 'original'; id: string; title: string }

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
    const uses = await findUses(tx, id)
    if (uses.length > 0) return refuse({ because: 'in-use' as const, uses })
    await applyChanges(tx, portal, actorOf(viewer), [{ do: 'remove', id, reason }])
    return ok(row.title)
  })
  forgetCatalog(portal)
  return removed
}

/** What uses a record now; empty where it may be removed. */
export async function findUses(tx: Transaction, id: string): Promise<Use[]> {
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
  const exhibits = await tx.exhibit.findMany({
    where: { recordId: id },
    include: { packet: named },
    distinct: ['packetId'],
  })
  const notes = await tx.annotation.count({ where: { OR: [{ documentId: id }, { speakerId: id }] } })
  const originals = await tx.provenance.count({ where: { documentId: id } })
  return [
    ...references.map(({ from }) => ({ what: 'record' as const, ...from })),
    ...links.map(({ from, to }) => ({ what: 'link' as const, ...(from.id === id ? to : from) })),
    ...exhibits.map(({ packet }) => ({ what: 'packet' as const, ...packet })),
    ...(notes > 0 ? [{ what: 'notes' as const, id, title: notes === 1 ? '1 note' : `${notes} notes` }] : []),
    ...(originals > 0
      ? [{ what: 'original' as const, id, title: originals === 1 ? '1 original' : `${originals} originals` }]
      : []),
  ]
}
