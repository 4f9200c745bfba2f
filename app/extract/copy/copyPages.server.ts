import { writeFile } from 'node:fs/promises'
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import { deflateSync } from 'node:zlib'
import type { OriginalType, WordBox } from '../../domain/extraction'
import type { PageText } from '../../domain/passage'
import {
  redactText,
  type PageBox,
  type RedactionMark,
  type RemovedStretch,
} from '../../domain/redaction/redaction'
import type { ReasonCode } from '../../domain/redaction/reasonCode'
import { openPictures } from '../ocr/pagePictures.server'
import { openPdf, type OpenPdf } from '../pdf/openPdf.server'
import { readRuns } from '../pdf/pageText'
import { areaOf, matrixOf, meet } from '../pdf/paint/geometry'
import { glyphsShown, type GlyphFont } from '../pdf/paint/shownGlyphs'
import type { OriginalFile } from '../reader'
import { REDACTED_TEXT_HEAD } from '../text/textPages'
import { planBurn, type Burnt, type BurntBox } from './burn'
import { CopyFile, type LaidWord, type StoredPicture } from './copyFile.server'
import { noteBoxes } from './noteBoxes'
import { pdfWords, scannedWords, type PageWord } from './pageWords'
import { paintReasonBox } from './reasonBox'

/** A page of the reading that a copy is made of; `words` where OCR read it from its picture. */
export type CopiedPage = PageText & { words: readonly WordBox[] | null }

/** A copy that is to be made: of which pages, without what, and where it is written. */
export type CopyTask = {
  to: string
  pages: readonly CopiedPage[]
  removed: readonly RemovedStretch[]
  boxes: readonly (PageBox & { page: number; code: ReasonCode })[]
  /** Words and patterns, which are sought in form fields and notes too: those stand in no page's text. */
  sought: readonly (RedactionMark & { code: ReasonCode })[]
}

/** What was made: all that was taken out of the text, that under boxes too. */
export type CopyMade = { sizeBytes: number; removed: RemovedStretch[] }

/** Dots per inch of the pictures: what a court's scanner takes, and small print still reads well. */
const DPI = 200
const MOST_PIXELS = 40_000_000
const JPEG_QUALITY = 85

/**
 * Makes a copy of an original without what was taken out. Of a PDF or a picture: its pages as pictures, boxes painted
 * over them, with the words that are left laid over at their places, unseen; of all other kinds: their preserved text.
 * Nothing else of the file is in the copy: no metadata, attachment, outline, note, script or earlier revision. Rejects
 * where a page reads differently than it did.
 */
export async function copyPages(
  file: OriginalFile,
  mediaType: OriginalType,
  task: CopyTask,
): Promise<CopyMade> {
  if (mediaType === 'application/pdf') return copyPdf(file, task)
  if (mediaType.startsWith('image/')) return copyPictures(file, mediaType, task)
  return copyText(task)
}

async function copyText({ to, pages, removed }: CopyTask): Promise<CopyMade> {
  const texts = pages.map((page) => redactText(page, removed) || ' ')
  const bytes = Buffer.from(`${REDACTED_TEXT_HEAD}\n\n${texts.join('\f')}\n`)
  await writeFile(to, bytes, { flag: 'wx' })
  return { sizeBytes: bytes.length, removed: [...removed] }
}

async function copyPdf(file: OriginalFile, task: CopyTask): Promise<CopyMade> {
  const pdf = await openPdf(file, { isDrawn: true })
  try {
    const document = await pdf.loading.promise
    return await writeCopy(task, async (page) =>
      drawPdfPage(pdf, await document.getPage(page.number), page, task),
    )
  } finally {
    await pdf.close()
  }
}

async function copyPictures(file: OriginalFile, mediaType: OriginalType, task: CopyTask): Promise<CopyMade> {
  const pictures = await openPictures(file, mediaType)
  try {
    return await writeCopy(task, async (page) => {
      const { canvas, size } = await pictures.draw(page.number)
      const shown = { width: size.widthPt, height: size.heightPt }
      return {
        canvas,
        size: shown,
        scale: canvas.width / shown.width,
        words: scannedWords(page.words ?? [], shown),
        notes: [],
      }
    })
  } finally {
    await pictures.close()
  }
}

type Drawn = {
  canvas: Canvas
  size: { width: number; height: number }
  scale: number
  words: PageWord[]
  /** Over what form fields and notes show of what is taken out. */
  notes: BurntBox[]
}

async function writeCopy(
  { to, pages, removed, boxes }: CopyTask,
  draw: (page: CopiedPage) => Promise<Drawn>,
): Promise<CopyMade> {
  const copy = await CopyFile.open(to)
  const all: RemovedStretch[] = []
  try {
    for (const page of pages) {
      const drawn = await draw(page)
      const own = boxes.filter((it) => it.page === page.number)
      const burnt = planBurn(page, drawn.words, removed, own, drawn.size)
      paint(drawn, burnt)
      all.push(...burnt.removed)
      const { width, height } = drawn.canvas
      const covers = { width: width / drawn.scale, height: height / drawn.scale }
      await copy.addPage(drawn.size, await store(drawn.canvas), covers, layerOf(page, burnt))
    }
    return { sizeBytes: await copy.finish(), removed: all }
  } finally {
    await copy.close()
  }
}

type PdfPage = Awaited<ReturnType<Awaited<OpenPdf['loading']['promise']>['getPage']>>

