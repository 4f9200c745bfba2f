import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { OriginalFile } from '../reader'
import { openPdf } from './openPdf.server'

/** A page's picture may have this many pixels: a letter page at 400 dpi is 15 million, a large plan far more. */
const MOST_PIXELS = 40_000_000

/** One page as a picture. `dpi` is lower than was asked for where the page would have had too many pixels. */
export type PagePicture = { canvas: Canvas; dpi: number }

/** The pages of a PDF as pictures, for OCR. It holds the file open until it is closed. */
export type PagePictures = {
  /** Draws a page, from 1, on white and turned as it is shown. Rejects where the page cannot be drawn. */
  draw(page: number, dpi: number): Promise<PagePicture>
  close(): Promise<void>
}

/** Opens a PDF to draw its pages, in this thread. Rejects where it takes a password or is damaged. */
export async function openPagePictures(file: OriginalFile): Promise<PagePictures> {
  const pdf = await openPdf(file, { isDrawn: true })
  const document = await pdf.loading.promise.catch(async (fault: unknown) => {
    await pdf.close()
    throw fault
  })
  return {
    async draw(number, dpi) {
      const page = await document.getPage(number)
      try {
        const full = page.getViewport({ scale: dpi / 72 })
        const shrink = Math.min(1, Math.sqrt(MOST_PIXELS / (full.width * full.height)))
        const viewport = page.getViewport({ scale: (dpi / 72) * shrink })
        const [width, height] = [viewport.width, viewport.height].map((it) => Math.max(1, Math.ceil(it))) as [
          number,
          number,
        ]
        const canvas = createCanvas(width, height)
        const canvasContext = canvas.getContext('2d') as SKRSContext2D & CanvasRenderingContext2D
        await page.render({ canvas: null, canvasContext, viewport, background: '#ffffff' }).promise
        return { canvas, dpi: dpi * shrink }
      } finally {
        page.cleanup()
      }
    },
    close: () => pdf.close(),
  }
}

/** One page of a PDF as a picture; see `openPagePictures`. */
export async function renderPage(file: OriginalFile, page: number, dpi: number): Promise<PagePicture> {
  const pictures = await openPagePictures(file)
  try {
    return await pictures.draw(page, dpi)
  } finally {
    await pictures.close()
  }
}
