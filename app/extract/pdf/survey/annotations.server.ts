import type { Flag } from '../../../domain/extraction'
import { numbersOf } from '../objects/crossReference'
import type { PdfFile } from '../objects/pdfFile.server'
import { nameOf, PdfStream, wordsOf, type PdfDict, type PdfValue } from '../objects/pdfValue'
import { colourOf, deviceSpace } from '../paint/colour'
import type { Paint } from '../paint/drawing'
import { boxOf, join, mapBox, matrixOf, type Box, type Matrix } from '../paint/geometry'
import type { DrawingReader } from '../paint/readDrawing.server'

/** Annotations that people write words into, which stand on the page or open from it. */
const WORDED = new Set([
  'FreeText',
  'Text',
  'Stamp',
  'Highlight',
  'Underline',
  'StrikeOut',
  'Squiggly',
  'Caret',
  'Square',
  'Circle',
  'Line',
  'Polygon',
  'PolyLine',
  'Ink',
  'Redact',
])
/** Annotations that paint over what stands beneath; a link, a field and a note's icon do not count. */
const PAINTING = new Set([
  'Square',
  'Circle',
  'Polygon',
  'Highlight',
  'Redact',
  'FreeText',
  'Stamp',
  'Ink',
  'Line',
  'PolyLine',
  'StrikeOut',
])
const MOST_ANNOTATIONS = 5_000
const MOST_WORDS = 2_000
/** Bits of an annotation's flags (ISO 32000-1, 12.5.3): hidden, and not shown on screen. */
const UNSEEN = 0b100010

/** What annotations say on a page, and what they paint over it (into `drawing`, after the page's own). */
export function readAnnotations(
  file: PdfFile,
  page: PdfDict,
  number: number,
  drawing: DrawingReader,
): Flag[] {
  const words: string[] = []
  for (const value of file.list(page.get('Annots')).slice(0, MOST_ANNOTATIONS)) {
    const annotation = file.dict(value)
    const kind = nameOf(file.get(annotation?.get('Subtype'))) ?? ''
    if (!annotation) continue
    const said = WORDED.has(kind) ? wordsOf(file.get(annotation.get('Contents'))) : null
    if (said) words.push(said)
    if (PAINTING.has(kind)) paint(file, annotation, kind, drawing)
  }
  if (words.length === 0) return []
  const detail = `Page ${number} has words in annotations, which are no part of its text.`
  return [{ kind: 'text-in-annotation', page: number, words: words.join(' ¶ ').slice(0, MOST_WORDS), detail }]
}

function paint(file: PdfFile, annotation: PdfDict, kind: string, reader: DrawingReader): void {
  const box = boxOf(numbersIn(file, annotation, 'Rect'))
  const isUnseen = ((file.number(annotation.get('F')) ?? 0) & UNSEEN) !== 0
  if (!box || (isUnseen && kind !== 'Redact')) return
  const { paints, shows } = reader.drawing
  const cover = (covered: Box, colour: Paint['colour']) =>
    paints.push({ box: covered, shows: shows.length, colour, isPicture: false })
  // A mark for redaction says of itself that the words beneath are to go.
  if (kind === 'Redact') for (const marked of marksOf(file, annotation, box)) cover(marked, null)
  const look = appearanceOf(file, annotation)
  if (look) {
    const before = shows.length
    reader.readForm(look, { matrix: placeLook(file, look, box), clip: box })
    // What an appearance shows is no text of the page, which is what shows are matched with.
    shows.length = before
    for (const it of paints) if (it.shows > before) it.shows = before
    return
  }
  const isClear = (file.number(annotation.get('CA')) ?? 1) < 0.95
  const inside = numbersIn(file, annotation, 'IC')
  if ((kind === 'Square' || kind === 'Circle') && inside.length > 0 && !isClear)
    cover(box, colourOf(deviceSpace(inside.length), inside))
  const own = numbersIn(file, annotation, 'C')
  const isBlack = own.length > 0 && colourOf(deviceSpace(own.length), own)?.every((part) => part < 0.15)
  if (kind === 'Highlight' && isBlack)
    for (const marked of marksOf(file, annotation, box)) cover(marked, [0, 0, 0])
}

function appearanceOf(file: PdfFile, annotation: PdfDict): PdfStream | null {
  const normal = file.get(file.dict(annotation.get('AP'))?.get('N'))
  if (normal instanceof PdfStream) return normal
  const state = nameOf(file.get(annotation.get('AS')))
  const chosen = state ? file.get(file.dict(normal)?.get(state)) : null
  return chosen instanceof PdfStream ? chosen : null
}

/** How an appearance is laid into its annotation's box (ISO 32000-1, 12.5.5, algorithm 8.1). */
function placeLook(file: PdfFile, look: PdfStream, [left, bottom, right, top]: Box): Matrix {
  const own = matrixOf(numbersOf(file.get(look.dict.get('Matrix'))))
  const box = boxOf(numbersIn(file, look.dict, 'BBox'))
  if (!box) return matrixOf([])
  const [l, b, r, t] = mapBox(own, box)
  const [width, height] = [r - l || 1, t - b || 1]
  const [scaleX, scaleY] = [(right - left) / width, (top - bottom) / height]
  return join([1, 0, 0, 1, -l, -b], [scaleX, 0, 0, scaleY, left, bottom])
}

/** The stretches of text that an annotation marks; its box where it names none. */
function marksOf(file: PdfFile, annotation: PdfDict, box: Box): Box[] {
  const quads = numbersIn(file, annotation, 'QuadPoints')
  const marks: Box[] = []
  for (let at = 0; at + 8 <= quads.length; at += 8) {
    const quad = quads.slice(at, at + 8)
    const [xs, ys] = [quad.filter((_, on) => on % 2 === 0), quad.filter((_, on) => on % 2 === 1)]
    marks.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
  }
  return marks.length > 0 ? marks : [box]
}

function numbersIn(file: PdfFile, dict: PdfDict, key: string): number[] {
  return numbersOf(file.list(dict.get(key)).map((it: PdfValue) => file.get(it)))
}
