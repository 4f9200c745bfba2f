import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFPage,
} from '@cantoo/pdf-lib'
import { createHash } from 'node:crypto'
import { PortalError } from '../domain/portalError'
import { stripMarks } from '../extract/copy/contentStream'
import { ObjectCopier } from './copyObjects.server'
import type { BoundOriginal, PlannedExhibit } from './dossierPlan'
import type { Sheet } from '../domain/filing/sheet'
import type { Ref } from './fileObject.server'
import { drawingOf } from './pageDrawing.server'
import type { PdfInk } from './pdfInk.server'
import { ABOVE_FOOTER, stampBates } from './stampBates'
import type { TaggedPdf } from './taggedPdf.server'

/** A bound page fills what our own header, stamps and footer leave, so that nothing is ever laid over it. */
const EDGE = 24
const HEAD = 46
const BAND = 76

/** Where a bound page stands, and what is stamped beneath it. */
export type BoundPlace = {
  sheet: Sheet
  /** Whether something stands at the top of the page. */
  hasHead: boolean
  /** Lower left: which exhibit, and which page of it. */
  stamp: string
  /** Lower right; empty where none was given. */
  bates: string
}

/** An original ready to be bound in: read, whole, and with the pages that were planned. */
export type OpenOriginal = {
  pages: PDFPage[]
  document: PDFDocument
  original: BoundOriginal
  exhibit: Pick<PlannedExhibit, 'name' | 'heading'>
  copier: ObjectCopier | null
}

/**
 * Opens an original for binding. Throws a PortalError, naming exhibit and file, where its bytes are missing, are not
 * those that were received, are locked, or do not give the pages that were read from it at its arrival.
 */
export async function openOriginal(
  bytes: Uint8Array | null,
  original: BoundOriginal,
  exhibit: Pick<PlannedExhibit, 'name' | 'heading'>,
): Promise<OpenOriginal> {
  const name = `${exhibit.name}: the original “${original.fileName}”`
  if (!bytes)
    throw new PortalError(
      'original-missing',
      `${name} is not in the evidence store. Run verify-evidence, and restore it from a backup.`,
    )
  if (createHash('sha256').update(bytes).digest('hex') !== original.sha256) {
    throw new PortalError(
      'original-damaged',
      `${name} has changed on the disk: its SHA-256 is not ${original.sha256}. Run verify-evidence, and restore it from a backup.`,
    )
  }
  const document = await load(bytes, name)
  let pages: PDFPage[]
  try {
    pages = document.getPages()
  } catch (cause) {
    throw damaged(name, cause)
  }
  if (pages.length !== original.pages) {
    throw new PortalError(
      'original-damaged',
      `${name} was read with ${original.pages} pages and now gives ${pages.length}: it is cut short or damaged. Bring a whole copy of it.`,
    )
  }
  const layers = document.catalog.lookup(PDFName.of('OCProperties'))
  if (layers instanceof PDFDict && hasHiddenLayers(layers)) {
    throw new PortalError(
      'original-layered',
      `${name} has layers that are switched off, so what it shows is in doubt. Bring a copy with its layers flattened.`,
    )
  }
  return { pages, document, original, exhibit, copier: null }
}

async function load(bytes: Uint8Array, name: string): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      throwOnInvalidObject: true,
    })
  } catch (cause) {
    // A file that opens with an empty password only restricts what readers may do with it; its pages are readable.
    if (cause instanceof EncryptedPDFError) return loadUnlocked(bytes, name)
    throw damaged(name, cause)
  }
}

async function loadUnlocked(bytes: Uint8Array, name: string): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      password: '',
    })
  } catch (cause) {
    throw new PortalError(
      'original-locked',
      `${name} is locked with a password, so its pages cannot be bound in. Bring a copy without one.`,
      { cause },
    )
  }
}

function damaged(name: string, cause: unknown): PortalError {
  return new PortalError(
    'original-damaged',
    `${name} is no whole PDF: it is cut short or damaged. Bring a whole copy of it.`,
    { cause },
  )
}

