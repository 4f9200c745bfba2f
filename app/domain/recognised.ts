import type { ExtractedPage, WordBox } from './extraction'
import { layOut } from './pageLayout/layOut'
import type { TextRun } from './pageLayout/textRun'

/** What an OCR engine answers of one picture. All lengths are the picture's pixels, from its upper left corner. */
export type RecognisedPage = { widthPx: number; heightPx: number; words: RecognisedWord[] }
export type RecognisedWord = {
  text: string
  /** 0 to 100. */
  confidence: number
  left: number
  top: number
  right: number
  bottom: number
  /** Where the base line of its line runs under it. */
  baseline: number
  /** Height of its line's letters, from the lowest to the highest: about its type size. */
  size: number
}

/** Letters are laid out in points; a picture whose own size is not known is taken for one of this width, Letter's. */
const LETTER_WIDTH_PT = 612

/**
 * The page that OCR read, in reading order: the engine finds words and lines, but runs the lines of two columns
 * together, so that order and line ends are ours, by the rules that serve PDFs as well. Its confidence is the mean over
 * its words, each weighed by its length, so that specks read as single letters count for little.
 */
export function recognisedPage(
  number: number,
  read: RecognisedPage,
  size: ExtractedPage['size'],
): ExtractedPage {
  const scale = (size?.widthPt ?? LETTER_WIDTH_PT) / read.widthPx
  const seen = read.words
    .map((word) => ({ ...word, text: storable(word.text) }))
    .filter((word) => word.text !== '')
  const { text, spans } = layOut(seen.map((word) => runOf(word, scale)))
  const words = spans.map(({ start, run }) => ({
    start,
    end: start + seen[run]!.text.length,
    ...boxOf(seen[run]!, read),
    confidence: seen[run]!.confidence,
  }))
  return {
    number,
    text,
    label: guessPageNumber(text),
    method: 'ocr',
    confidence: meanConfidence(words),
    isOcrCandidate: false,
    size,
    words,
  }
}

/** No NUL, which PostgreSQL refuses, no half characters, and no white space within a word. */
function storable(word: string): string {
  return word
    .replace(/\s+/gu, '')
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

function runOf(word: RecognisedWord, scale: number): TextRun {
  return {
    // The engine parts words where it sees a blank, however narrow.
    text: `${word.text} `,
    x: word.left * scale,
    y: word.baseline * scale,
    width: (word.right - word.left) * scale,
    height: word.size * scale,
    turn: 0,
  }
}

function boxOf(word: RecognisedWord, { widthPx, heightPx }: RecognisedPage) {
  const share = (pixels: number, of: number) => Math.min(1, Math.max(0, pixels / of))
  const left = share(word.left, widthPx)
  const top = share(word.top, heightPx)
  return {
    left: rounded(left),
    top: rounded(top),
    width: rounded(share(word.right, widthPx) - left),
    height: rounded(share(word.bottom, heightPx) - top),
  }
}

/** A ten-thousandth of a page is finer than a scan. */
function rounded(share: number): number {
  return Number(share.toFixed(4))
}

function meanConfidence(words: readonly WordBox[]): number | null {
  const letters = words.reduce((sum, word) => sum + word.end - word.start, 0)
  if (letters === 0) return null
  const weighed = words.reduce((sum, word) => sum + word.confidence * (word.end - word.start), 0)
  return Number((weighed / letters).toFixed(1))
}

/** Lines from either edge of a page within which a page number is looked for. */
const EDGE_LINES = 2
const PAGE_NUMBER = /^(?:page\s+)?[-–—([]?\s*(\d{1,4}|[ivxlc]{1,7})\s*[-–—)\]]?(?:\s+of\s+\d{1,4})?$/i

/**
 * The number that a page seems to print on its first or last lines: "3", "- 3 -", "Page 3 of 9", "iv". A guess, for the
 * letters themselves are: it is shown as one. Null where no such line stands there, or two that differ.
 */
export function guessPageNumber(text: string): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const edges = new Set([...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)])
  const found = [...edges].flatMap((line) => PAGE_NUMBER.exec(line.trim())?.[1]?.toLowerCase() ?? [])
  return new Set(found).size === 1 ? found[0]! : null
}
