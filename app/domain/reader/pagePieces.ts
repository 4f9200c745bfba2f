import type { WordBox } from '../extraction'

/** A box on a page's picture, in shares of the page's width and height, from the upper left. */
export type PageBox = { left: number; top: number; width: number; height: number }

/**
 * A stretch of a page's text that stands in one piece on its picture: `text.slice(start, end)` of the page. `turn` is
 * the quarter turns clockwise of its base line.
 */
export type PagePiece = PageBox & { start: number; end: number; words: string; turn: 0 | 1 | 2 | 3 }

/** A run as the layout of pages knows it: where its base line starts, in points from the page's upper left corner. */
type Run = { text: string; x: number; y: number; width: number; height: number; turn: 0 | 1 | 2 | 3 }
/** `text.slice(start, end)` of the page is the run's own text from `from` on. */
type Span = { start: number; end: number; run: number; from: number }

/** How wide words are beside others in the same face; only shares of it matter. */
export type MeasureWords = (words: string) => number

/** Letters reach this far above and below their base line, in type sizes. */
const ASCENT = 0.82
const DESCENT = 0.2
/** Height of a piece in type sizes. */
export const LINE_SHARE = ASCENT + DESCENT

/** The pieces of a page from its runs and from where each stands in the text, in the text's order. */
export function piecesOfRuns(
  runs: readonly Run[],
  spans: readonly Span[],
  size: { widthPt: number; heightPt: number },
  measure: MeasureWords,
): PagePiece[] {
  return spans.flatMap(({ start, end, run: index, from }) => {
    const run = runs[index]
    if (!run || end <= start) return []
    const whole = measure(run.text) || 1
    const words = run.text.slice(from, from + (end - start))
    const begins = (measure(run.text.slice(0, from)) / whole) * run.width
    const ends = (measure(run.text.slice(0, from + words.length)) / whole) * run.width
    return [{ start, end, words, turn: run.turn, ...inShares(turned(run, begins, ends), size) }]
  })
}

function turned({ x, y, height, turn }: Run, begins: number, ends: number) {
  const [up, down] = [ASCENT * height, DESCENT * height]
  switch (turn) {
    case 1:
      return { left: x - down, right: x + up, top: y + begins, bottom: y + ends }
    case 2:
      return { left: x - ends, right: x - begins, top: y - down, bottom: y + up }
    case 3:
      return { left: x - up, right: x + down, top: y - ends, bottom: y - begins }
    default:
      return { left: x + begins, right: x + ends, top: y - up, bottom: y + down }
  }
}

function inShares(
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
  { widthPt, heightPt }: { widthPt: number; heightPt: number },
): PageBox {
  return {
    left: left / widthPt,
    top: top / heightPt,
    width: (right - left) / widthPt,
    height: (bottom - top) / heightPt,
  }
}

/** The pieces of a page that was recognised from its picture: its words. */
export function piecesOfWords(text: string, words: readonly WordBox[]): PagePiece[] {
  return words.map(({ start, end, left, top, width, height }) => {
    return { start, end, words: text.slice(start, end), turn: 0, left, top, width, height }
  })
}

/**
 * The pieces of a text that was laid out by older rules: each is sought after the one before, and what does not stand
 * there in these words is left out rather than put in a wrong place.
 */
export function alignPieces(pieces: readonly PagePiece[], text: string): PagePiece[] {
  let from = 0
  return pieces.flatMap((piece) => {
    const start = piece.words.trim() === '' ? -1 : text.indexOf(piece.words, from)
    if (start < 0 || start - from > FARTHEST) return []
    from = start + piece.words.length
    return [{ ...piece, start, end: from }]
  })
}

/** Code units within which the next piece of a page is sought in another order of the same text. */
const FARTHEST = 2_000

/** Pieces of one line that are parted by less than this many of its heights are marked in one. */
const JOIN = 1.2

/** The boxes that a stretch of the text covers on the page's picture, line by line. Null places cover nothing. */
export function boxesOf(
  pieces: readonly PagePiece[],
  place: { start: number; end: number },
  measure: MeasureWords,
): PageBox[] {
  const boxes: (PageBox & { turn: number })[] = []
  for (const piece of pieces) {
    if (piece.end <= place.start || piece.start >= place.end) continue
    const box = { ...cut(piece, place, measure), turn: piece.turn }
    const last = boxes.at(-1)
    if (last && last.turn === 0 && box.turn === 0 && areOneLine(last, box)) join(last, box)
    else boxes.push(box)
  }
  return boxes.map(({ turn: _, ...box }) => box)
}

function cut(piece: PagePiece, place: { start: number; end: number }, measure: MeasureWords): PageBox {
  const { words, start, end, turn, left, top, width, height } = piece
  const whole = measure(words) || 1
  const from = place.start <= start ? 0 : measure(words.slice(0, place.start - start)) / whole
  const to = place.end >= end ? 1 : measure(words.slice(0, place.end - start)) / whole
  const [first, share] = turn === 0 || turn === 1 ? [from, to - from] : [1 - to, to - from]
  return turn % 2 === 0
    ? { left: left + first * width, width: share * width, top, height }
    : { left, width, top: top + first * height, height: share * height }
}

function areOneLine(a: PageBox, b: PageBox): boolean {
  const shared = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
  const gap = b.left - (a.left + a.width)
  return shared > 0.5 * Math.min(a.height, b.height) && gap > -JOIN * a.height && gap < JOIN * a.height
}

function join(a: PageBox, b: PageBox): void {
  const right = Math.max(a.left + a.width, b.left + b.width)
  const bottom = Math.max(a.top + a.height, b.top + b.height)
  a.left = Math.min(a.left, b.left)
  a.top = Math.min(a.top, b.top)
  a.width = right - a.left
  a.height = bottom - a.top
}
