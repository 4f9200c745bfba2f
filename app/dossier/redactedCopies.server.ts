import { redactedName } from '../catalog/versions.server'
import type { CopyOf } from '../catalog/withhold.server'
import type { Transaction } from '../db/database.server'

/** The redacted copy that stands for an original in a public edition; `pages` is null where it has no sheets. */
export type RedactedCopy = {
  sha256: string
  fileName: string
  mediaType: string
  sizeBytes: number
  pages: number | null
  /** ISO 8601. */
  madeAt: string
  /** Of a text: what may be bound of it, one for each maker of the pages that the text has whole. */
  renderings: { sha256: string; sizeBytes: number; pages: number; maker: string; madeAt: string }[]
}

/**
 * Of these documents, those that readers are not shown as they are, each with the copies that readers are shown, by the
 * SHA-256 of the original that each stands for. An empty map: nothing of it may be shown yet.
 */
export async function redactedCopies(
  portal: { db: Transaction },
  documentIds: readonly string[],
): Promise<Map<string, Map<string, RedactedCopy>>> {
  // Withheld without a redaction of its own: another document is redacted that has the same bytes.
  const redacted = await portal.db.version.findMany({
    where: { documentId: { in: [...documentIds] }, kind: { not: 'redacted' }, withheld: true },
    select: { documentId: true },
    distinct: ['documentId'],
  })
  const found = new Map(redacted.map(({ documentId }) => [documentId, new Map<string, RedactedCopy>()]))
  if (found.size === 0) return found
  const ids = [...found.keys()]
  const [shown, renderings] = await Promise.all([shownCopies(portal, ids), redactedRenderings(portal, ids)])
  for (const { documentId, number, madeOf, sha256, sizeBytes, mediaType, pages, ...copied } of shown) {
    const fileName = redactedName(documentId, mediaType)
    const sheets = mediaType === 'application/pdf' ? pages : null
    const own = renderings.get(`${documentId} ${number}`) ?? []
    const madeAt = copied.madeAt.toISOString()
    const copy = { sha256, fileName, mediaType, sizeBytes, pages: sheets, madeAt, renderings: own }
    found.get(documentId)!.set(madeOf, copy)
  }
  return found
}

/** The renderings of redacted copies of these documents, by document and the number of the copy's version. */
async function redactedRenderings(
  portal: { db: Transaction },
  documentIds: readonly string[],
): Promise<Map<string, RedactedCopy['renderings']>> {
  const rows = await portal.db.copy.findMany({
    where: { documentId: { in: [...documentIds] }, purpose: 'redacted-rendering' },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
  })
  const found = new Map<string, RedactedCopy['renderings']>()
  for (const { documentId, number, sha256, sizeBytes, pages, maker, ...copied } of rows) {
    const key = `${documentId} ${number}`
    const madeAt = copied.madeAt.toISOString()
    found.set(key, [...(found.get(key) ?? []), { sha256, sizeBytes, pages, maker, madeAt }])
  }
  return found
}

/** The copies of these documents that readers are shown, with what each is without. */
export async function shownCopies(portal: { db: Transaction }, documentIds: readonly string[]) {
  const versions = await portal.db.version.findMany({
    where: { documentId: { in: [...documentIds] }, kind: 'redacted', withheld: false },
    select: {
      documentId: true,
      number: true,
      reading: { select: { original: { select: { mediaType: true } } } },
    },
  })
  const copies = await portal.db.copy.findMany({
    where: { documentId: { in: [...documentIds] }, purpose: 'redacted' },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
  })
  return copies.flatMap(({ documentId, number, reasons, ...copy }) => {
    const version = versions.find((it) => it.documentId === documentId && it.number === number)
    if (!version || documentId === null) return []
    const { mediaType } = version.reading.original
    return [{ ...copy, documentId, number, mediaType, of: JSON.parse(reasons) as CopyOf }]
  })
}
