import type { EvidenceStore, Examined } from '../../../app/evidence/evidenceStore'

/** All that an examination of a store finds. */
export async function examined(store: EvidenceStore): Promise<Examined[]> {
  const found: Examined[] = []
  for await (const it of store.examine()) found.push(it)
  return found
}
