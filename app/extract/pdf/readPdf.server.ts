import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { ExtractedPage, ExtractionProblem, Flag } from '../../domain/extraction'
import { NO_FACTS } from '../noFacts'
import type { Reader } from '../reader'
import { describedBy } from './metadata'
import { isOcrCandidate, isUnreadable } from './ocrCandidate'
import { openPdf, PDF_EXTRACTOR } from './openPdf.server'
import { outlineOf, refKey } from './outline'
import { textOf } from './pageText'

/** Pages that one file may have: the largest filings known have a few thousand. */
const MOST_PAGES = 5_000
/** After this many pages in a row that are not there, the file's count of its pages is taken to be wrong. */
const MOST_MISSING = 25

const PROBLEMS = {
  encrypted: 'The PDF takes a password. Save a copy without one and send that.',
  damaged: 'The PDF is damaged: its pages cannot be found. Check that it opens, or ask for it again.',
  'too-many-pages': `The PDF has more than ${MOST_PAGES.toLocaleString('en-US')} pages. Split it into volumes and send each.`,
} satisfies Partial<Record<ExtractionProblem['reason'], string>>

/** Reads a PDF in this thread. Its time and memory are its caller's to bound. */
export const readPdf: Reader = async (file, onPage) => {
  const nothing = { extractor: PDF_EXTRACTOR, facts: NO_FACTS, flags: [], parts: [] }
  const pdf = await openPdf(file)
  try {
    const document = await pdf.loading.promise
    if (document.numPages > MOST_PAGES) return { ...nothing, problem: problem('too-many-pages') }
    const read = await readPages(document, onPage)
    const facts = await factsOf(document, read.pageNumbers)
    const isLost = read.missing === document.numPages
    return {
      ...nothing,
      facts,
      flags: read.flags,
      problem: isLost ? problem('damaged') : null,
    }
  } catch (fault) {
    const isLocked = fault instanceof Error && fault.name === 'PasswordException'
    return { ...nothing, problem: problem(isLocked ? 'encrypted' : 'damaged') }
  } finally {
    await pdf.close()
  }
}

function problem(reason: keyof typeof PROBLEMS): ExtractionProblem {
  return { reason, message: PROBLEMS[reason] }
}

type ReadPages = { pageNumbers: Map<string, number>; flags: Flag[]; missing: number }

async function readPages(pdf: PDFDocumentProxy, onPage: Parameters<Reader>[1]): Promise<ReadPages> {
  const labels = await pdf.getPageLabels().catch(() => null)
  const read: ReadPages = { pageNumbers: new Map(), flags: [], missing: 0 }
  let missingInRow = 0
  for (let number = 1; number <= pdf.numPages && missingInRow < MOST_MISSING; number++) {
    const label = labels?.[number - 1] || null
    try {
      onPage(await readPage(pdf, number, label, read), pdf.numPages)
      missingInRow = 0
    } catch {
      missingInRow++
      read.missing++
      read.flags.push({
        kind: 'damaged',
        page: number,
        words: null,
        detail: `Page ${number} cannot be read.`,
      })
      onPage({ ...EMPTY_PAGE, number, label }, pdf.numPages)
    }
  }
  return read
}

const EMPTY_PAGE = {
  text: '',
  method: 'none',
  confidence: null,
  isOcrCandidate: false,
  size: null,
  words: null,
} satisfies Partial<ExtractedPage>

async function readPage(
  pdf: PDFDocumentProxy,
  number: number,
  label: string | null,
  read: ReadPages,
): Promise<ExtractedPage> {
  const page = await pdf.getPage(number)
  try {
    if (page.ref) read.pageNumbers.set(refKey(page.ref), number)
    const { width, height } = page.getViewport({ scale: 1 })
    const text = await textOf(page)
    const isCostly = text === 'too-costly'
    if (isCostly) read.flags.push(costly(number))
    else if (isUnreadable(text)) read.flags.push(unreadable(number))
    return {
      ...EMPTY_PAGE,
      number,
      label,
      text: isCostly ? '' : text,
      method: isCostly || text === '' ? 'none' : 'text',
      isOcrCandidate: isCostly || isOcrCandidate(text, { hasPicture: true }),
      size: { widthPt: width, heightPt: height },
    }
  } finally {
    page.cleanup()
  }
}

function costly(page: number): Flag {
  const detail = `Page ${page} draws more than a page can show; its text was not read.`
  return { kind: 'too-costly', page, words: null, detail }
}

function unreadable(page: number): Flag {
  const detail = `The text that page ${page} carries is no words: its letters have no usable mapping.`
  return { kind: 'unreadable-text', page, words: null, detail }
}

async function factsOf(pdf: PDFDocumentProxy, pageNumbers: ReadonlyMap<string, number>) {
  const described = await describedBy(pdf).catch(() => null)
  const outline = await outlineOf(pdf, pageNumbers).catch(() => [])
  return { ...NO_FACTS, ...described, outline }
}