function hasHiddenLayers(layers: PDFDict): boolean {
  const standard = layers.lookup(PDFName.of('D'))
  if (!(standard instanceof PDFDict)) return false
  const off = standard.lookup(PDFName.of('OFF'))
  return (
    standard.lookup(PDFName.of('BaseState')) === PDFName.of('OFF') ||
    (off instanceof PDFArray && off.size() > 0)
  )
}

/** Lays one page of an original into the present page of the dossier, upright and whole, as a figure of its own, its stamps beneath it. */
export function bindOriginal(
  { pdf, ink }: { pdf: TaggedPdf; ink: PdfInk },
  source: OpenOriginal,
  number: number,
  { sheet, hasHead, stamp, bates }: BoundPlace,
) {
  const page = source.pages[number - 1]!
  source.copier ??= new ObjectCopier(pdf, source.document.context)
  const { width, height, form } = formOf(pdf, source, page, number)
  const top = hasHead ? HEAD : EDGE
  const room = sheet.height - BAND - top
  const scale = Math.min((sheet.width - 2 * EDGE) / width, room / height, 1)
  const left = (sheet.width - width * scale) / 2
  const alt = `Page ${number} of ${source.original.pages} of ${kindOf(source.original)} “${source.original.fileName}”, ${source.exhibit.heading}`
  ink.open('Figure', { alt, bbox: [left, top, left + width * scale, top + height * scale] })
  ink.mark()
  const key = `X${form.id}`
  pdf.inside.page.xobjects[key] = form
  // pdfkit's pages count from the upper left; a form counts from the lower left.
  pdf.save().transform(scale, 0, 0, -scale, left, top + height * scale)
  pdf.addContent(`/${key} Do`)
  pdf.restore()
  ink.close()
  ink.artifact('Pagination', () => {
    ink.text(stamp, sheet.left, sheet.footer - ABOVE_FOOTER, 'serif', 12, 'quiet')
  })
  if (bates) stampBates({ ink, sheet }, bates)
}

function kindOf({ isRendering, isRedacted, copyOf }: BoundOriginal): string {
  if (isRendering) return 'a rendering of the text of'
  if (isRedacted) return 'the redacted copy'
  return copyOf ? 'a copy of the original' : 'the original'
}

/** The page as a form XObject: its drawing, then the appearances of its form fields and notes, which are words of it too. */
function formOf(pdf: TaggedPdf, source: OpenOriginal, page: PDFPage, number: number) {
  const copier = source.copier!
  const { box, matrix, width, height } = uprightBox(page)
  const { drawn, packed } = drawingOf(
    page,
    `${source.exhibit.name}: page ${number} of “${source.original.fileName}”`,
  )
  const clean = stripMarks(drawn)
  if (!clean || clean.faults.size > 0) pdf.claimsArchival = false
  const form = pdf.reserve()
  const group = page.node.lookup(PDFName.of('Group'))
  const entries = [
    `/Resources ${copier.writeResources(page.node.Resources())}`,
    group ? `/Group ${copier.write(group)}` : '',
  ]
  const notes = appearancesOf(page, copier)
  const writeDrawing = (ref: Ref, lines: string[]) =>
    packed && clean?.isWhole
      ? copier.writePacked(ref, lines, packed)
      : copier.writeStream(ref, lines, clean?.bytes ?? drawn)
  const head = `/Type /XObject /Subtype /Form /FormType 1 /BBox [${box.join(' ')}]`
  const turned = `${head} /Matrix [${matrix.join(' ')}]`
  if (notes.length === 0) writeDrawing(form, [turned, ...entries])
  else {
    const body = pdf.reserve()
    writeDrawing(body, [head, ...entries])
    const named = [`/P ${body.toString()}`, ...notes.map(({ ref }, index) => `/N${index} ${ref}`)].join(' ')
    const drawing = [
      'q /P Do Q',
      ...notes.map((note, index) => `q ${note.matrix.join(' ')} cm /N${index} Do Q`),
    ].join('\n')
    copier.writeStream(
      form,
      [turned, `/Resources << /XObject << ${named} >> >>`],
      Buffer.from(drawing, 'latin1'),
    )
  }
  if (copier.isUnclean) pdf.claimsArchival = false
  return { width, height, form }
}

