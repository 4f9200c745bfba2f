import { redactedElsewhere } from '../catalog/sharedBytes.server'
import type { Portal } from '../portal.server'
import { redactedCopies, shownCopies } from './redactedCopies.server'

/** What is redacted of an exhibit's document. */
export type ExhibitRedactions = {
  documentId: string
  /** Redactions of it; 0 where it is redacted as another document of the same bytes. */
  count: number
  /** Pages of its copy on which something is taken out; 0 while there is no copy. */
  pages: number
  hasCopy: boolean
  /** When the last one was made, of it or of another document of the same bytes; null where that is not known. */
  lastAt: Date | null
}

/** Of these documents, those that readers are not shown as they are. */
export async function exhibitRedactions(
  portal: Portal,
  documentIds: readonly string[],
): Promise<Map<string, ExhibitRedactions>> {
  const documents = [...new Set(documentIds)]
  const where = { documentId: { in: documents } }
  const copies = await redactedCopies(portal, documents)
  if (copies.size === 0) return new Map()
  const sharing = await redactedElsewhere(portal.db, [...copies.keys()])
  const marked = [...documents, ...[...sharing.values()].flatMap((others) => [...others])]
  const [shown, counts, boxes] = await Promise.all([
    shownCopies(portal, documents),
    portal.db.redaction.groupBy({
      by: ['documentId'],
      where: { documentId: { in: marked } },
      _count: true,
      _max: { createdAt: true },
    }),
    portal.db.redaction.findMany({
      where: { ...where, kind: 'box' },
      select: { documentId: true, page: true },
    }),
  ])
  return new Map(
    [...copies].map(([documentId, held]) => {
      const own = counts.find((row) => row.documentId === documentId)
      const removed = shown.filter((copy) => copy.documentId === documentId).flatMap(({ of }) => of.removed)
      const boxed = boxes.filter((row) => row.documentId === documentId)
      const hasCopy = held.size > 0
      const pages = hasCopy ? new Set([...removed, ...boxed].map(({ page }) => page)).size : 0
      const times = counts.flatMap(({ documentId: other, _max }) =>
        other === documentId || sharing.get(documentId)?.has(other) ? (_max.createdAt ?? []) : [],
      )
      const lastAt = times.sort((a, b) => b.getTime() - a.getTime())[0] ?? null
      const counted = { count: own?._count ?? 0, lastAt }
      return [documentId, { documentId, ...counted, pages, hasCopy }]
    }),
  )
}
