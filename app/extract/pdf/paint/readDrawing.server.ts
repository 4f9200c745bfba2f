import { isNamed, numbersOf } from '../objects/crossReference'
import { TooLargeError } from '../objects/decodeStream'
import type { PdfFile } from '../objects/pdfFile.server'
import { nameOf, PdfStream, type PdfDict, type PdfValue } from '../objects/pdfValue'
import { isNearBlack, type Colour } from './colour'
import { setColour } from './colourOperators'
import { spaceOf } from './colourSpace.server'
import { eachOperator, MOST_OPERATORS, nameAt, numberAt } from './contentTokens'
import type { Drawing, Placing } from './drawing'
import {
  apply,
  areaOf,
  boxOf,
  EVERYWHERE,
  IDENTITY,
  join,
  mapBox,
  matrixOf,
  meet,
  type Box,
  type Matrix,
} from './geometry'
import { firstState, type GraphicsState } from './graphicsState'
import { isLayerOff } from './layers.server'
import { LEAST_COVER_PT, Path } from './pathShapes'

/** A page's content decodes to at most this many bytes, all its forms together. */
const MOST_CONTENT_BYTES = 64 * 1024 * 1024
/** Forms within forms. */
const MOST_DEPTH = 10
/** States kept by `q` and not yet brought back: a few dozen in any page that is none to harm. */
const MOST_STATES = 10_000
/** From this share on, paint is opaque to the eye. */
const OPAQUE = 0.95
const UNIT: Box = [0, 0, 1, 1]

/**
 * Reads what content streams paint, and in what state they show text, without a single font: only where each text line
 * begins is known, not how long it is. Several contents read by one reader are one after the other on the page. Throws
 * TooLargeError where there is more than a page can hold.
 */
export class DrawingReader {
  readonly drawing: Drawing = { shows: [], paints: [], pictures: [], outlines: 0 }
  #operators = 0
  #bytes = 0

  constructor(
    private readonly file: PdfFile,
    private readonly hiddenLayers: ReadonlySet<number>,
  ) {}

  /** Reads the contents of a page: one stream, or several that are one. */
  readContents(contents: PdfValue | undefined, resources: PdfDict | null): void {
    const value = this.file.get(contents)
    const streams =
      value instanceof PdfStream ? [value] : this.file.list(value).map((it) => this.file.get(it))
    const parts = streams.flatMap((it) => (it instanceof PdfStream ? [this.#decode(it), NEW_LINE] : []))
    this.#read(Buffer.concat(parts), resources, firstState(IDENTITY, EVERYWHERE), 0)
  }

  /** Reads a form as it stands on the page. */
  readForm(form: PdfStream, { matrix, clip }: Placing, resources: PdfDict | null = null): void {
    this.#form(form, firstState(matrix, clip), resources, 0)
  }

  #decode(stream: PdfStream): Uint8Array {
    const bytes = this.file.decode(stream, MOST_CONTENT_BYTES - this.#bytes) ?? new Uint8Array()
    this.#bytes += bytes.length
    return bytes
  }

  #form(form: PdfStream, outer: GraphicsState, inherited: PdfDict | null, depth: number): void {
    if (depth > MOST_DEPTH) return
    const { file } = this
    const matrix = join(matrixOf(numbersOf(file.get(form.dict.get('Matrix')))), outer.matrix)
    const box = boxOf(numbersOf(file.get(form.dict.get('BBox'))))
    const clip = box ? meet(outer.clip, mapBox(matrix, box)) : outer.clip
    const resources = file.dict(form.dict.get('Resources')) ?? inherited
    this.#read(this.#decode(form), resources, { ...outer, matrix, clip }, depth + 1)
  }

  #read(bytes: Uint8Array, resources: PdfDict | null, first: GraphicsState, depth: number): void {
    const { file, drawing, hiddenLayers } = this
    let state = { ...first }
    const kept: GraphicsState[] = []
    const layers: boolean[] = []
    const path = new Path()
    let isClipping = false
    let [line, x, y]: [Matrix, number, number] = [IDENTITY, 0, 0]
    const find = (kind: string, name: string) => file.dict(resources?.get(kind))?.get(name)
    const isHidden = () => layers.includes(true)

    const paint = (box: Box, colour: Colour, alpha: number, isPicture = false) => {
      if (isHidden() || state.hasMask || alpha < OPAQUE) return
      const hides = state.blend === 'Normal' || (MULTIPLYING.test(state.blend) && isNearBlack(colour))
      if (hides) drawing.paints.push({ box, shows: drawing.shows.length, colour, isPicture })
    }
    const picture = (isSolid: boolean) => {
      const box = meet(mapBox(state.matrix, UNIT), state.clip)
      if (areaOf(box) === 0) return
      drawing.pictures.push(box)
      const isCover = Math.min(box[2] - box[0], box[3] - box[1]) >= LEAST_COVER_PT
      if (isSolid && isCover) paint(box, null, state.fillAlpha, true)
    }
    const endPath = (isFilled: boolean, isStroked: boolean, isEvenOdd = false) => {
      if (isFilled || isStroked) drawing.outlines += path.outlines
      if (isFilled)
        for (const box of path.filled(state.clip, isEvenOdd)) paint(box, state.fill, state.fillAlpha)
      if (isStroked) {
        const scale = Math.sqrt(
          Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]),
        )
        for (const box of path.stroked(state.lineWidth * scale, state.clip))
          paint(box, state.stroke, state.strokeAlpha)
      }
      if (isClipping) state.clip = meet(state.clip, path.box() ?? NOWHERE)
      isClipping = false
      path.clear()
    }
    const moveText = (dx: number, dy: number) => {
      x += dx
      y += dy
    }
    const show = () => {
      if (!state.hasFont) return
      const shown = join(line, state.matrix)
      const [atX, atY] = apply(shown, x, y + state.rise)
      const turned = Math.abs(shown[1]) > 0.05 * Math.abs(shown[0])
      drawing.shows.push({
        x: atX,
        y: atY,
        size: Math.abs(state.fontSize) * Math.hypot(shown[2], shown[3]),
        isTurned: turned,
        mode: state.mode,
        colour: state.mode === 1 || state.mode === 5 ? state.stroke : state.fill,
        alpha: state.mode === 1 ? state.strokeAlpha : state.fillAlpha,
        clip: state.clip,
        isHidden: isHidden(),
      })
    }
    const setState = (name: string) => {
      const given = file.dict(find('ExtGState', name))
      if (!given) return
      state.fillAlpha = file.number(given.get('ca')) ?? state.fillAlpha
      state.strokeAlpha = file.number(given.get('CA')) ?? state.strokeAlpha
      state.lineWidth = file.number(given.get('LW')) ?? state.lineWidth
      const blend = file.get(given.get('BM'))
      if (blend !== null) state.blend = blendOf(Array.isArray(blend) ? file.get(blend[0]) : blend)
      if (given.has('SMask')) state.hasMask = !isNamed(file.get(given.get('SMask')), 'None')
      if (given.has('Font')) state.hasFont = true
    }
    const place = (name: string) => {
      const object = file.get(find('XObject', name))
      if (!(object instanceof PdfStream)) return
      const { dict } = object
      if (isNamed(dict.get('Subtype'), 'Form')) {
        layers.push(isLayerOff(file, dict.get('OC'), hiddenLayers))
        const [shown] = [drawing.shows.length]
        this.#form(object, { ...state }, resources, depth)
        if (isHidden()) for (const it of drawing.shows.slice(shown)) it.isHidden = true
        layers.pop()
      } else if (isNamed(dict.get('Subtype'), 'Image')) picture(isSolidPicture(file, dict))
    }

