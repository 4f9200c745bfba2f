import type { Face } from './faces.server'
import { LETTERS, measuresOf, UNKNOWN, type Glyph, type Measures, type Shape } from './letterPairs.server'
import { layOut, type Run, type Typeface } from './typefaces.server'

/** pdfkit's own account of a typeface that is embedded in the file: what of it is used, and how wide that is. */
export type EmbeddedFace = {
  id: string
  scale: number
  /** Above and, negative, below the line, in thousandths of the size. */
  ascender: number
  descender: number
  /** Characters of each glyph of the subset, by its number in it. */
  unicode: number[][]
  widths: number[]
  subset: { includeGlyph(id: number): number }
  font: Typeface
  ref(): object
}

/** Words kept with their shapes, widths and spelling, of one face: enough for the common ones, little enough to hold. */
const MOST_WORDS = 4_000

const SPACE = 32

/**
 * Sets words in one face of one file. Laying words out by the font's tables is what takes longest in setting a page. So a
 * word of ASCII letters, of which no two become another glyph together, is put together from its pairs, which stand in
 * every word as they stand alone; any other is laid out once.
 */
export class SetFace {
  private readonly spelledWords = new Map<string, string | null>()
  private readonly spelledLetters: string[] = []

  constructor(
    readonly embedded: EmbeddedFace,
    private readonly face: Face,
    private readonly measured: Measures = measuresOf(face),
  ) {}

  /** Width of a text in thousandths of its size. Words come again, and what is fitted to a page is measured before it is set. */
  widthOf(text: string): number {
    const { widths } = this.measured
    const known = widths.get(text)
    if (known !== undefined) return known
    const width = this.measure(text)
    if (widths.size >= MOST_WORDS) widths.clear()
    widths.set(text, width)
    return width
  }

  private measure(text: string): number {
    let total = 0
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = endOfWord(text, start)
      let width = 0
      for (let at = start; at < end; at++)
        width += this.advance(text.charCodeAt(at)) + (at + 1 < end ? this.kern(text, at) : 0)
      total += Number.isNaN(width) ? this.laidOutWidth(text.slice(start, end)) : width
    }
    return total
  }

  /** The text as an operand of TJ (ISO 32000-1, 9.4.3); null where a mark has to be set above or below its letter. */
  spell(text: string): string | null {
    let spelled = ''
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = endOfWord(text, start)
      const word = this.spellPairs(text, start, end) ?? this.spellLaidOut(text.slice(start, end))
      if (word === null) return null
      spelled += word
    }
    return `[<${spelled}>]`
  }

  /** Null where the word has other letters than ASCII, or a pair that is more than its two letters. */
  private spellPairs(text: string, start: number, end: number): string | null {
    let spelled = ''
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at)
      const kern = at + 1 < end ? this.kern(text, at) : 0
      if (Number.isNaN(this.advance(code)) || Number.isNaN(kern)) return null
      spelled += this.spelledLetters[code] ??= this.spellGlyph(this.measured.singles[code]!)
      if (kern !== 0) spelled += spellKern(kern)
    }
    return spelled
  }

  private spellLaidOut(word: string): string | null {
    let spelled = this.spelledWords.get(word)
    if (spelled !== undefined) return spelled
    const shape = this.shapeOf(word)
    spelled = shape && this.spellShape(shape)
    if (this.spelledWords.size >= MOST_WORDS) this.spelledWords.clear()
    this.spelledWords.set(word, spelled)
    return spelled
  }

  private spellShape({ glyphs, kerns }: Shape): string {
    return glyphs
      .map((glyph, index) => this.spellGlyph(glyph) + (kerns[index] === 0 ? '' : spellKern(kerns[index]!)))
      .join('')
  }

  private shapeOf(word: string): Shape | null {
    const { shapes } = this.measured
    let shape = shapes.get(word)
    if (shape !== undefined) return shape
    if (shapes.size >= MOST_WORDS) shapes.clear()
    shape = this.layOut(word)
    shapes.set(word, shape)
    return shape
  }

  private layOut(word: string): Shape | null {
    return shapeOfRun(layOut(this.face, word), this.embedded.scale)
  }

  private laidOutWidth(word: string): number {
    const shape = this.shapeOf(word)
    if (shape) return shape.width
    const { positions } = layOut(this.face, word)
    return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) * this.embedded.scale
  }

  /** Width of a letter alone; NaN for what is no letter of ASCII, or none that stands alone. */
  private advance(code: number): number {
    if (code >= LETTERS) return NaN
    const held = this.measured.advances[code]!
    if (held !== UNKNOWN) return held
    const shape = this.layOut(String.fromCharCode(code))
    const isPlain = shape?.glyphs.length === 1 && shape.kerns[0] === 0
    this.measured.singles[code] = isPlain ? shape.glyphs[0]! : null
    return (this.measured.advances[code] = isPlain ? shape.width : NaN)
  }

  /** What is added between a letter and the next; NaN where together they are another glyph, or more than moved. */
  private kern(text: string, at: number): number {
    const [left, right] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
    if (left >= LETTERS || right >= LETTERS) return NaN
    const held = this.measured.kerns[left * LETTERS + right]!
    if (held !== UNKNOWN) return held
    const shape = this.layOut(String.fromCharCode(left, right))
    const areAlone = !Number.isNaN(this.advance(left) + this.advance(right))
    const isPair =
      areAlone &&
      shape?.glyphs.length === 2 &&
      shape.glyphs[0]!.id === this.measured.singles[left]!.id &&
      shape.glyphs[1]!.id === this.measured.singles[right]!.id &&
      shape.kerns[1] === 0
    return (this.measured.kerns[left * LETTERS + right] = isPair ? shape.kerns[0]! : NaN)
  }

  private spellGlyph(glyph: Glyph): string {
    const { subset, widths, unicode } = this.embedded
    const number = subset.includeGlyph(glyph.id)
    widths[number] ??= glyph.advanceWidth
    unicode[number] ??= glyph.codePoints
    return number.toString(16).padStart(4, '0')
  }
}

function spellKern(kern: number): string {
  return `> ${Math.round(-kern * 1000) / 1000} <`
}

/** Null where a glyph is moved off its line. */
function shapeOfRun({ glyphs, positions }: Run, scale: number): Shape | null {
  if (positions.some(({ xOffset, yOffset, yAdvance }) => xOffset || yOffset || yAdvance)) return null
  const scaled = glyphs.map(({ id, codePoints, advanceWidth }) => ({
    id,
    codePoints,
    advanceWidth: advanceWidth * scale,
  }))
  const kerns = positions.map(({ xAdvance }, index) => xAdvance * scale - scaled[index]!.advanceWidth)
  const width = positions.reduce((sum, { xAdvance }) => sum + xAdvance * scale, 0)
  return { glyphs: scaled, kerns, width }
}

/** A word ends behind the space that follows it, as a letter may stand closer to a space. */
function endOfWord(text: string, start: number): number {
  for (let at = start; at < text.length; at++) if (text.charCodeAt(at) === SPACE) return at + 1
  return text.length
}
