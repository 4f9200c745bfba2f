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
