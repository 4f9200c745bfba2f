import { stat } from 'node:fs/promises'
import { openPdf } from '../extract/pdf/openPdf.server'
import { readRuns } from '../extract/pdf/pageText'

/** A page's text as it is read, line by line, and as it is drawn, one cell of a table after the other. */
export type PrintedPage = { read: string; drawn: string }

/** What a reader's program gets of a PDF: the text of each page, what its metadata say, and its bookmarks. */
export type PrintedParts = { pages: PrintedPage[]; metadata: string[]; bookmarks: string[] }

/** All that a reader's program gets of a PDF. */
export async function printedParts(path: string): Promise<PrintedParts> {
  const { size } = await stat(path)
  const pdf = await openPdf({ path, sizeBytes: size })
  try {
    const document = await pdf.loading.promise
    const pages: PrintedPage[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const found = await readRuns(page)
      const drawn = (found?.items ?? []).map(({ str }) => str).join(' ')
      pages.push({ read: found?.laidOut.text ?? '', drawn })
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
