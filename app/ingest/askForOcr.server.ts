import type { Transaction } from '../db/database.server'
import type { Actor } from '../domain/roles'
import { enqueue } from '../jobs/enqueue.server'
import type { Portal } from '../portal.server'

/** Asks for OCR of a reading that has pages to be read from their pictures, unless that was done. */
export async function askForOcr(
  tx: Transaction,
  portal: Portal,
  by: Actor,
  { sha256, number }: { sha256: string; number: number },
): Promise<void> {
  const candidates = await tx.page.count({ where: { sha256, extraction: number, isOcrCandidate: true } })
  if (candidates === 0) return
  const done = await tx.extraction.count({ where: { sha256, basedOn: number } })
  if (done === 0) await enqueue(tx, portal, { kind: 'ocr', subject: sha256, input: { reading: number }, by })
}
