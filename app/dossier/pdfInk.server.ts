import { splitByFace, type Face } from './faces.server'
import { COLOURS, type Colour, type PageInk, type Stroke, type Tag, type TagOptions } from './pageInk'
import type { Ref } from './fileObject.server'
import type { Element, TaggedPdf } from './taggedPdf.server'

/** What stands in for an object's content once that is written: pdfkit asks only whether it had a parent. */
const WRITTEN = Object.freeze({ P: 'written' })
/** Of the watermark, as red, green and blue from 0 to 1: text over it keeps its contrast. */
const PALE = '0.922 0.914 0.894'
/** Its size is this part of the page's width; it leans from the lower left to the upper right, in radians. */
const WATERMARK_PART = 3.4
const WATERMARK_TURN = (-52 * Math.PI) / 180
const NOTHING = Object.freeze([]) as unknown as Ref['buffer']

/**
 * Lets go of what a written object held. pdfkit keeps every page and structure element until the end, to refer to it
 * by its number; with its content that would be a megabyte for each hundred pages.
 */
function forget(ref: Ref) {
  ref.data = WRITTEN
  ref.buffer = NOTHING
}

/** Most words are plain ASCII, which every face of ours covers. */
const PLAIN = /^[ -~]*$/

/** The colours as operands: red, green and blue from 0 to 1. */
const RGB = Object.fromEntries(
  Object.entries(COLOURS).map(([name, hex]) => [
    name,
    [1, 3, 5].map((at) => points(parseInt(hex.slice(at, at + 2), 16) / 255)).join(' '),
  ]),
) as Record<Colour, string>

