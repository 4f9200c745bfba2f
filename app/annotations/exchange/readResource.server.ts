import { objectOf } from '../../domain/webAnnotation/exchangedNote'
import { writeW3c, type W3cAnnotation } from '../../domain/webAnnotation/writeW3c'
import type { ExportedNote } from '../../domain/webAnnotation/exportedNote'
import type { Viewer } from '../../domain/roles'
import type { Portal } from '../../portal.server'
import { seenBy, type Annotation } from '../annotationRow'
import { findAnnotation } from '../listAnnotations.server'
import { exportNotes } from './exportNotes.server'

type Named = { documentId: string; id: string }

/** A note as programs have it, and as it stands here. */
export type AnnotationResource = { annotation: W3cAnnotation; note: Annotation }

/** One annotation that a viewer may see, for programs, or null. */
export async function readAnnotationResource(
  portal: Portal,
  viewer: Viewer,
  named: Named,
  origin: string,
): Promise<AnnotationResource | null> {
  const found = await findAnnotation(portal, named.documentId, named.id, viewer)
  if (!found) return null
  const note = found.parentId ? await findAnnotation(portal, named.documentId, found.parentId, viewer) : found
  if (!note) return null
  const replies = found.parentId ? [found] : []
  const exported = await exportNotes(portal, viewer, [{ ...note, replies }], origin)
  const one = exported.find(({ id }) => id === found.id)
  return one ? { annotation: writeResource(one), note: found } : null
}

/** Whether a note stood here that this viewer might read, and was removed. */
export async function isGone(portal: Portal, viewer: Viewer, { documentId, id }: Named): Promise<boolean> {
  const where = { id, documentId, removedAt: { not: null }, ...seenBy(viewer) }
  return (await portal.db.annotation.count({ where })) > 0
}

/** As something with an address of ours: a foreign note's own id stands in `via` (Web Annotation Protocol, 5.1). */
export function writeResource(note: ExportedNote): W3cAnnotation {
  const annotation = writeW3c(note)
  if (annotation.id === note.address) return annotation
  const via = annotation.id === undefined ? annotation.via : (annotation.via ?? annotation.id)
  return { ...objectOf(annotation), id: note.address, ...(via !== undefined && { via }) }
}
