import type { EvidenceStore } from '../evidence/evidenceStore'

/** The whole bytes of an original, or null where the store holds none. */
export async function readWhole(evidence: EvidenceStore, sha256: string): Promise<Uint8Array | null> {
  const stream = await evidence.open(sha256)
  if (!stream) return null
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
