import type { Transaction } from '../db/database.server'
import type { CatalogRecord } from '../domain/records'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { applyChanges } from './changeCatalog.server'
import { mayShow, packetsShowing } from './packetsShowing.server'
import { forgetCatalog } from './readCatalog.server'
import { lockCatalog, referenceProblems } from './recordGuard.server'
import { recordOf } from './recordRow'
import type { RecordState } from './saveRecord.server'

/** Why a record's state stays: with it, the records that stand in the way. */
export type StateRefusal =
  | { because: 'gone' }
  /** It names drafts, which readers would not see. */
  | { because: 'names-drafts'; ids: string[] }
  /** Published records name it. */
  | { because: 'named-by'; ids: string[] }
  /** Published packets put it forward, or show it in their argument. */
  | { because: 'in-packets'; packets: { id: string; title: string }[] }

/**
 * Publishes a record to every reader, or withdraws it to a draft. Refused while the other state would show readers less
 * than they are told of: a record naming drafts, or missing from where it is named or put forward. To be called for
 * editors alone.
 */
export async function setRecordState(
  portal: Portal,
  viewer: Viewer,
  id: string,
  state: RecordState,
): Promise<Result<RecordState, StateRefusal>> {
  const done = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const row = await tx.record.findUnique({ where: { id } })
    if (!row) return refuse({ because: 'gone' as const })
    if (row.state === state) return ok(state)
    const refusal =
      state === 'published' ? await hiddenBehind(tx, recordOf(row)) : await missedWithout(tx, id)
    if (refusal) return refuse(refusal)
    await applyChanges(tx, portal, actorOf(viewer), [{ do: 'set-state', id, state }])
    return ok(state)
  })
  forgetCatalog(portal)
  return done
}

/** What a published record would name and not show. */
async function hiddenBehind(tx: Transaction, record: CatalogRecord): Promise<StateRefusal | null> {
  const problems = await referenceProblems(tx, record, 'published')
  if (Object.keys(problems).length === 0) return null
  const named = await tx.reference.findMany({
    where: { fromId: record.id, to: { state: 'draft' } },
    distinct: ['toId'],
  })
  return { because: 'names-drafts', ids: named.map(({ toId }) => toId) }
}

/** Where readers would miss a record that was withdrawn. */
async function missedWithout(tx: Transaction, id: string): Promise<StateRefusal | null> {
  const naming = await tx.reference.findMany({
    where: { toId: id, from: { state: 'published' } },
    distinct: ['fromId'],
    orderBy: { fromId: 'asc' },
  })
  if (naming.length > 0) return { because: 'named-by', ids: naming.map(({ fromId }) => fromId) }
  const packets = await packetsShowing(tx, new Set([id]), { state: 'published', ...mayShow(id) })
  return packets.length > 0 ? { because: 'in-packets', packets } : null
}
