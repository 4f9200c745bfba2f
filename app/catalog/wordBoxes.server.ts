import type { WordBox } from '../domain/extraction'
import type { PageText } from '../domain/passage'
import type { Portal } from '../portal.server'

/** Where the words of pages stand on their pictures, by page; only of pages that were recognised from pictures. */
export async function wordBoxesOf(
  portal: Portal,
  sha256: string | null,
  pages: readonly PageText[],
): Promise<Map<number, WordBox[]>> {
  if (sha256 === null || pages.length === 0) return new Map()
  const reading = await portal.db.extraction.findFirst({
    where: { sha256 },
    select: { number: true },
    orderBy: { number: 'desc' },
  })
  const rows = await portal.db.page.findMany({
    where: {
      sha256,
      extraction: reading?.number ?? 0,
      method: 'ocr',
      number: { gte: pages[0]!.number, lte: pages.at(-1)!.number },
    },
    select: { number: true, words: true },
  })
  return new Map(rows.map(({ number, words }) => [number, words ? (JSON.parse(words) as WordBox[]) : []]))
}
