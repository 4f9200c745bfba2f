import { appendAudit } from '../audit/appendAudit.server'
import { mayRemove, mayRestore } from '../domain/annotation'
import { ok, refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { withPublicNotes } from './listAnnotations.server'
import { loggedAnnotation, seenBy } from './annotationRow'

type Named = { documentId: string; id: string }

/**
 * Takes an annotation out of sight. Nothing is lost: `restoreAnnotation` brings it back, and replies of others stay. With
 * a `revision`, only what is still as it was at that one.
 */
export async function removeAnnotation(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  named: Named & { revision?: number },
) {
  return setRemoved(portal, viewer, named, portal.now())
}

/** Brings back what was removed, as it was. What an editor removed, its author may not. */
export async function restoreAnnotation(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  named: Named,
) {
  return setRemoved(portal, viewer, named, null)
}

async function setRemoved(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  { documentId, id, revision }: Named & { revision?: number },
  removedAt: Date | null,
): Promise<Result<null, 'no-such-annotation' | 'not-yours' | 'changed'>> {
  const where = { id, documentId, removedAt: removedAt ? null : { not: null }, ...seenBy(viewer) }
  const done = await portal.db.$transaction(async (tx) => {
    const held = await tx.annotation.findFirst({ where })
    if (!held) return refuse('no-such-annotation')
    if (!(removedAt ? mayRemove : mayRestore)(viewer, held)) return refuse('not-yours')
    if (revision !== undefined && held.revision !== revision) return refuse('changed')
    const removedById = removedAt && viewer.accountId
    await tx.annotation.update({ where: { id }, data: { removedAt, removedById } })
    const action = removedAt ? 'annotation.remove' : 'annotation.restore'
    const change = { actor: viewer, action, subject: 'annotation', subjectId: id }
    const words = loggedAnnotation(held)
    await appendAudit(tx, portal, [
      {
        ...change,
        before: removedAt ? words : null,
        after: removedAt ? null : { ...words, removedAt: null },
      },
    ])
    return ok(null)
  })
  withPublicNotes.forget(portal)
  return done
}

/** A removed one that this viewer may restore, or null: what the offer to undo needs to know. */
export async function findRemoved(
  portal: Portal,
  { documentId, id }: Named,
  viewer: Viewer,
): Promise<{ id: string } | null> {
  const held = await portal.db.annotation.findFirst({
    where: { id, documentId, removedAt: { not: null }, ...seenBy(viewer) },
    select: { id: true, authorId: true, visibility: true, removedById: true },
  })
  return held && mayRestore(viewer, held) ? { id: held.id } : null
}
