import { stat } from 'node:fs/promises'
import { openPdf } from '../extract/pdf/openPdf.server'
import { readRuns } from '../extract/pdf/pageText'

/** What a reader's program gets of a PDF: the text of each page, what its metadata say, and its bookmarks. */
export type PrintedParts = { pages: string[]; metadata: string[]; bookmarks: string[] }

/** All that a reader's program gets of a PDF. */
export async function printedParts(path: string): Promise<PrintedParts> {
  const { size } = await stat(path)
  const pdf = await openPdf({ path, sizeBytes: size })
  try {
    const document = await pdf.loading.promise
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      pages.push((await readRuns(page))?.laidOut.text ?? '')
      page.cleanup()
    }
    const { info, metadata } = await document.getMetadata()
    const entries = [...Object.values(info), ...[...(metadata ?? [])].map(([, value]) => value as unknown)]
    return {
      pages,
      metadata: entries.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
      bookmarks: titlesOf((await document.getOutline()) ?? []),
    }
  } finally {
    await pdf.close()
  }
}

type Outline = { title: string; items: Outline[] }

function titlesOf(items: readonly Outline[]): string[] {
  return items.flatMap(({ title, items: own }) => [title, ...titlesOf(own)])
}
