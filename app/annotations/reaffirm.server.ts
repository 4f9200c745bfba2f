import { appendAudit } from '../audit/appendAudit.server'
import { mayPlace } from '../domain/annotation'
import { ok, refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { loggedAnnotation, seenBy, WITH_AUTHOR } from './annotationRow'
import { currentVersion } from './currentVersion.server'
import { findAnnotation } from './listAnnotations.server'
import { placeAnnotations } from './placeAnnotations'
import { findText } from './readDocument.server'

export type ReaffirmRefusal = 'no-such-annotation' | 'not-yours' | 'not-altered' | 'changed-again'

/** A refusal in a sentence that says what can be done. */
export const EXPLAIN_REAFFIRM: Record<ReaffirmRefusal, string> = {
  'no-such-annotation': 'The note is gone.',
  'not-yours': 'Only its author or an editor can affirm the words of a note.',
  'not-altered': 'The words of this note are not altered: there is nothing to affirm.',
  'changed-again': 'The document was changed again since you looked. Compare the words anew.',
}

/**
 * Says that the words which stand where a note's own were may be quoted for it. It holds for those very words: where
 * they change again, the note is altered again. `found` are the words that the person was shown.
 */
export async function reaffirm(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  named: { documentId: string; id: string; found: string },
): Promise<Result<null, ReaffirmRefusal>> {
  const { documentId, id, found } = named
  const note = await findAnnotation(portal, documentId, id, viewer)
  const text = note && (await findText(portal, viewer, documentId))
  if (!text) return refuse('no-such-annotation')
  if (!mayPlace(viewer, note)) return refuse('not-yours')
  const { anchor } = placeAnnotations([note], text.pages, text.version).notes[0]!
  if (anchor.state !== 'altered') return refuse('not-altered')
  if (anchor.now !== found) return refuse('changed-again')
  const version = await currentVersion(portal, documentId)
  const { page, start, end } = anchor
  const place = { page, start, endPage: anchor.endPage ?? null, end, found, state: 'altered' }
  const by = { reaffirmedAt: portal.now(), reaffirmedById: viewer.accountId }
  return portal.db.$transaction(async (tx) => {
    const held = await tx.annotation.findFirst({
      where: { id, documentId, removedAt: null, ...seenBy(viewer) },
      include: WITH_AUTHOR,
    })
    if (!held) return refuse('no-such-annotation')
    await tx.placement.upsert({
      where: { annotationId_version: { annotationId: id, version } },
      create: { annotationId: id, version, ...place, ...by },
      update: { ...place, ...by },
    })
    const change = { actor: viewer, action: 'annotation.reaffirm', subject: 'annotation', subjectId: id }
    const words = held.visibility === 'private' ? {} : { affirmed: found }
    const before = loggedAnnotation(held)
    await appendAudit(tx, portal, [{ ...change, before, after: { ...before, ...words, version } }])
    return ok(null)
  })
}
