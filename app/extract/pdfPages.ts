import type { PageText } from '../domain/passage'
import { cleanText } from './text/textPages'

/** One run of characters as the PDF sets it: its lower left corner and size in points, from the page's lower left. */
export type PdfRun = { text: string; x: number; y: number; width: number; height: number; endsLine: boolean }

/** A gap between two runs wider than this share of their height is a space that the PDF left out. */
const SPACE_GAP = 0.18
/** Lines further apart than this many line heights are two paragraphs. */
const PARAGRAPH_GAP = 1.75
/** Runs whose base lines differ by less than this share of their height stand on one line. */
const SAME_LINE = 0.5

/**
 * The text of a page from its runs, in the order in which the file draws them: that is the reading order of nearly
 * all documents that word processors make, columns included. Lines end where the base line changes, paragraphs where
 * it leaps. Words that the file cuts by a hyphen stay cut, for the page shows them so.
 */
export function pdfPage(number: number, runs: readonly PdfRun[]): PageText {
  let text = ''
  let last: PdfRun | null = null
  let lineHeight = 0
  for (const run of runs) {
    if (run.text === '' && !run.endsLine) continue
    if (last) text += separatorOf(last, run, text, lineHeight)
    text += run.text
    if (run.text.trim() !== '') {
      last = run
      lineHeight = run.height || lineHeight
    }
  }
  return { number, text: cleanText(tidy(text)) }
}

function separatorOf(last: PdfRun, run: PdfRun, text: string, lineHeight: number): string {
  const height = Math.max(lineHeight, run.height, 1)
  const fall = last.y - run.y
  if (Math.abs(fall) < SAME_LINE * height) {
    const gap = run.x - (last.x + last.width)
    const isSpaced = /\s$/.test(text) || /^\s/.test(run.text)
    return gap > SPACE_GAP * height && !isSpaced ? ' ' : ''
  }
  return fall < 0 || fall > PARAGRAPH_GAP * height ? '\n\n' : '\n'
}

/** No blank at a line's end, no more than one empty line, none at the page's edges. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
