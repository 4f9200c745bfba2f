import type { WordBox } from '../domain/extraction'
import type { CopiedPage } from '../extract/copy/copyPages.server'
import type { Portal } from '../portal.server'

/** The pages of one reading of an original as a copy is made of them, in order. */
export async function copiedPages(
  portal: Portal,
  { sha256, extraction }: { sha256: string; extraction: number },
): Promise<CopiedPage[]> {
  const pages = await portal.db.page.findMany({
    where: { sha256, extraction },
    select: { number: true, text: true, method: true, words: true },
    orderBy: { number: 'asc' },
  })
  return pages.map(({ number, text, method, words }) => ({
    number,
    text,
    words: method === 'ocr' && words ? (JSON.parse(words) as WordBox[]) : null,
  }))
}
