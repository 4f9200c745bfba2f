import type { Transaction } from '../db/database.server'
import { canonicalJson } from '../domain/canonicalJson'
import type { Extraction, ExtractedPage } from '../domain/extraction'

/** A reading of an original that is to be kept: what was read of it, and hashes of its text. */
export type Reading = Omit<Extraction, 'pages' | 'mediaType'> & {
  pageCount: number
  textSha256: string
  wordsSha256: string | null
  /** Number of the reading whose pages OCR completed; none where the file alone was read. */
  basedOn?: number
}

/** Writes one reading of an original with its pages, some at a time. */
export async function keepReading(
  tx: Transaction,
  { sha256, number }: { sha256: string; number: number },
  reading: Reading,
  batches: AsyncIterable<readonly ExtractedPage[]>,
  madeAt: Date,
): Promise<void> {
  const { facts, flags, parts, problem, ...row } = reading
  await tx.extraction.create({
    data: {
      sha256,
      number,
      ...row,
      facts: canonicalJson(facts),
      flags: canonicalJson(flags),
      parts: canonicalJson(parts),
      problem: problem && canonicalJson(problem),
      madeAt,
    },
  })
  await keepPages(tx, { sha256, number }, batches)
}

/** Writes the pages of a reading, in place of any that are left of it. */
export async function keepPages(
  tx: Transaction,
  { sha256, number }: { sha256: string; number: number },
  batches: AsyncIterable<readonly ExtractedPage[]>,
): Promise<void> {
  await tx.page.deleteMany({ where: { sha256, extraction: number } })
  for await (const batch of batches) {
    await tx.page.createMany({ data: batch.map((page) => rowOf(page, sha256, number)) })
  }
}

function rowOf(page: ExtractedPage, sha256: string, extraction: number) {
  const { number, text, label, method, confidence, isOcrCandidate, size, words } = page
  return {
    sha256,
    extraction,
    number,
    text,
    label,
    method,
    confidence,
    isOcrCandidate,
    widthPt: size?.widthPt ?? null,
    heightPt: size?.heightPt ?? null,
    words: words && canonicalJson(words),
  }
}
