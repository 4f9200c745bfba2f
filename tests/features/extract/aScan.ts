import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type Canvas } from '@napi-rs/canvas'
import PDFDocument from 'pdfkit'

const face = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
)
/** What the sheet says. */
export const SCANNED_LINES = [
  'Netflix performance on Verizon',
  'stood at 1.58 Mbps in June 2014,',
  'and fell again in July.',
]

/** A sheet of 5 by 3 inches at 200 dots per inch, as a scanner gives it. */
export function aScan(): Canvas {
  GlobalFonts.registerFromPath(face, 'Scan')
  const canvas = createCanvas(1000, 600)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, 1000, 600)
  context.fillStyle = '#111111'
  context.font = '42px Scan'
  SCANNED_LINES.forEach((line, at) => context.fillText(line, 80, 140 + 70 * at))
  return canvas
}

/** A PDF whose pages are scans of the same sheet, without a text layer. */
export async function aScannedPdf(pages: number): Promise<Buffer> {
  const pdf = new PDFDocument({ size: [360, 216], margin: 0, autoFirstPage: false })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const picture = aScan().toBuffer('image/png')
  for (let page = 0; page < pages; page++) pdf.addPage().image(picture, 0, 0, { width: 360 })
  const ended = new Promise((resolve) => pdf.on('end', resolve))
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}
