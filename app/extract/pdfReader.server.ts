import { readFile } from 'node:fs/promises'
import type { ExtractionProblem } from '../domain/extraction'
import { NO_FACTS } from './noFacts'
import { PDF_EXTRACTOR, readPdf, type PdfRefusal } from './readPdf.server'
import type { Reader } from './reader'
import { textPage } from './text/textPages'

const EXPLAIN: Record<PdfRefusal, ExtractionProblem> = {
  encrypted: {
    reason: 'encrypted',
    message: 'The PDF takes a password. Save a copy without one and send that.',
  },
  corrupt: {
    reason: 'damaged',
    message: 'The PDF is damaged: its pages cannot be found. Check that it opens, or ask for it again.',
  },
  'too-many-pages': {
    reason: 'too-many-pages',
    message: 'The PDF has more than 5,000 pages. Split it into volumes and send each.',
  },
  'too-costly': {
    reason: 'too-costly',
    message: 'The PDF takes too long or too much memory to read. Print it to a new PDF and send that.',
  },
}

/** Reads the text of a PDF, page by page. */
export const pdfReader: Reader = async (file, onPage) => {
  const read = await readPdf(process.cwd(), await readFile(file.path))
  if (read.ok) for (const { number, text } of read.value) onPage(textPage(number, text), read.value.length)
  return {
    extractor: PDF_EXTRACTOR,
    facts: NO_FACTS,
    flags: [],
    parts: [],
    problem: read.ok ? null : EXPLAIN[read.refusal],
  }
}
