import type { Passage } from '../domain/passage'
import type { Portal } from '../portal.server'

/** Stands for the text of a document of which no original is held: the record's own. */
export const RECORD_TEXT = 0

/** Number of the version that is shown of a document; `RECORD_TEXT` where it has none. */
export async function currentVersion(portal: Portal, documentId: string): Promise<number> {
  const row = await portal.db.version.findFirst({
    where: { documentId },
    orderBy: [{ currentSince: 'desc' }, { number: 'desc' }],
    select: { number: true },
  })
  return row?.number ?? RECORD_TEXT
}

/** Number of the last version of a document that is a reading of this original; null where there is none. */
export async function versionOf(
  portal: Portal,
  documentId: string,
  sha256: string | null,
): Promise<number | null> {
  if (sha256 === null) return null
  const where = { documentId, sha256 }
  const row = await portal.db.version.findFirst({
    where,
    orderBy: { number: 'desc' },
    select: { number: true },
  })
  return row?.number ?? null
}

/** The row that says where a note stands in the version that its words were just taken on; none where there is no version. */
export function placedExactly(version: number | null, { page, start, endPage, end, exact }: Passage) {
  if (version === null) return []
  return [{ version, state: 'exact', page, start, endPage: endPage ?? page, end, found: exact }]
}