/** A number to a thousandth, which nobody sees on paper. */
function points(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Draws pages into a tagged PDF. Each stretch of text is marked with the element that is open where it is drawn. */
export class PdfInk implements PageInk {
  where = 'Cover'
  private readonly elements: { tag: Tag | 'Document'; element: Element }[] = []
  private isMarked = false
  private isArtifact = false
  /** What the present page was last told to set in: it is told again only where that changes. */
  private told = { face: '', colour: '' }
  private lastWatermark = { key: '', drawn: '' }

  constructor(private readonly pdf: TaggedPdf) {
    const root = pdf.struct('Document') as unknown as Element
    pdf.addStructure(root as unknown as PDFKit.PDFStructureElement)
    this.elements.push({ tag: 'Document', element: root })
  }

  widthOf(text: string, face: Face, size: number): number {
    if (PLAIN.test(text)) return (this.pdf.faceOf(face).widthOf(text) * size) / 1000
    let width = 0
    for (const part of this.split(text, face)) width += this.pdf.faceOf(part.face).widthOf(part.text)
    return (width * size) / 1000
  }

  addPage(width: number, height: number) {
    this.unmark()
    const before = this.pdf.page as unknown as { dictionary: Ref } | null
    this.pdf.addPage({ size: [width, height], margin: 0 })
    this.told = { face: '', colour: '' }
    if (before) forget(before.dictionary)
  }

  open(tag: Tag, options: TagOptions = {}) {
    this.unmark()
    const element = this.pdf.struct(
      tag,
      options as PDFKit.Mixins.StructureElementOptions,
    ) as unknown as Element
    if (options.numbering)
      element.dictionary.data = {
        ...element.dictionary.data,
        A: { O: 'List', ListNumbering: options.numbering },
      }
    this.elements.at(-1)!.element.add(element)
    this.elements.push({ tag, element })
  }

  close() {
    this.unmark()
    const { element } = this.elements.pop()!
    element.end()
    forget(element.dictionary)
  }

  /** Ends the structure. Called once, when every page is set. */
  end() {
    while (this.elements.length > 0) this.close()
  }

  text(text: string, x: number, y: number, face: Face, size: number, colour: Colour) {
    this.mark()
    if (PLAIN.test(text)) return text === '' ? undefined : this.show(text, x, y, face, size, colour)
    let at = x
    for (const part of this.split(text, face)) {
      this.show(part.text, at, y, part.face, size, colour)
      at += this.widthOf(part.text, part.face, size)
    }
  }

  /** The page counts from the upper left, so letters are turned over again by their own matrix. */
  private show(text: string, x: number, y: number, face: Face, size: number, colour: Colour) {
    const set = this.pdf.faceOf(face)
    const spelled = set.spell(text)
    if (spelled === null) return this.showMarked(text, x, y, face, size, colour)
    const { id } = set.embedded
    this.pdf.inside.page.fonts[id] ??= set.embedded.ref()
    const toldFace = `/${id} ${size} Tf `
    const toldColour = `${RGB[colour]} rg `
    const changes =
      (this.told.colour === toldColour ? '' : toldColour) + (this.told.face === toldFace ? '' : toldFace)
    this.told = { face: toldFace, colour: toldColour }
    this.pdf.addContent(`BT ${changes}1 0 0 -1 ${points(x)} ${points(y)} Tm ${spelled} TJ ET`)
  }

  /** Text with marks above or below its letters, which pdfkit places one by one. */
  private showMarked(text: string, x: number, y: number, face: Face, size: number, colour: Colour) {
    const textWidth = this.widthOf(text, face, size)
    const options = { lineBreak: false, baseline: 'alphabetic', textWidth, wordCount: 1 }
    this.pdf.save().fillColor(COLOURS[colour])
    this.pdf.font(face, size).text(text, x, y, options as PDFKit.Mixins.TextOptions)
    this.pdf.restore()
  }

  link(
    area: { x: number; y: number; width: number; height: number },
    to: { destination: string } | { href: string },
    contents: string,
  ) {
    this.unmark()
    const structParent = this.elements.at(-1)!.element
    const options = {
      structParent,
      Contents: new String(contents),
    } as unknown as PDFKit.Mixins.AnnotationOption
    const { x, y, width, height } = area
    if ('href' in to) this.pdf.link(x, y, width, height, to.href, options)
    else this.pdf.goTo(x, y, width, height, to.destination, options)
  }

  destination(name: string, y: number) {
    this.pdf.addNamedDestination(name, 'XYZ', 0, y, null as unknown as number)
  }

  bookmark(title: string) {
    this.pdf.inside.outline.addItem(title)
  }

  rule(x: number, y: number, width: number, weight: number, colour: Colour) {
    this.artifact('Layout', () => this.draw([{ path: `M${x} ${y}H${x + width}`, stroke: colour, weight }]))
  }

  artifact(kind: 'Layout' | 'Pagination', draw: () => void) {
    if (this.isArtifact) return draw()
    this.unmark()
    this.pdf.markContent('Artifact', { type: kind })
    this.isArtifact = true
    draw()
    this.isArtifact = false
    this.pdf.endMarkedContent()
  }

  watermark(text: string) {
    this.unmark()
    this.pdf.markContent('Artifact', { type: 'Page' })
    const { page } = this.pdf.inside
    const { embedded } = this.pdf.faceOf('serif-bold')
    page.fonts[embedded.id] ??= embedded.ref()
    this.pdf.addContent(this.watermarkOn(page.width, page.height, text))
    this.pdf.endMarkedContent()
  }

  /** It is the same on pages of one size, and every page of a draft has it. */
  private watermarkOn(width: number, height: number, text: string): string {
    const key = `${width} ${height} ${text}`
    if (this.lastWatermark.key === key) return this.lastWatermark.drawn
    const size = width / WATERMARK_PART
    const set = this.pdf.faceOf('serif-bold')
    const { ascender, descender, id } = set.embedded
    const left = -(set.widthOf(text) * size) / 2000
    const down = ((ascender + descender) * size) / 2000
    // Turned about the middle of the page, and its letters turned over again, as the page counts from the upper left.
    const [cos, sin] = [Math.cos(WATERMARK_TURN), Math.sin(WATERMARK_TURN)]
    const [x, y] = [width / 2 + left * cos - down * sin, height / 2 + left * sin + down * cos]
    const matrix = [cos, sin, sin, -cos, x, y].map(points).join(' ')
    const drawn = `q ${PALE} rg BT /${id} ${points(size)} Tf ${matrix} Tm ${set.spell(text)} TJ ET Q`
    this.lastWatermark = { key, drawn }
    return drawn
  }

  draw(strokes: Stroke[]) {
    this.mark()
    for (const { path, stroke, fill, weight = 1, dash } of strokes) {
      this.pdf.save().path(path).lineWidth(weight)
      if (dash) this.pdf.dash(dash[0], { space: dash[1] })
      const ink = fill === 'paper' ? '#ffffff' : fill && COLOURS[fill]
      if (ink && stroke) this.pdf.fillAndStroke(ink, COLOURS[stroke])
      else if (ink) this.pdf.fill(ink)
      else this.pdf.stroke(COLOURS[stroke ?? 'ink'])
      this.pdf.restore()
    }
  }

  /** Marks what is drawn next as the open element's, unless it is so marked or is no part of the text. */
  mark() {
    if (this.isMarked || this.isArtifact) return
    const { tag, element } = this.elements.at(-1)!
    element.add(this.pdf.inside.markStructureContent(tag))
    this.isMarked = true
  }

  private unmark() {
    if (!this.isMarked) return
    this.pdf.endMarkedContent()
    this.isMarked = false
  }

  private split(text: string, face: Face): { text: string; face: Face }[] {
    return splitByFace(
      text,
      face,
      (candidate, codePoint) => this.pdf.covers(candidate, codePoint),
      this.where,
    )
  }
}
