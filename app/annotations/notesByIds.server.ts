import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import {
  annotationOf,
  repliesSeenBy,
  WITH_AUTHOR,
  type Annotation,
  type AnnotationRow,
} from './annotationRow'

/** Notes read in one question: a database bounds how many values one may name, and each note names those tied to it. */
const BATCH = 250

/**
 * The notes of these ids, in their order, each with those of its replies that this viewer may see. That the viewer may
 * see the notes themselves is the caller's to have asked.
 */
export async function notesByIds(
  portal: Portal,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Annotation[]> {
  const found = new Map<string, AnnotationRow & { replies: AnnotationRow[] }>()
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = await portal.db.annotation.findMany({
      where: { id: { in: ids.slice(from, from + BATCH) } },
      include: {
        ...WITH_AUTHOR,
        replies: {
          where: { removedAt: null, ...repliesSeenBy(viewer) },
          include: WITH_AUTHOR,
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        },
      },
    })
    for (const row of rows) found.set(row.id, row)
  }
  const removers = await removersOf(portal, [...found.values()])
  return ids.flatMap((id) => {
    const row = found.get(id)
    return row ? [annotationOf(row, row.replies, removers.get(row.removedById ?? '') ?? null)] : []
  })
}

/** The names of those who removed notes, by account; notes that stand ask nothing. */
async function removersOf(portal: Portal, rows: readonly AnnotationRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ removedById }) => removedById ?? []))]
  if (ids.length === 0) return new Map()
  const accounts = await portal.db.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  return new Map(accounts.map(({ id, name }) => [id, name]))
}
