import type { LaidOutPage } from '../../domain/pageLayout/layOut'
import type { PdfTextItem } from '../../domain/pageLayout/textRun'

/** Four corners in the file's own space, in the order in which viewers read QuadPoints: upper left, upper right, lower left, lower right. */
export type Quad = [number, number, number, number, number, number, number, number]

/** Of a type size: how far letters rise above their base line, and fall below it. */
const RISE = 0.8
const FALL = 0.22
/** Of a type size: how far a mark reaches beyond its words, since a run's letters are not all as wide. */
const REACH = 0.35

/** The corners of what stands between two code units of a page's text, one quad for each run that has some of it. */
export function quadsOf(
  { spans }: LaidOutPage,
  items: readonly PdfTextItem[],
  start: number,
  end: number,
): Quad[] {
  return spans
    .filter((span) => span.start < end && span.end > start && span.end > span.start)
    .map((span) => {
      const item = items[span.run]!
      const from = span.from + Math.max(start, span.start) - span.start
      const to = span.from + Math.min(end, span.end) - span.start
      return quadOf(item, shareOf(item.str, from), shareOf(item.str, to))
    })
}

/** How wide letters are beside each other, as they mostly are in print: files do not say it of each. */
const NARROW = /[ijlftrI.,;:'’!|()[\]\s-]/u
const WIDE = /[mwMW@%—]/u
const CAPITAL = /\p{Lu}/u

function widthOf(text: string): number {
  let width = 0
  for (const letter of text)
    width += NARROW.test(letter) ? 0.55 : WIDE.test(letter) ? 1.5 : CAPITAL.test(letter) ? 1.25 : 1
  return width
}

/** Which share of a run's width its first letters take. */
function shareOf(text: string, letters: number): number {
  return letters >= text.length ? 1 : widthOf(text.slice(0, letters)) / (widthOf(text) || 1)
}

/** Of a run from one share of its width to another. */
function quadOf({ transform, width, height }: PdfTextItem, from: number, to: number): Quad {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform
  const [along, up] = [unit(a, b), unit(c, d)]
  const size = height || Math.hypot(c, d)
  const left = from === 0 ? 0 : Math.max(0, from * width - REACH * size)
  const right = to === 1 ? width : Math.min(width, to * width + REACH * size)
  const at = (across: number, rise: number): [number, number] => [
    x + along[0] * across + up[0] * rise * size,
    y + along[1] * across + up[1] * rise * size,
  ]
  return [...at(left, RISE), ...at(right, RISE), ...at(left, -FALL), ...at(right, -FALL)]
}

function unit(x: number, y: number): [number, number] {
  const length = Math.hypot(x, y) || 1
  return [x / length, y / length]
}
