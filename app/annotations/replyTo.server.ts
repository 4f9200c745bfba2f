import { randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import { withholdQuotes } from '../catalog/withhold.server'
import { visibilityOfReply, type Visibility } from '../domain/annotation'
import { ok, refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { annotationOf, loggedAnnotation, seenBy, WITH_AUTHOR, type Annotation } from './annotationRow'

/** What a reply that a program sent has beside its words: the id given to it, and the annotation as it came. */
export type SentReply = {
  id: string
  importedId: string | null
  importedAuthor: string | null
  foreign: string
}

/**
 * Answers a note. A reply to a reply stands under the same note.
 * Who may read it, `visibilityOfReply` says.
 */
export async function replyTo(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  draft: { documentId: string; parentId: string; body: string; sent?: SentReply },
): Promise<Result<Annotation, 'no-such-annotation'>> {
  const { documentId, parentId, body, sent } = draft
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
      visibility: visibilityOfReply(viewer, parent.visibility as Visibility),
      createdAt: at,
      updatedAt: at,
      ...sent,
    }
    const made = await tx.annotation.create({ data, include: WITH_AUTHOR })
    await withholdQuotes(tx, documentId, { notes: [made.id] })
    const change = { actor: viewer, action: 'annotation.create', subject: 'annotation', subjectId: made.id }
    await appendAudit(tx, portal, [{ ...change, after: loggedAnnotation(made) }])
    return ok(annotationOf(made))
  })
}
