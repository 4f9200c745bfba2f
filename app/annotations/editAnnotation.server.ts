import { appendAudit } from '../audit/appendAudit.server'
import { withholdQuotes } from '../catalog/withhold.server'
import { mayEdit, visibilitiesFor, type AnnotationContent } from '../domain/annotation'
import { ok, refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import type { Pinned } from './exchange/importedRow.server'
import { withPublicNotes } from './listAnnotations.server'
import { isSpeaker } from './annotate.server'
import {
  annotationOf,
  columnsOf,
  loggedAnnotation,
  seenBy,
  WITH_AUTHOR,
  type Annotation,
} from './annotationRow'

/** `changed`: somebody saved since; `present` is what they saved. */
export type EditRefusal =
  | {
      reason: 'no-such-annotation' | 'not-yours' | 'no-such-speaker' | 'no-such-addressee' | 'may-not-publish'
    }
  | { reason: 'changed'; present: Annotation }

/** What else of a row an edit replaces: columns, and, where it is pinned anew, where its words stand in which version. */
export type Repinned = {
  columns: { foreign: string } & Partial<Pinned['columns']>
  places: Pinned['places'] | null
}

/**
 * Replaces what an annotation says; its passage stays, unless the edit says otherwise. `revision` is the one that the editor was shown: where another
 * was saved since, nothing is changed and the present one is given, so that neither version is lost. A reply keeps
 * the visibility of what it answers, and replies follow their note's.
 */
export async function editAnnotation(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  edit: {
    documentId: string
    id: string
    revision: number
    content: AnnotationContent | { body: string }
    also?: Repinned
  },
): Promise<Result<Annotation, EditRefusal>> {
  const { documentId, id, revision, content, also } = edit
  const where = { id, documentId, removedAt: null, ...seenBy(viewer) }
  if ('visibility' in content && !visibilitiesFor(viewer).includes(content.visibility))
    return refuse({ reason: 'may-not-publish' })
  if ('speaker' in content && !(await isSpeaker(portal, content.speaker)))
    return refuse({ reason: 'no-such-speaker' })
  if ('askedOf' in content && !(await isSpeaker(portal, content.askedOf)))
    return refuse({ reason: 'no-such-addressee' })
  const edited = await portal.db.$transaction(async (tx) => {
    const held = await tx.annotation.findFirst({ where, include: WITH_AUTHOR })
    if (!held) return refuse({ reason: 'no-such-annotation' })
    if (!mayEdit(viewer, held)) return refuse({ reason: 'not-yours' })
    if (held.revision !== revision) return refuse({ reason: 'changed', present: annotationOf(held) })
    const taken = await tx.annotation.updateMany({
      where: { id, revision },
      data: {
        ...changedColumns(held.kind, content),
        ...also?.columns,
        revision: { increment: 1 },
        updatedAt: portal.now(),
      },
    })
    if (taken.count === 0) {
      const present = await tx.annotation.findUniqueOrThrow({ where: { id }, include: WITH_AUTHOR })
      return refuse({ reason: 'changed', present: annotationOf(present) })
    }
    if ('visibility' in content && held.kind !== 'reply') {
      await tx.annotationTag.deleteMany({ where: { annotationId: id } })
      await tx.annotationTag.createMany({ data: content.tags.map((tag) => ({ annotationId: id, tag })) })
      await tx.annotation.updateMany({ where: { parentId: id }, data: { visibility: content.visibility } })
    }
    if (also?.places) {
      await tx.placement.deleteMany({ where: { annotationId: id } })
      await tx.placement.createMany({ data: also.places.map((place) => ({ annotationId: id, ...place })) })
    }
    await withholdQuotes(tx, documentId, { notes: [id] })
    const now = await tx.annotation.findUniqueOrThrow({ where: { id }, include: WITH_AUTHOR })
    const change = { actor: viewer, action: 'annotation.update', subject: 'annotation', subjectId: id }
    await appendAudit(tx, portal, [
      { ...change, before: loggedAnnotation(held), after: loggedAnnotation(now) },
    ])
    return ok(annotationOf(now))
  })
  withPublicNotes.forget(portal)
  return edited
}

/** A reply has words alone; whatever else a form sends for it is left out. */
function changedColumns(kind: string, content: AnnotationContent | { body: string }) {
  return kind === 'reply' || !('kind' in content) ? { body: content.body } : columnsOf(content)
}
