import type { OPS as Operators } from 'pdfjs-dist'
import { apply, around, IDENTITY, join, matrixOf, type Box, type Matrix } from './geometry'

/** A character that a page shows, where it stands. */
export type ShownGlyph = {
  text: string
  /** Its middle: from its base line up half its type size, as wide as it is. */
  box: Box
  /** All that it may paint: from the lowest descender to the highest accent, and a little aside. */
  body: Box
  /** Whether a form field or a note shows it, and not the page itself. */
  isNote: boolean
  /** Which of the page's shows of text it belongs to, from 0. */
  show: number
  isBlank: boolean
  /** Its type size as shown, in points. */
  size: number
}

/** What pdf.js says of a page's operators (`getOperatorList`). */
export type OperatorList = { fnArray: readonly number[]; argsArray: readonly (readonly unknown[] | null)[] }
/** What pdf.js says of a font. */
export type GlyphFont = {
  fontMatrix?: readonly number[]
  vertical?: boolean
  defaultVMetrics?: readonly number[]
}

type PdfGlyph = { unicode: string; width: number; isSpace: boolean; vmetric?: readonly number[] }

/** Glyphs stand as high above their base line, in type sizes; what covers this band covers the letter. */
const BAND = 0.5
/** Letters reach this far below their base line, above it, and aside of their width, in type sizes. */
const [DESCENT, ASCENT, ASIDE] = [0.28, 1, 0.08]
/** Glyphs of one page: more than a page can show. */
const MOST_GLYPHS = 400_000

type TextState = {
  matrix: Matrix
  text: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  font: GlyphFont | null
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
}

const FIRST: TextState = {
  matrix: IDENTITY,
  text: IDENTITY,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
  font: null,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
}

/**
 * The characters that a page shows, in drawing order, placed as pdf.js's own canvas places them; the text of soft masks
 * is left out, for it is no text. `shows` is how many operators show text.
 */
export function glyphsShown(
  { fnArray, argsArray }: OperatorList,
  OPS: typeof Operators,
  fontOf: (name: string) => GlyphFont | null,
): { glyphs: ShownGlyph[]; shows: number } {
  const glyphs: ShownGlyph[] = []
  const kept: TextState[] = []
  let state = { ...FIRST }
  let [shows, masks, notes] = [0, 0, 0]
  const move = (x: number, y: number) => {
    state.x = state.lineX += x
    state.y = state.lineY += y
  }
  for (let at = 0; at < fnArray.length && glyphs.length < MOST_GLYPHS; at++) {
    const args = argsArray[at] ?? []
    const number = (index: number) => Number(args[index] ?? 0)
    switch (fnArray[at]) {
      case OPS.save:
        kept.push({ ...state })
        break
      case OPS.restore:
        state = kept.pop() ?? state
        break
      case OPS.transform:
        state.matrix = join(matrixOf(args.map(Number)), state.matrix)
        break
      case OPS.paintFormXObjectBegin:
        kept.push({ ...state })
        if (args[0]) state.matrix = join(matrixOf([...(args[0] as Iterable<number>)]), state.matrix)
        break
      case OPS.paintFormXObjectEnd:
        state = kept.pop() ?? state
        break
      case OPS.beginAnnotation:
        kept.push({ ...state })
        state = {
          ...FIRST,
          matrix: join(matrixOf(listOf(args[3])), matrixOf(listOf(args[2]))),
        }
        notes++
        break
      case OPS.endAnnotation:
        state = kept.pop() ?? state
        notes--
        break
      case OPS.beginGroup:
        if (isMask(args[0]) || masks > 0) masks++
        break
      case OPS.endGroup:
        if (masks > 0) masks--
        break
      case OPS.beginText:
        state.text = IDENTITY
        state.x = state.y = state.lineX = state.lineY = 0
        break
      case OPS.setFont:
        state.font = fontOf(String(args[0]))
        state.size = number(1)
        break
      case OPS.setCharSpacing:
        state.charSpacing = number(0)
        break
      case OPS.setWordSpacing:
        state.wordSpacing = number(0)
        break
      case OPS.setHScale:
        state.scale = number(0) / 100
        break
      case OPS.setLeading:
        state.leading = -number(0)
        break
      case OPS.setTextRise:
        state.rise = number(0)
        break
      case OPS.setLeadingMoveText:
        state.leading = number(1)
        move(number(0), number(1))
        break
      case OPS.moveText:
        move(number(0), number(1))
        break
      case OPS.nextLine:
        move(0, state.leading)
        break
      case OPS.setTextMatrix:
        state.text = matrixOf([...(args[0] as Iterable<number>)])
        state.x = state.y = state.lineX = state.lineY = 0
        break
      case OPS.showText:
        if (masks === 0) place(state, args[0] as (PdfGlyph | number)[], shows++, notes > 0, glyphs)
        break
    }
  }
  return { glyphs, shows }
}

function listOf(value: unknown): number[] {
  return value ? [...(value as Iterable<number>)] : []
}

function isMask(group: unknown): boolean {
  return typeof group === 'object' && group !== null && Boolean((group as { smask?: unknown }).smask)
}

function place(
  state: TextState,
  shown: readonly (PdfGlyph | number)[],
  show: number,
  isNote: boolean,
  glyphs: ShownGlyph[],
): void {
  const { size, font, charSpacing, wordSpacing, scale } = state
  const isDown = font?.vertical === true
  const unit = size * (font?.fontMatrix?.[0] ?? 0.001)
  const matrix = join(state.text, state.matrix)
  const typeSize = Math.abs(size) * Math.hypot(matrix[2], matrix[3])
  let along = 0
  for (const glyph of shown) {
    if (typeof glyph === 'number') {
      along += ((isDown ? 1 : -1) * glyph * size) / 1000
      continue
    }
    const width = isDown ? -(glyph.vmetric ?? font?.defaultVMetrics ?? [-1000])[0]! : glyph.width
    const step = width * unit + (isDown ? -1 : 1) * ((glyph.isSpace ? wordSpacing : 0) + charSpacing)
    const from = isDown ? state.y - along : state.x + along * scale
    const to = isDown ? from - width * unit : from + width * unit * scale
    const low = state.y + state.rise
    const corners: [number, number][] = isDown
      ? [
          [state.x - size / 4, from],
          [state.x + size / 4, to],
        ]
      : [
          [from, low],
          [to, low],
          [from, low + BAND * size],
          [to, low + BAND * size],
        ]
    const text = glyph.unicode
    const box = around(corners.map(([x, y]) => apply(matrix, x, y)))
    const [near, far] = [Math.min(from, to), Math.max(from, to)]
    const reach = Math.abs(size)
    const whole: [number, number][] = isDown
      ? [
          [state.x - reach * 0.6, near - ASIDE * reach],
          [state.x + reach * 0.6, far + ASIDE * reach],
        ]
      : [
          [near - ASIDE * reach, low - DESCENT * size],
          [far + ASIDE * reach, low - DESCENT * size],
          [near - ASIDE * reach, low + ASCENT * size],
          [far + ASIDE * reach, low + ASCENT * size],
        ]
    const body = around(whole.map(([x, y]) => apply(matrix, x, y)))
    glyphs.push({ text, box, body, show, isNote, isBlank: text.trim() === '', size: typeSize })
    along += step
  }
  if (isDown) state.y -= along
  else state.x += along * scale
}
