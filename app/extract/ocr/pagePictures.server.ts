import { readFile } from 'node:fs/promises'
import { createCanvas, loadImage, type Canvas, type Image } from '@napi-rs/canvas'
import UTIF from 'utif2'
import type { OriginalType } from '../../domain/extraction'
import { keepDirectory, readTiff } from '../image/pictureFacts'
import { MOST_PICTURES } from '../image/readPicture.server'
import { openPagePictures as openPdfPictures } from '../pdf/renderPage.server'
import type { OriginalFile } from '../reader'

/** Dots per inch at which pages are drawn for OCR: below 200 small print is misread, above 300 nothing is won. */
const OCR_DPI = 300
/** A scan's own pixels are kept up to this many, and drawn smaller past it. */
const MOST_PIXELS = 40_000_000
/** A picture that does not say is taken for a scan of this resolution. */
const USUAL_SCAN_DPI = 300

/** The picture of a page, with the size of the page that it shows. */
export type PagePicture = { canvas: Canvas; size: { widthPt: number; heightPt: number } }
export type PagePictures = { draw(page: number): Promise<PagePicture>; close(): Promise<void> }

/** Opens what shows the pages of an original: a PDF, or a picture itself. Rejects a kind without pictures. */
export async function openPictures(file: OriginalFile, mediaType: OriginalType): Promise<PagePictures> {
  if (mediaType === 'application/pdf') return pdfPictures(file)
  const bytes = await readFile(file.path)
  if (mediaType === 'image/tiff') return tiffPictures(bytes)
  if (mediaType === 'image/png' || mediaType === 'image/jpeg')
    return { draw: () => drawPicture(bytes, mediaType), close: async () => {} }
  throw new Error(`${mediaType} has no pictures of its pages.`)
}

async function pdfPictures(file: OriginalFile): Promise<PagePictures> {
  const pdf = await openPdfPictures(file)
  return {
    async draw(number) {
      const { canvas, dpi } = await pdf.draw(number, OCR_DPI)
      return pictureOf(canvas, dpi)
    },
    close: () => pdf.close(),
  }
}

/** What stands before the dots of a PNG (ISO/IEC 15948, 11.2.4) and of a JPEG (ITU-T T.81, B.2.3). */
const DOTS_FOLLOW = { 'image/png': Buffer.from('IDAT'), 'image/jpeg': Buffer.from([0xff, 0xda]) }

async function drawPicture(bytes: Buffer, mediaType: keyof typeof DOTS_FOLLOW): Promise<PagePicture> {
  // The library ends the whole process over a picture that breaks off before its dots.
  if (!bytes.includes(DOTS_FOLLOW[mediaType])) throw new Error('The picture has no dots.')
  const image = await loadImage(bytes)
  const scale = scaleFor(image.width, image.height)
  return pictureOf(onWhite(image, scale), USUAL_SCAN_DPI * scale)
}

/** A picture on white paper, which shows wherever it lets through what is behind it. */
function onWhite(picture: Image | Canvas, scale: number): Canvas {
  const canvas = createCanvas(...scaled(picture.width, picture.height, scale))
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** A TIFF is a file of pages, as fax machines and scanners send them. */
function tiffPictures(bytes: Buffer): PagePictures {
  const { pages } = readTiff(bytes, MOST_PICTURES)
  return {
    async draw(number) {
      const listed = pages[number - 1]
      if (!listed) throw new Error(`The picture has no page ${number}.`)
      keepDirectory(bytes, listed.directoryAt)
      const page = UTIF.decode(bytes)[0]!
      UTIF.decodeImage(bytes, page)
      const { width, height } = page
      const dots = createCanvas(width, height)
      const data = dots.getContext('2d').createImageData(width, height)
      data.data.set(UTIF.toRGBA8(page))
      dots.getContext('2d').putImageData(data, 0, 0)
      const dpi = resolutionOf(page)
      const scale = scaleFor(width, height)
      return pictureOf(onWhite(dots, scale), dpi * scale)
    },
    close: async () => {},
  }
}

/** A resolution below this is a program's default, not a scanner's. */
const LEAST_SCAN_DPI = 60
const CENTIMETRE = 3

/** Tags 282 and 296 of TIFF 6.0: dots for each unit, which is an inch where it is no centimetre. */
function resolutionOf(page: UTIF.IFD): number {
  const [rational] = (page.t282 as [[over: number, under: number]?] | undefined) ?? []
  const [unit] = (page.t296 as number[] | undefined) ?? []
  const across = rational ? (rational[0] / rational[1]) * (unit === CENTIMETRE ? 2.54 : 1) : 0
  return across >= LEAST_SCAN_DPI ? across : USUAL_SCAN_DPI
}

function scaleFor(width: number, height: number): number {
  return Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)))
}

function scaled(width: number, height: number, scale: number): [number, number] {
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
}

function pictureOf(canvas: Canvas, dpi: number): PagePicture {
  const { width, height } = canvas
  return { canvas, size: { widthPt: (width * 72) / dpi, heightPt: (height * 72) / dpi } }
}
