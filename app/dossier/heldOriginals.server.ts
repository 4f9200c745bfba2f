import type { Portal } from '../portal.server'
import type { HeldOriginal } from './planExhibit'

/** What is known of the originals held for records, oldest first, by record id. Those without any are left out. */
export async function heldOriginals(
  portal: Portal,
  recordIds: readonly string[],
): Promise<Map<string, HeldOriginal[]>> {
  const rows = await portal.db.provenance.findMany({
    where: { documentId: { in: [...recordIds] } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    include: {
      original: {
        include: {
          extractions: { select: { pageCount: true }, orderBy: { number: 'desc' }, take: 1 },
        },
      },
    },
  })
  const held = new Map<string, HeldOriginal[]>()
  for (const row of rows) {
    const { documentId, fileName, sourceUrl } = row
    const { sha256, mediaType, sizeBytes, extractions } = row.original
    // The same bytes may have been received more than once; the first receipt stands for them.
    if (documentId === null || held.get(documentId)?.some((it) => it.sha256 === sha256)) continue
    const pages = (mediaType === 'application/pdf' && extractions[0]?.pageCount) || null
    const original = {
      sha256,
      fileName,
      mediaType,
      sizeBytes,
      pages,
      receivedAt: row.receivedAt.toISOString(),
      sourceUrl,
    }
    held.set(documentId, [...(held.get(documentId) ?? []), original])
  }
  return held
}
