import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { applyChanges } from './changeCatalog.server'
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

/** Publishes a record to every reader, or withdraws it to a draft. To be called for editors alone. */
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
    if (state === 'published') {
      const record = recordOf(row)
      const fields = Object.keys(await referenceProblems(tx, record, 'published'))
      if (fields.length > 0) {
        const named = await tx.reference.findMany({
          where: { fromId: id, to: { state: 'draft' } },
          distinct: ['toId'],
        })
        return refuse({ because: 'names-drafts' as const, ids: named.map(({ toId }) => toId) })
      }
    } else {
      const naming = await tx.reference.findMany({
        where: { toId: id, from: { state: 'published' } },
        distinct: ['fromId'],
        orderBy: { fromId: 'asc' },
      })
      if (naming.length > 0)
        return refuse({ because: 'named-by' as const, ids: naming.map(({ fromId }) => fromId) })
    }
    await applyChanges(tx, portal, actorOf(viewer), [{ do: 'set-state', id, state }])
    return ok(state)
  })
  forgetCatalog(portal)
  return done
}
