import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { OutlineEntry } from '../../domain/extraction'

/** An outline of more entries is cut: nobody reads on, and a hostile one has no end. */
const MOST_ENTRIES = 10_000
const MOST_DEPTH = 24

type PdfOutline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>

/** The file's own outline. `pageNumbers` has the number of each page by its object, as `refKey` names it. */
export async function outlineOf(
  pdf: PDFDocumentProxy,
  pageNumbers: ReadonlyMap<string, number>,
): Promise<OutlineEntry[]> {
  let left = MOST_ENTRIES
  const entriesOf = async (nodes: PdfOutline, depth: number): Promise<OutlineEntry[]> => {
    const entries: OutlineEntry[] = []
    for (const node of nodes ?? []) {
      if (depth > MOST_DEPTH || left-- <= 0) break
      const page = await pageOf(pdf, node.dest, pageNumbers)
      entries.push({ title: tidyTitle(node.title), page, children: await entriesOf(node.items, depth + 1) })
    }
    return entries
  }
  return entriesOf(await pdf.getOutline(), 0)
}

/** Names an object of a file: its number and generation. */
export function refKey(ref: { num: number; gen: number }): string {
  return `${ref.num} ${ref.gen}`
}

async function pageOf(
  pdf: PDFDocumentProxy,
  dest: PdfOutline[number]['dest'],
  pageNumbers: ReadonlyMap<string, number>,
): Promise<number | null> {
  const target: unknown = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest)?.[0]
  // A target is a page's object or, against the standard but met, its number from 0.
  if (typeof target === 'number') return target >= 0 && target < pdf.numPages ? target + 1 : null
  if (typeof target !== 'object' || target === null || !('num' in target)) return null
  return pageNumbers.get(refKey(target as { num: number; gen: number })) ?? null
}

function tidyTitle(title: string): string {
  return title
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim()
}
