import type { OPS as Operators, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { ExtractedPage, Extraction, ExtractionProblem, Flag, Part } from '../../domain/extraction'
import { NO_FACTS } from '../noFacts'
import type { OriginalFile, Reader } from '../reader'
import { hiddenFlags } from './hiddenFlags'
import { describedBy } from './metadata'
import { TooLargeError } from './objects/decodeStream'
import { isOcrCandidate, isUnreadable, pictureLike } from './ocrCandidate'
import { openPdf, PDF_EXTRACTOR } from './openPdf.server'
import { outlineOf, refKey } from './outline'
import { reachesEdge, readRuns } from './pageText'
import {
  brokenSignature,
  costlyPage,
  damagedPage,
  PROBLEMS,
  MOST_PAGES,
  unlocked,
  unreadable,
} from './pdfProblems'
import { openSurvey, type Survey } from './survey/survey.server'

/** After this many pages in a row that are not there, the file's count of its pages is taken to be wrong. */
const MOST_MISSING = 25

/** Reads a PDF in this thread. Its time and memory are its caller's to bound. */
export const readPdf: Reader = async (file, onPage) => {
  const answer = { extractor: PDF_EXTRACTOR, facts: NO_FACTS, flags: [], parts: [] }
  const problem = (reason: keyof typeof PROBLEMS) => ({ ...answer, problem: problemOf(reason) })
  const survey = await surveyOf(file)
  if (survey === 'too-costly') return problem('too-costly')
  const pdf = await openPdf(file)
  try {
    const document = await pdf.loading.promise
    if (document.numPages > MOST_PAGES) return problem('too-many-pages')
    return { ...answer, ...(await readDocument(document, survey, pdf.OPS, onPage)) }
  } catch (fault) {
    const isLocked = fault instanceof Error && fault.name === 'PasswordException'
    return problem(isLocked ? 'encrypted' : 'damaged')
  } finally {
    await survey?.close()
    await pdf.close()
  }
}

async function surveyOf(file: OriginalFile): Promise<Survey | null | 'too-costly'> {
  try {
    return await openSurvey(file)
  } catch (problem) {
    if (problem instanceof TooLargeError) return 'too-costly'
    throw problem
  }
}

function problemOf(reason: keyof typeof PROBLEMS): ExtractionProblem {
  return { reason, message: PROBLEMS[reason] }
}

/** What is gathered while a document's pages are read. */
type Reading = {
  pdf: PDFDocumentProxy
  survey: Survey | null
  OPS: typeof Operators
  flags: Flag[]
  parts: Part[]
  pageNumbers: Map<string, number>
}

async function readDocument(
  pdf: PDFDocumentProxy,
  survey: Survey | null,
  OPS: typeof Operators,
  onPage: Parameters<Reader>[1],
): Promise<Pick<Extraction, 'facts' | 'flags' | 'parts' | 'problem'>> {
  const { flags = [], parts = [] } = survey ?? {}
  const reading: Reading = { pdf, survey, OPS, flags, parts, pageNumbers: new Map() }
  const labels = await pdf.getPageLabels().catch(() => null)
  let missing = 0
  for (let number = 1; number <= pdf.numPages && missing < MOST_MISSING; number++) {
    const label = labels?.[number - 1] || null
    const page = await readPage(reading, number).catch(() => null)
    if (!page) flags.push(damagedPage(number))
    missing = page ? 0 : missing + 1
    onPage({ ...EMPTY_PAGE, number, label, ...page }, pdf.numPages)
  }
  const described = await describedBy(pdf).catch(() => ({ ...NO_FACTS, encryption: null }))
  const { encryption, ...facts } = described
  if (encryption) flags.unshift(unlocked(encryption, survey !== null))
  const outline = await outlineOf(pdf, reading.pageNumbers).catch(() => [])
  const signatures = (await survey?.signatures()) ?? []
  flags.push(...signatures.filter((it) => it.isIntact === false).map(brokenSignature))
  const isLost = reading.pageNumbers.size === 0
  return {
    facts: { ...NO_FACTS, ...facts, outline, signatures },
    flags,
    parts,
    problem: isLost ? problemOf('damaged') : null,
  }
}

const EMPTY_PAGE = {
  text: '',
  method: 'none',
  confidence: null,
  isOcrCandidate: false,
  size: null,
  words: null,
} satisfies Partial<ExtractedPage>

async function readPage(reading: Reading, number: number): Promise<Partial<ExtractedPage>> {
  const page = await reading.pdf.getPage(number)
  try {
    return await readOpenPage(reading, page)
  } finally {
    page.cleanup()
  }
}

async function readOpenPage({ survey, OPS, flags, parts, pageNumbers }: Reading, page: PDFPageProxy) {
  const number = page.pageNumber
  if (page.ref) pageNumbers.set(refKey(page.ref), number)
  const { width, height } = page.getViewport({ scale: 1 })
  const size = { widthPt: width, heightPt: height }
  const surveyed = page.ref ? (survey?.page(page.ref.num, number) ?? null) : null
  flags.push(...(surveyed?.flags ?? []))
  parts.push(...(surveyed?.parts ?? []))
  const read = surveyed?.drawing === null ? null : await readRuns(page)
  if (!read) {
    flags.push(costlyPage(number))
    return { size }
  }
  const { text } = read.laidOut
  if (surveyed?.drawing) {
    const isCutOff = read.runs.some((run) => reachesEdge(run, size))
    flags.push(...(await hiddenFlags(page, surveyed.drawing, OPS, isCutOff)))
  }
  if (isUnreadable(text)) flags.push(unreadable(number))
  return {
    text,
    method: text === '' ? ('none' as const) : ('text' as const),
    isOcrCandidate: isOcrCandidate(text, surveyed?.drawing ? pictureLike(surveyed.drawing) : true),
    size,
  }
}
