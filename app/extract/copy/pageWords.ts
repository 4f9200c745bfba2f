import type { WordBox } from '../../domain/extraction'
import type { LaidOutPage } from '../../domain/pageLayout/layOut'
import type { PdfTextItem } from '../../domain/pageLayout/textRun'
import { apply, around, type Box, type Matrix } from '../pdf/paint/geometry'
import type { ShownGlyph } from '../pdf/paint/shownGlyphs'
import { quadsOf } from '../pdf/wordQuads'

/** A part of a page's text that stands in one place: a word, or as much of it as one run has. Boxes are in points from the upper left. */
export type PageWord = {
  /** UTF-16 code units into the page's text. */
  start: number
  end: number
  /** Where its letters stand: what touches this touches the word. */
  core: Box
  /** All that it may paint. */
  body: Box
  /** Clockwise, in radians. */
  angle: number
  size: number
}

const LETTER_RUN = /\S+/gu

/**
 * The words of a PDF's page, each exactly where its letters are drawn: the runs of its text and the characters that are
 * shown come in one order, and are told apart by their letters. Where they do not agree, as where a run is written from
 * right to left, all of a run stands for each word of it: rather too much is covered than too little. `shown` maps the
 * page's own space to the page as it is shown, downward; a word is parted where `cuts` has a place of the text within it.
 */
export function pdfWords(
  laidOut: LaidOutPage,
  items: readonly PdfTextItem[],
  glyphs: readonly ShownGlyph[],
  shown: Matrix,
  cuts: ReadonlySet<number>,
): PageWord[] {
  const letters = matchLetters(
    items,
    glyphs.filter(({ isNote }) => !isNote),
  )
  return laidOut.spans.flatMap((span) => {
    const item = items[span.run]!
    const text = laidOut.text.slice(span.start, span.end)
    return partsOf(text, span.start, cuts).map(([start, end]): PageWord => {
      const from = span.from + start - span.start
      const own = letters[span.run]?.slice(from, from + end - start) ?? []
      const found = own.filter((it) => it !== null)
      const isKnown = found.length > 0 && own.length === end - start
      const whole = isKnown ? null : boxOfRun(laidOut, items, span)
      return {
        start,
        end,
        core: toShown(shown, whole ?? unite(found.map(({ box }) => box))),
        body: toShown(shown, whole ?? unite(found.map(({ body }) => body))),
        ...turnOf(item, shown),
      }
    })
  })
}

/** The words of a stretch of text that begins at `base`, parted at the cuts. */
function partsOf(text: string, base: number, cuts: ReadonlySet<number>): [start: number, end: number][] {
  return [...text.matchAll(LETTER_RUN)].flatMap((match) => {
    const [start, end] = [base + match.index, base + match.index + match[0].length]
    const edges = [start, ...[...cuts].filter((it) => it > start && it < end).sort((a, b) => a - b), end]
    return edges.slice(1).map((edge, at): [number, number] => [edges[at]!, edge])
  })
}

/** The words of a page that OCR read, as its picture has them. */
export function scannedWords(
  words: readonly WordBox[],
  { width, height }: { width: number; height: number },
): PageWord[] {
  return words.map(({ start, end, ...box }) => {
    const core: Box = [
      box.left * width,
      box.top * height,
      (box.left + box.width) * width,
      (box.top + box.height) * height,
    ]
    const size = core[3] - core[1]
    // OCR draws its boxes close to the ink.
    const aside = Math.max(1, 0.15 * size)
    const body: Box = [core[0] - aside, core[1] - aside, core[2] + aside, core[3] + aside]
    return { start, end, core, body, angle: 0, size }
  })
}

/** Of each run, the character shown for each of its code units; null for blanks. Null for a run that cannot be told. */
function matchLetters(
  items: readonly PdfTextItem[],
  glyphs: readonly ShownGlyph[],
): ((ShownGlyph | null)[] | null)[] {
  const shown = glyphs.flatMap((glyph) =>
    [...glyph.text.replace(/\s/gu, '')].map((letter) => ({ letter, glyph })),
  )
  const all = shown.map(({ letter }) => letter).join('')
  if (items.map(({ str }) => str.replace(/\s/gu, '')).join('') === all) {
    let at = 0
    return items.map(({ str }) => unitsOf(str, () => shown[at++]!.glyph))
  }
  return items.map((item) => {
    const near = shown.filter(({ glyph }) => standsOn(item, glyph))
    if (near.map(({ letter }) => letter).join('') !== item.str.replace(/\s/gu, '')) return null
    let at = 0
    return unitsOf(item.str, () => near[at++]!.glyph)
  })
}

function unitsOf(text: string, next: () => ShownGlyph): (ShownGlyph | null)[] {
  return [...text].flatMap((character) => {
    const glyph = /\s/u.test(character) ? null : next()
    return Array.from({ length: character.length }, () => glyph)
  })
}

/** Whether a character's middle lies on a run's line, between its ends. */
function standsOn({ transform, width, height }: PdfTextItem, { box }: ShownGlyph): boolean {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform
  const along = Math.hypot(a, b) || 1
  const size = height || Math.hypot(c, d)
  const [dx, dy] = [(box[0] + box[2]) / 2 - x, (box[1] + box[3]) / 2 - y]
  const right = (dx * a + dy * b) / along
  const up = (dy * a - dx * b) / along
  return right > -0.1 * size && right < width + 0.1 * size && up > -0.3 * size && up < 0.8 * size
}

function boxOfRun(
  laidOut: LaidOutPage,
  items: readonly PdfTextItem[],
  span: LaidOutPage['spans'][number],
): Box {
  const item = items[span.run]!
  const whole = { text: laidOut.text, spans: [{ ...span, from: 0, end: span.start + item.str.length }] }
  const quads = quadsOf(whole, items, span.start, span.start + item.str.length)
  return around(quads.flatMap((quad) => [0, 2, 4, 6].map((at) => [quad[at]!, quad[at + 1]!] as const)))
}

function turnOf(item: PdfTextItem, shown: Matrix): { angle: number; size: number } {
  const [a = 1, b = 0, c = 0, d = 1] = item.transform
  const [x0, y0] = apply(shown, 0, 0)
  const [x1, y1] = apply(shown, a, b)
  return { angle: Math.atan2(y1 - y0, x1 - x0), size: item.height || Math.hypot(c, d) }
}

/** A box of the page's own space on the page as it is shown, downward. */
export function toShown(shown: Matrix, [left, bottom, right, top]: Box): Box {
  return around([
    apply(shown, left, bottom),
    apply(shown, right, bottom),
    apply(shown, left, top),
    apply(shown, right, top),
  ])
}

/** The box around boxes. */
export function unite(boxes: readonly Box[]): Box {
  return around(
    boxes.flatMap(([left, top, right, bottom]) => [[left, top] as const, [right, bottom] as const]),
  )
}
