import type { PageText } from '../domain/passage'
import type { Portal } from '../portal.server'

/** The pages of text of a version, in order, or null where the document has no such version. */
export async function pagesOfVersion(
  portal: Portal,
  documentId: string,
  number: number,
): Promise<PageText[] | null> {
  const version = await findReadingOf(portal, documentId, number)
  if (!version) return null
  const { sha256, extraction } = version
  return portal.db.page.findMany({
    where: { sha256, extraction },
    select: { number: true, text: true },
    orderBy: { number: 'asc' },
  })
}

function findReadingOf(portal: Portal, documentId: string, number: number) {
  if (!Number.isInteger(number) || number < 1 || number > 1_000_000) return null
  return portal.db.version.findUnique({
    where: { documentId_number: { documentId, number } },
    select: { sha256: true, extraction: true },
  })
}
