import type { EvidenceFinding } from '../domain/evidenceReport'
import type { Database } from '../db/database.server'
import type { EvidenceStore } from '../evidence/evidenceStore'

/**
 * Reads every original again and compares it with its hash, and the store with the catalog: names each that is
 * missing, extra or damaged, and each that is intact. Nothing is changed. What is held comes first, in order of
 * name; what is missing last, in order of hash.
 */
export async function* verifyEvidence(portal: {
  db: Database
  evidence: EvidenceStore
}): AsyncGenerator<EvidenceFinding> {
  const rows = await portal.db.original.findMany({
    select: { sha256: true, sizeBytes: true },
    orderBy: { sha256: 'asc' },
  })
  const awaited = new Map(rows.map((row) => [row.sha256, row.sizeBytes]))
  for await (const { name, sha256, foundSha256, sizeBytes } of portal.evidence.examine()) {
    const isKnown = sha256 !== null && awaited.delete(sha256)
    if (sha256 !== null && foundSha256 !== sha256) yield { state: 'damaged', sha256, foundSha256, sizeBytes }
    else if (!isKnown) yield { state: 'extra', name, sizeBytes }
    else yield { state: 'intact', sha256, sizeBytes }
  }
  for (const [sha256, sizeBytes] of awaited) yield { state: 'missing', sha256, sizeBytes }
}
