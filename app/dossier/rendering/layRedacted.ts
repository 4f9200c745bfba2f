import type { PageText } from '../../domain/passage'
import { printableLines } from '../../domain/printableLines'
import { piecesOf, type RemovedStretch, type TextPiece } from '../../domain/redaction/redaction'
import type { Segment } from '../breakLines'
import type { Face } from '../faces.server'
import { layLines, type LaidLine, type LaidPage, type TextLook } from './layText'

/** Around a reason while it is laid out. No text has these itself: `printableLines` writes such characters as their names. */
const [OPEN, CLOSE] = ['\ue000', '\ue001']
const MARK = /\ue000([A-Z]+)\ue001/
const MARK_FACE: Face = 'sans-bold'
/** How a page that got fuller is set, as shares of the usual size: at the last it takes in nine times as much. */
const TIGHTER = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.5, 0.42, 0.33]

type Measure = (text: string, face: Face, size: number) => number

/**
 * Lays a text with something taken out on the pages of the rendering of it whole: each has its own words without what was
 * taken out, and in place of that its reason, which is as wide as a reason is. Lines are broken anew; a page that got
 * fuller is set tighter. Null where one is too full for that.
 */
export function layRedacted(
  page: PageText,
  whole: readonly LaidPage[],
  removed: readonly RemovedStretch[],
  look: TextLook,
  measure: Measure,
): LaidPage[] | null {
  const laid = partAsLaid(page, whole, removed).map((text, index) =>
    layTightly(whole[index]!, text.split('\n'), look, measure),
  )
  return laid.every((page) => page !== null) ? laid : null
}

/**
 * The printable text of each page of a rendering with something taken out: what stands on it, by the count of its letters,
 * in the rendering of the whole text. A stretch that goes over pages leaves its reason on each.
 */
export function partAsLaid(
  page: PageText,
  whole: readonly LaidPage[],
  removed: readonly RemovedStretch[],
): string[] {
  const pages = new Pages(whole.map(lettersOn))
  for (const { text, code } of wholeCharacters(piecesOf(page, removed))) {
    // Blanks at a line's end are left out of print; a piece's end is none.
    const printable = printableLines(`${text}|`).join('\n').slice(0, -1)
    if (code === null) pages.add(printable)
    else pages.mark(`${OPEN}${code}${CLOSE}`, lettersIn(printable))
  }
  return pages.texts
}

/** Pages that take so many letters each, filled one after the other. */
class Pages {
  readonly texts: string[]
  private at = 0
  private room: number

  constructor(private readonly letters: readonly number[]) {
    this.texts = letters.map(() => '')
    this.room = letters[0]!
  }

  add(text: string) {
    let left = text
    while (left.trim() !== '') {
      left = this.turnTo(left)
      const end = this.isLast ? left.length : placeOf(left, this.room)
      this.texts[this.at] += left.slice(0, end)
      this.room -= lettersIn(left.slice(0, end))
      left = left.slice(end)
    }
    this.texts[this.at] += left
  }

  /** A mark for so many letters that were taken out. */
  mark(mark: string, letters: number) {
    let left = letters
    if (left > 0) this.turnTo(mark)
    this.texts[this.at] += mark
    while (left > this.room && !this.isLast) {
      left -= this.room
      this.room = 0
      this.turnTo(mark)
      this.texts[this.at] += mark
    }
    this.room -= left
  }

  private get isLast(): boolean {
    return this.at === this.letters.length - 1
  }

  /** Goes on to the next page where this one is full. The rest of a line stands as far from the edge as its beginning. */
  private turnTo(text: string): string {
    if (this.room > 0 || this.isLast) return text
    const line = this.texts[this.at]!.split('\n').at(-1)!
    this.room = this.letters[++this.at]!
    if (/^\s*\n/.test(text)) return text
    this.texts[this.at] = /^ */.exec(line)![0]
    return line.trim() === '' ? text : text.trimStart()
  }
}

function layTightly(
  { textPage, lines }: LaidPage,
  texts: readonly string[],
  look: TextLook,
  measure: Measure,
): LaidPage | null {
  for (const share of TIGHTER) {
    const tighter = { ...look, size: look.size * share, leading: look.leading * share }
    const widthOf = (text: string) =>
      partsOf(text, look.face).reduce((sum, part) => sum + measure(part.text, part.face, tighter.size), 0)
    const [page, ...more] = layLines(textPage, texts, tighter, widthOf)
    if (more.length > 0) continue
    const [first, ...others] = page!.lines.map((line) => withMarks(line, tighter.size, measure))
    const goesOn = first && { ...first, beginsParagraph: lines[0]?.beginsParagraph ?? true }
    return { ...page!, lines: goesOn ? [goesOn, ...others] : [] }
  }
  return null
}

function withMarks({ segments, ...line }: LaidLine, size: number, measure: Measure): LaidLine {
  const parted = segments.flatMap((segment): Segment[] => {
    let x = segment.x
    return partsOf(segment.text, segment.face).map((part) => {
      const width = measure(part.text, part.face, size)
      x += width
      return { ...segment, ...part, x: x - width, width }
    })
  })
  return { ...line, segments: parted }
}

/** A text parted into words and reasons, as each is set. */
function partsOf(text: string, face: Face): { text: string; face: Face }[] {
  return text.split(MARK).flatMap((part, index) => {
    if (index % 2 === 1) return [{ text: `[${part}]`, face: MARK_FACE }]
    // A reason may be parted itself, in a word that is wider than a page.
    return part === '' ? [] : [{ text: part.replaceAll(OPEN, '[').replaceAll(CLOSE, ']'), face }]
  })
}

const BLANK = /\s/

function lettersIn(text: string): number {
  return text.replace(/\s+/g, '').length
}

function lettersOn({ lines }: LaidPage): number {
  return lines.reduce(
    (sum, { segments }) => segments.reduce((own, { text }) => own + lettersIn(text), sum),
    0,
  )
}

/** Where a text ends that has so many letters of it. */
function placeOf(text: string, letters: number): number {
  let left = letters
  for (let at = 0; at < text.length; at++) {
    if (left === 0) return at
    if (!BLANK.test(text[at]!)) left--
  }
  return text.length
}

/** No piece has half of a character that is two code units: what was taken out in part goes whole. */
function wholeCharacters(pieces: readonly TextPiece[]): TextPiece[] {
  const whole = pieces.map((piece) => ({ ...piece }))
  whole.slice(1).forEach((piece, index) => {
    const before = whole[index]!
    if (!/[\ud800-\udbff]$/.test(before.text) || !/^[\udc00-\udfff]/.test(piece.text)) return
    if (piece.code === null) {
      before.text += piece.text[0]!
      piece.text = piece.text.slice(1)
    } else {
      piece.text = before.text.at(-1)! + piece.text
      before.text = before.text.slice(0, -1)
    }
  })
  return whole
}
