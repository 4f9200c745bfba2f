import { createCanvas, type Canvas } from '@napi-rs/canvas'
import PDFDocument from 'pdfkit'

/** A seeded source of chance: the same seed gives the same twins. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Writes a PDF of our own with what `draw` draws on it. */
export async function drawn(
  draw: (pdf: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'letter',
    margin: 72,
    autoFirstPage: false,
    info: { CreationDate: new Date(0) },
    ...options,
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => pdf.on('end', resolve))
  draw(pdf)
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}

/** A picture of one colour. */
export function aPicture(colour: string): Buffer {
  const canvas = createCanvas(8, 8)
  const context = canvas.getContext('2d')
  context.fillStyle = colour
  context.fillRect(0, 0, 8, 8)
  return asJpeg(canvas)
}

/** A JPEG has no see-through dots, and so hides what is beneath. */
function asJpeg(canvas: Canvas): Buffer {
  return canvas.toBuffer('image/jpeg')
}