async function drawPdfPage(pdf: OpenPdf, page: PdfPage, copied: CopiedPage, task: CopyTask): Promise<Drawn> {
  try {
    const { width, height, transform } = page.getViewport({ scale: 1 })
    const size = { width, height }
    const scale = Math.min(DPI / 72, Math.sqrt(MOST_PIXELS / (width * height)))
    const canvas = createCanvas(Math.max(1, Math.ceil(width * scale)), Math.max(1, Math.ceil(height * scale)))
    const canvasContext = canvas.getContext('2d') as SKRSContext2D & CanvasRenderingContext2D
    const viewport = page.getViewport({ scale })
    await page.render({ canvas: null, canvasContext, viewport, background: '#ffffff' }).promise
    const fonts = page.commonObjs as unknown as { has(name: string): boolean; get(name: string): GlyphFont }
    const operators = await page.getOperatorList()
    const { glyphs } = glyphsShown(operators, pdf.OPS, (name) => (fonts.has(name) ? fonts.get(name) : null))
    const shown = matrixOf(transform)
    const notes = noteBoxes(glyphs, shown, task)
    if (copied.words) return { canvas, size, scale, words: scannedWords(copied.words, size), notes }
    const read = await readRuns(page)
    if ((read?.laidOut.text ?? '') !== copied.text)
      throw new Error(`Page ${copied.number} reads differently than it did. Have the original read anew.`)
    const own = task.removed.filter((it) => it.page === copied.number)
    const cuts = new Set(own.flatMap(({ start, end }) => [start, end]))
    const words = read ? pdfWords(read.laidOut, read.items, glyphs, shown, cuts) : []
    return { canvas, size, scale, words, notes }
  } finally {
    page.cleanup()
  }
}

function paint({ canvas, scale, notes }: Drawn, { boxes }: Burnt): void {
  const context = canvas.getContext('2d')
  context.resetTransform()
  context.globalAlpha = 1
  context.globalCompositeOperation = 'source-over'
  for (const { box, code } of [...boxes, ...notes]) {
    const left = Math.floor(box[0] * scale)
    const top = Math.floor(box[1] * scale)
    const width = Math.ceil(box[2] * scale) - left
    const height = Math.ceil(box[3] * scale) - top
    paintReasonBox(context, { left, top, width, height }, code)
  }
}

/** The words that stay, and the reason over each box, in the order of the page's text: so they are read aloud. */
function layerOf({ text }: PageText, { words, boxes }: Burnt): LaidWord[] {
  const left = words.map((word) => {
    // A part of a word that goes on in another run has no blank behind it.
    const goesOn = /^\S/u.test(text.slice(word.end))
    return { at: word.start, word: laid(text.slice(word.start, word.end) + (goesOn ? '' : ' '), word) }
  })
  // A box that somebody drew says its reason where it covers no words; else those say it.
  const saying = boxes.filter(
    ({ box, at }) => at !== null || !boxes.some((it) => it.at !== null && areaOf(meet(it.box, box)) > 0),
  )
  const reasons = saying.map(({ box: [x0, y0, x1, y1], code, at }) => {
    const size = Math.min(y1 - y0, 12)
    const place = { x: x0, y: (y0 + y1) / 2 + size * 0.35, width: x1 - x0, size, angle: 0 }
    return { at: at ?? text.length, word: { text: `[${code}] `, ...place } }
  })
  return [...left, ...reasons].sort((a, b) => a.at - b.at).map(({ word }) => word)
}

/** A word where its letters stood: its base line from their lower left, as the page's turn has it. */
function laid(text: string, { core, angle, size }: PageWord): LaidWord {
  const [x0, y0, x1, y1] = core
  const quarter = (((Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4) as 0 | 1 | 2 | 3
  const [x, y] = [
    [x0, y1],
    [x0, y0],
    [x1, y0],
    [x1, y1],
  ][quarter] as [number, number]
  const width = quarter % 2 === 0 ? x1 - x0 : y1 - y0
  const share = text.length / text.trimEnd().length
  return { text, x, y, width: width * share, size, angle: (quarter * Math.PI) / 2 }
}

/** A picture as it takes the fewest bytes: grey pages of print without loss, photographs as JPEG. */
async function store(canvas: Canvas): Promise<StoredPicture> {
  const { width, height } = canvas
  // Of an opaque page the same bytes as `getImageData` gives, in a sixtieth of its time.
  const data = canvas.data()
  const jpeg = async (): Promise<StoredPicture> => ({
    bytes: await canvas.encode('jpeg', JPEG_QUALITY),
    ...{ width, height, filter: 'DCTDecode', colours: 'DeviceRGB', isPredicted: false },
  })
  if (!isGrey(data)) return jpeg()
  const bytes = deflateSync(tellUp(data, width, height), { level: 6 })
  const packed: StoredPicture = {
    bytes,
    ...{ width, height, filter: 'FlateDecode', colours: 'DeviceGray', isPredicted: true },
  }
  if (bytes.length < width * height * 0.12) return packed
  const photograph = await jpeg()
  return photograph.bytes.length < bytes.length ? photograph : packed
}

function isGrey(data: Uint8Array): boolean {
  for (let at = 0; at < data.length; at += 4)
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false
  return true
}

/** The greys of a picture as PNG's "up" has them: each row is told by how it differs from the one above. */
function tellUp(data: Uint8Array, width: number, height: number): Uint8Array {
  const UP = 2
  const rows = new Uint8Array((width + 1) * height)
  const above = width * 4
  for (let y = 0, at = 0, to = 0; y < height; y++) {
    rows[to++] = UP
    for (const end = at + above; at < end; at += 4) rows[to++] = data[at]! - (y > 0 ? data[at - above]! : 0)
  }
  return rows
}
