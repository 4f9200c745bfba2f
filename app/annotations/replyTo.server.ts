import { randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import { ok, refuse, type Result } from '../domain/result'
import { mayDo, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { annotationOf, loggedAnnotation, seenBy, WITH_AUTHOR, type Annotation } from './annotationRow'

/**
 * Answers a note. A reply to a reply stands under the same note; it is seen by whoever sees the note, save that a
 * reply to a public one is the team's until somebody who may publish has written it.
 */
export async function replyTo(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  draft: { documentId: string; parentId: string; body: string },
): Promise<Result<Annotation, 'no-such-annotation'>> {
  const { documentId, parentId, body } = draft
  return portal.db.$transaction(async (tx) => {
    const parent = await tx.annotation.findFirst({
      where: { id: parentId, documentId, removedAt: null, parentId: null, ...seenBy(viewer) },
      select: { visibility: true },
    })
    if (!parent) return refuse('no-such-annotation')
    const at = portal.now()
    const data = {
      id: randomUUID(),
      documentId,
      kind: 'reply',
      parentId,
      authorId: viewer.accountId,
      body,
      // Making something public is an editor's act, for a reply as for a note.
      visibility:
        parent.visibility === 'public' && !mayDo(viewer.role, 'publish') ? 'team' : parent.visibility,
      createdAt: at,
      updatedAt: at,
    }
    const made = await tx.annotation.create({ data, include: WITH_AUTHOR })
    const change = { actor: viewer, action: 'annotation.create', subject: 'annotation', subjectId: made.id }
    await appendAudit(tx, portal, [{ ...change, after: loggedAnnotation(made) }])
    return ok(annotationOf(made))
  })
}