    eachOperator(bytes, (operator, operands) => {
      if (++this.#operators > MOST_OPERATORS) throw new TooLargeError()
      const number = (at: number) => numberAt(operands, at)
      if (setColour(state, operator, operands, (name) => spaceOf(file, name, (it) => find('ColorSpace', it))))
        return
      switch (operator) {
        case 'q':
          if (kept.length >= MOST_STATES) throw new TooLargeError()
          kept.push({ ...state })
          return
        case 'Q':
          state = kept.pop() ?? state
          return
        case 'cm':
          state.matrix = join(matrixOf(operands.map((_, at) => number(at))), state.matrix)
          return
        case 'gs':
          return setState(nameAt(operands))
        case 'Do':
          return place(nameAt(operands))
        case 'BI':
          return picture(operands.length === 0)
        case 'sh':
          return paint(state.clip, null, state.fillAlpha)
        case 'w':
          state.lineWidth = number(0)
          return

        case 'm':
          return path.moveTo(state.matrix, number(0), number(1))
        case 'l':
          return path.lineTo(state.matrix, number(0), number(1))
        case 'c':
          return path.lineTo(state.matrix, number(4), number(5))
        case 'v':
        case 'y':
          return path.lineTo(state.matrix, number(2), number(3))
        case 're':
          return path.rect(state.matrix, number(0), number(1), number(2), number(3))
        case 'W':
        case 'W*':
          isClipping = true
          return
        case 'f':
        case 'F':
          return endPath(true, false)
        case 'f*':
          return endPath(true, false, true)
        case 'B':
        case 'b':
          return endPath(true, true)
        case 'B*':
        case 'b*':
          return endPath(true, true, true)
        case 'S':
        case 's':
          return endPath(false, true)
        case 'n':
          return endPath(false, false)

        case 'BT':
          line = IDENTITY
          x = y = 0
          return
        case 'Tf':
          state.hasFont = true
          state.fontSize = number(1)
          return
        case 'Tr':
          state.mode = number(0)
          return
        case 'TL':
          state.leading = number(0)
          return
        case 'Ts':
          state.rise = number(0)
          return
        case 'Tm':
          line = matrixOf(operands.map((_, at) => number(at)))
          x = y = 0
          return
        case 'TD':
          state.leading = -number(1)
          return moveText(number(0), number(1))
        case 'Td':
          return moveText(number(0), number(1))
        case 'T*':
          return moveText(0, -state.leading)
        case 'Tj':
        case 'TJ':
          return show()
        case "'":
        case '"':
          moveText(0, -state.leading)
          return show()

        case 'BDC':
          layers.push(
            nameAt(operands) === 'OC' &&
              isLayerOff(file, find('Properties', nameAt(operands, 1)), hiddenLayers),
          )
          return
        case 'BMC':
          layers.push(false)
          return
        case 'EMC':
          layers.pop()
      }
    })
  }
}

const NEW_LINE = Buffer.from('\n')
const NOWHERE: Box = [0, 0, 0, 0]
/** Black hides what it is multiplied with, in whatever way. */
const MULTIPLYING = /^(?:Multiply|Darken|ColorBurn)$/
function blendOf(value: PdfValue): string {
  const name = nameOf(value)
  return name === null || name === 'Compatible' ? 'Normal' : name
}

/** A picture through which nothing is seen. What a stencil or a mask lets through is not looked into. */
function isSolidPicture(file: PdfFile, dict: PdfDict): boolean {
  const isStencil = file.get(dict.get('ImageMask')) === true
  const isDot = file.number(dict.get('Width')) === 1 && file.number(dict.get('Height')) === 1
  return isStencil ? isDot : file.get(dict.get('SMask')) === null && file.get(dict.get('Mask')) === null
}
