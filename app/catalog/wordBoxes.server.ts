import type { WordBox } from '../domain/extraction'
import type { PageText } from '../domain/passage'
import type { Portal } from '../portal.server'

/** Where the words of pages stand on their pictures, by page; only of pages that were recognised from pictures. */
export async function wordBoxesOf(
  portal: Portal,
  reading: { sha256: string; extraction: number } | null,
  pages: readonly PageText[],
): Promise<Map<number, WordBox[]>> {
  if (!reading || pages.length === 0) return new Map()
  const { sha256, extraction } = reading
  const number = { gte: pages[0]!.number, lte: pages.at(-1)!.number }
  const rows = await portal.db.page.findMany({
    where: { sha256, extraction, method: 'ocr', number },
    select: { number: true, words: true },
  })
  return new Map(rows.map(({ number, words }) => [number, words ? (JSON.parse(words) as WordBox[]) : []]))
}
