import type { Portal } from '../../portal.server'

/** How an original came to be held for a document, as the manifest tells it. */
export type Receipt = {
  sha256: string
  fileName: string
  mediaType: string
  sizeBytes: number
  /** ISO 8601. */
  receivedAt: string
  receivedFrom: string | null
  capturedAt: string | null
  method: string
  sourceUrl: string | null
}

/** The first receipt of each original held for these documents, oldest first, by document. */
export async function readReceipts(
  portal: Portal,
  documentIds: readonly string[],
): Promise<Map<string, Receipt[]>> {
  const rows = await portal.db.provenance.findMany({
    where: { documentId: { in: [...documentIds] } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    include: { original: true },
  })
  const found = new Map<string, Receipt[]>()
  for (const { documentId, sha256, original, ...row } of rows) {
    const held = found.get(documentId!) ?? []
    if (held.some((receipt) => receipt.sha256 === sha256)) continue
    const { fileName, receivedFrom, capturedAt, method, sourceUrl } = row
    const { mediaType, sizeBytes } = original
    const receivedAt = row.receivedAt.toISOString()
    const receipt = {
      sha256,
      fileName,
      mediaType,
      sizeBytes,
      receivedAt,
      receivedFrom,
      capturedAt,
      method,
      sourceUrl,
    }
    found.set(documentId!, [...held, receipt])
  }
  return found
}
