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
    include: { original: { include: { _count: { select: { pages: true } } } } },
  })
  const held = new Map<string, HeldOriginal[]>()
  for (const row of rows) {
    const { sha256, mediaType, sizeBytes, _count } = row.original
    const pages = mediaType === 'application/pdf' && _count.pages > 0 ? _count.pages : null
    const { fileName, sourceUrl } = row
    const original = {
      sha256,
      fileName,
      mediaType,
      sizeBytes,
      pages,
      receivedAt: row.receivedAt.toISOString(),
      sourceUrl,
    }
    held.set(row.documentId, [...(held.get(row.documentId) ?? []), original])
  }
  return held
}
