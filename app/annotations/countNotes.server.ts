import type { Portal } from '../portal.server'

/** How many notes are pinned to words of a document, whoever may see them: removed ones and replies do not count. */
export function countNotesOn(portal: Portal, documentId: string): Promise<number> {
  return portal.db.annotation.count({ where: { documentId, exact: { not: null }, removedAt: null } })
}
