import { redactedElsewhere } from '../catalog/sharedBytes.server'
import type { Portal } from '../portal.server'
import { holdsIn, redactable, redactionOf, WITH_CREATOR } from '../redactions/redactionRow'
import { redactedCopies, shownCopies } from './redactedCopies.server'

/** What is redacted of an exhibit's document, in its current version: the team's to know, for it leads to the words. */
export type ExhibitRedactions = {
  documentId: string
  /** Redactions of it that hold in the version that is shown; 0 where it is redacted as another document of the same bytes. */
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
  const copies = await redactedCopies(portal, documents)
  if (copies.size === 0) return new Map()
  const sharing = await redactedElsewhere(portal.db, [...copies.keys()])
  const marked = [...documents, ...[...sharing.values()].flatMap((others) => [...others])]
  const [shown, rows, versions] = await Promise.all([
    shownCopies(portal, documents),
    portal.db.redaction.findMany({ where: { documentId: { in: marked } }, include: WITH_CREATOR }),
    portal.db.version.findMany({
      where: { documentId: { in: documents }, kind: { not: 'redacted' } },
      orderBy: [{ currentSince: 'desc' }, { number: 'desc' }],
      select: { documentId: true, number: true, sha256: true },
    }),
  ])
  return new Map(
    [...copies].map(([documentId, held]) => {
      const own = versions.filter((version) => version.documentId === documentId)
      const marks = rows.filter((row) => row.documentId === documentId).map(redactionOf)
      const base = redactable(own, marks)[0]
      const holding = base ? marks.filter((mark) => holdsIn(mark, base, own)) : []
      const copy = shown
        .filter((it) => it.documentId === documentId && it.madeOfNumber === base?.number)
        .at(-1)
      const boxed = holding.flatMap((mark) => (mark.kind === 'box' ? [mark.page] : []))
      const pages = copy ? new Set([...copy.of.removed.map(({ page }) => page), ...boxed]).size : 0
      const times = rows
        .filter((row) => row.documentId === documentId || sharing.get(documentId)?.has(row.documentId))
        .map(({ createdAt }) => createdAt)
      const lastAt = times.sort((a, b) => b.getTime() - a.getTime())[0] ?? null
      return [documentId, { documentId, count: holding.length, lastAt, pages, hasCopy: held.size > 0 }]
    }),
  )
}
