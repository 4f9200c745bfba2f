import type { PDFPageProxy } from 'pdfjs-dist'
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api'
import { layOut, type LaidOutPage } from '../../domain/pageLayout/layOut'
import { runsOf, type PdfTextStyles, type TextRun } from '../../domain/pageLayout/textRun'

/** Runs that one page may have: a dense page of a gazette has under a thousand. */
const MOST_RUNS = 100_000

/** A page's text in reading order, or *too-costly* where it has more runs than a page can show. */
export async function textOf(page: PDFPageProxy): Promise<string | 'too-costly'> {
  return (await readRuns(page))?.laidOut.text ?? 'too-costly'
}

/** A page's text with the runs that it is made of; null where it has more of them than a page can show. */
export async function readRuns(
  page: PDFPageProxy,
): Promise<{ items: TextItem[]; runs: TextRun[]; laidOut: LaidOutPage } | null> {
  const items: TextItem[] = []
  const styles: PdfTextStyles = {}
  const reader = page.streamTextContent({ disableNormalization: true }).getReader()
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: TextContent }
    if (done || !value) break
    for (const item of value.items) items.push(item as TextItem)
    Object.assign(styles, value.styles)
    if (items.length > MOST_RUNS) {
      await reader.cancel(new Error('too-costly')).catch(() => undefined)
      return null
    }
  }
  const runs = runsOf(items, page, styles)
  return { items, runs, laidOut: layOut(runs) }
}

/** How near to the edge a line ends that may go on beyond it, in type sizes: pdf.js leaves out what is outside. */
const EDGE = 0.5

/** Whether a run goes to the edge of its page, so that more of its line may stand outside. */
export function reachesEdge(
  { x, y, width, height, turn }: TextRun,
  page: { widthPt: number; heightPt: number },
): boolean {
  const near = EDGE * height
  if (turn === 0) return x + width > page.widthPt - near
  if (turn === 1) return y + width > page.heightPt - near
  return (turn === 2 ? x : y) - width < near
}
