import { brieflyHeld } from '../catalog/brieflyHeld.server'
import { READER, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { annotationOf, repliesSeenBy, seenBy, WITH_AUTHOR, type Annotation } from './annotationRow'
import { notesByIds } from './notesByIds.server'

/** Documents with a public note: for readers, most documents have none and need not be asked about. */
export const withPublicNotes = brieflyHeld(async (portal: Portal) => {
  const rows = await portal.db.annotation.findMany({
    where: { parentId: null, ...seenBy(READER) },
    distinct: ['documentId'],
    select: { documentId: true },
  })
  return new Set(rows.map(({ documentId }) => documentId))
})

/**
 * The annotations of a document that a viewer may see, oldest first, each with its replies. A removed one is listed
 * without its words where somebody's reply still stands under it.
 */
export async function listAnnotations(
  portal: Portal,
  documentId: string,
  viewer: Viewer,
): Promise<Annotation[]> {
  if (viewer.accountId === null && !(await withPublicNotes.read(portal)).has(documentId)) return []
  const rows = await portal.db.annotation.findMany({
    where: {
      documentId,
      parentId: null,
      AND: [
        seenBy(viewer),
        { OR: [{ removedAt: null }, { replies: { some: { removedAt: null, ...repliesSeenBy(viewer) } } }] },
      ],
    },
    select: { id: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return notesByIds(
    portal,
    viewer,
    rows.map(({ id }) => id),
  )
}

/** One annotation that a viewer may see, or null. A reply is seen by whoever sees what it answers. */
export async function findAnnotation(
  portal: Portal,
  documentId: string,
  id: string,
  viewer: Viewer,
): Promise<Annotation | null> {
  const seen = seenBy(viewer)
  const row = await portal.db.annotation.findFirst({
    where: {
      id,
      documentId,
      removedAt: null,
      OR: [
        { parentId: null, AND: [seen] },
        { parent: { AND: [seen] }, ...repliesSeenBy(viewer) },
      ],
    },
    include: WITH_AUTHOR,
  })
  return row && annotationOf(row)
}

/** The replies to a note that a viewer may see, oldest first. */
export async function findReplies(portal: Portal, parentId: string, viewer: Viewer): Promise<Annotation[]> {
  const rows = await portal.db.annotation.findMany({
    where: { parentId, removedAt: null, parent: seenBy(viewer), ...repliesSeenBy(viewer) },
    include: WITH_AUTHOR,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => annotationOf(row))
}