/** The crop box, turned upright and moved to the origin (ISO 32000-1, 7.7.3.3: /Rotate counts clockwise). */
function uprightBox(page: PDFPage) {
  const crop = page.getCropBox()
  const media = page.getMediaBox()
  const x0 = Math.max(crop.x, media.x)
  const y0 = Math.max(crop.y, media.y)
  const x1 = Math.min(crop.x + crop.width, media.x + media.width)
  const y1 = Math.min(crop.y + crop.height, media.y + media.height)
  const turn = (((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270
  const matrix = {
    0: [1, 0, 0, 1, -x0, -y0],
    90: [0, -1, 1, 0, -y0, x1],
    180: [-1, 0, 0, -1, x1, y1],
    270: [0, 1, -1, 0, y1, -x0],
  }[turn] ?? [1, 0, 0, 1, -x0, -y0]
  const [across, up] = [x1 - x0, y1 - y0]
  return { box: [x0, y0, x1, y1], matrix, width: turn % 180 ? up : across, height: turn % 180 ? across : up }
}

const HIDDEN_OR_NO_VIEW = 0x02 | 0x20

/** What form fields and notes show, each moved to its place (ISO 32000-1, 12.5.5). Pop-up windows are no part of the page. */
function appearancesOf(page: PDFPage, copier: ObjectCopier): { ref: string; matrix: number[] }[] {
  const found: { ref: string; matrix: number[] }[] = []
  for (const entry of page.node.Annots()?.asArray() ?? []) {
    const note = page.doc.context.lookup(entry)
    if (!(note instanceof PDFDict) || note.lookup(PDFName.of('Subtype')) === PDFName.of('Popup')) continue
    const flags = note.lookup(PDFName.of('F'))
    if (flags instanceof PDFNumber && flags.asNumber() & HIDDEN_OR_NO_VIEW) continue
    const looks = note.lookup(PDFName.of('AP'))
    let normal = looks instanceof PDFDict ? looks.lookup(PDFName.of('N')) : undefined
    let ref = looks instanceof PDFDict ? looks.get(PDFName.of('N')) : undefined
    if (normal instanceof PDFDict) {
      const state = note.lookup(PDFName.of('AS'))
      ref = state instanceof PDFName ? normal.get(state) : undefined
      normal = ref && page.doc.context.lookup(ref)
    }
    const rect = numbersOf(note.lookup(PDFName.of('Rect')))
    const box = normal instanceof PDFRawStream ? numbersOf(normal.dict.lookup(PDFName.of('BBox'))) : null
    if (!ref || !rect || !box || !(normal instanceof PDFRawStream)) continue
    found.push({
      ref: copier.write(ref),
      matrix: fitMatrix(box, numbersOf(normal.dict.lookup(PDFName.of('Matrix'))) ?? [1, 0, 0, 1, 0, 0], rect),
    })
  }
  return found
}

function fitMatrix(box: number[], [a, b, c, d, e, f]: number[], rect: number[]): number[] {
  const corners = [
    [box[0]!, box[1]!],
    [box[2]!, box[1]!],
    [box[0]!, box[3]!],
    [box[2]!, box[3]!],
  ].map(([x, y]) => [a! * x! + c! * y! + e!, b! * x! + d! * y! + f!])
  const [left, right] = extent(corners.map(([x]) => x!))
  const [low, high] = extent(corners.map(([, y]) => y!))
  const [rectLeft, rectRight] = extent([rect[0]!, rect[2]!])
  const [rectLow, rectHigh] = extent([rect[1]!, rect[3]!])
  const sx = right > left ? (rectRight - rectLeft) / (right - left) : 1
  const sy = high > low ? (rectHigh - rectLow) / (high - low) : 1
  return [sx, 0, 0, sy, rectLeft - left * sx, rectLow - low * sy].map(
    (value) => Math.round(value * 1e6) / 1e6,
  )
}

function extent(values: number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)]
}

function numbersOf(value: unknown): number[] | null {
  if (!(value instanceof PDFArray)) return null
  const numbers = value.asArray().map((entry) => (entry instanceof PDFNumber ? entry.asNumber() : NaN))
  return numbers.some(Number.isNaN) ? null : numbers
}
