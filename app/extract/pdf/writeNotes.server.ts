import { PDFDocument, PDFHexString, PDFString, type PDFPage } from '@cantoo/pdf-lib'
import { readFile, writeFile } from 'node:fs/promises'
import { sayUnmarked, type PdfNotes, type PinnedNote, type WrittenNote } from '../../domain/pdfNotes'
import type { OriginalFile } from '../reader'
import { openPdf } from './openPdf.server'
import { readRuns } from './pageText'
import { quadsOf, type Quad } from './wordQuads'

/** Of the note on the first page that names what is marked nowhere, in points. */
const STICKY_PT = 20
const YELLOW = [1, 0.82, 0.2]

/**
 * Writes a copy of a PDF with notes as its annotations: the file's own bytes unchanged, and behind them what is added.
 * A note whose words the page does not have at their place is named on the first page, with those that have none.
 * Answers the size of the copy. Rejects for a file that is locked or damaged.
 */
export async function writeNotes(
  file: OriginalFile,
  { pinned, others }: PdfNotes,
  to: string,
): Promise<number> {
  const marked = await marksOf(file, pinned)
  const document = await PDFDocument.load(await readFile(file.path), {
    forIncrementalUpdate: true,
    updateMetadata: false,
  })
  const pages = document.getPages()
  const unmarked = [...others]
  for (const note of pinned) {
    const marks = marked.get(note.id) ?? []
    if (marks.length === 0) unmarked.push({ ...note, state: 'not found in the file' })
    for (const { page, quads } of marks) addHighlight(document, pages[page - 1]!, quads, note)
  }
  if (unmarked.length > 0 && pages[0]) addSticky(document, pages[0], unmarked)
  const bytes = await document.commit()
  await writeFile(to, bytes, { flag: 'wx' })
  return bytes.length
}

type Marks = { page: number; quads: Quad[] }[]

/** Where the words of each note are drawn; none where one of its pages has other words there. */
async function marksOf(file: OriginalFile, pinned: readonly PinnedNote[]): Promise<Map<string, Marks>> {
  const marks = new Map<string, Marks>()
  const amiss = new Set<string>()
  const numbers = [...new Set(pinned.flatMap(({ stretches }) => stretches.map(({ page }) => page)))]
  const pdf = await openPdf(file)
  try {
    const document = await pdf.loading.promise
    for (const number of numbers) {
      const page = number <= document.numPages ? await document.getPage(number) : null
      const read = page && (await readRuns(page))
      for (const { id, stretches } of pinned) {
        const stretch = stretches.find((it) => it.page === number)
        if (!stretch) continue
        const { start, end, words } = stretch
        const quads =
          read && read.laidOut.text.slice(start, end) === words
            ? quadsOf(read.laidOut, read.items, start, end)
            : []
        if (quads.length === 0) amiss.add(id)
        else marks.set(id, [...(marks.get(id) ?? []), { page: number, quads }])
      }
      page?.cleanup()
    }
  } finally {
    await pdf.close()
  }
  for (const id of amiss) marks.delete(id)
  return marks
}

function addHighlight(document: PDFDocument, page: PDFPage, quads: Quad[], note: WrittenNote): void {
  const xs = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === 0))
  const ys = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === 1))
  const Rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  addAnnotation(document, page, note, {
    Subtype: 'Highlight',
    Rect,
    QuadPoints: quads.flat(),
    C: YELLOW,
    CA: 0.5,
    Contents: PDFHexString.fromText(note.contents),
    NM: PDFString.of(note.id),
  })
}

function addSticky(document: PDFDocument, page: PDFPage, unmarked: readonly WrittenNote[]): void {
  const { x, y, height } = page.getMediaBox()
  const top = y + height - STICKY_PT
  addAnnotation(
    document,
    page,
    {
      author: 'Throughline',
      at: unmarked
        .map(({ at }) => at)
        .sort()
        .at(-1)!,
    },
    {
      Subtype: 'Text',
      Name: 'Note',
      Rect: [x + STICKY_PT, top - STICKY_PT, x + 2 * STICKY_PT, top],
      C: YELLOW,
      Contents: PDFHexString.fromText(sayUnmarked(unmarked)),
    },
  )
}

type Entries = Record<string, string | number | number[] | PDFHexString | PDFString>

function addAnnotation(
  document: PDFDocument,
  page: PDFPage,
  { author, at }: Pick<WrittenNote, 'author' | 'at'>,
  entries: Entries,
): void {
  const when = PDFString.of(pdfTime(at))
  const annotation = document.context.obj({
    Type: 'Annot',
    ...entries,
    T: PDFHexString.fromText(author),
    M: when,
    CreationDate: when,
    F: 4,
    P: page.ref,
  })
  page.node.addAnnot(document.context.register(annotation))
}

/** An instant as PDF writes it (ISO 32000-1, 7.9.4): D:20261122120000Z. */
function pdfTime(at: string): string {
  return `D:${at.replace(/\.\d+/u, '').replace(/[-:T]/gu, '')}`
}
