import type { PDFDocumentProxy, PDFPageProxy } from './openPdf'

/** A canvas never has more pixels than this: 24 MB, and sharp for a letter page 1,700 pixels wide. */
const MOST_PIXELS = 6_000_000

type Job = { page: number; run: () => Promise<void> }

/**
 * Draws pages of a PDF onto canvases, one at a time and the nearest to what is read first, so that scrolling past a
 * hundred pages draws the last and not the hundred.
 */
export class PagePainter {
  /** The page that is being read. */
  nearest = 1
  readonly #jobs = new Set<Job>()
  #isBusy = false

  constructor(readonly pdf: PDFDocumentProxy) {}

  /**
   * Draws a page as wide as told, in CSS pixels, once its turn comes. `done` is told whether it could be drawn. The
   * answer drops the drawing, or ends it midway.
   */
  paint(
    page: number,
    canvas: HTMLCanvasElement,
    widthPx: number,
    done: (isDrawn: boolean) => void,
  ): () => void {
    let isDropped = false
    let stop: (() => void) | null = null
    const run = async () => {
      try {
        const held = await this.pdf.getPage(page)
        if (isDropped) return
        const drawing = draw(held, canvas, widthPx)
        stop = drawing.stop
        await drawing.promise
        if (!isDropped) done(true)
      } catch {
        if (!isDropped) done(false)
      }
    }
    const job = { page, run }
    this.#jobs.add(job)
    void this.#work()
    return () => {
      isDropped = true
      this.#jobs.delete(job)
      stop?.()
    }
  }

  /** Lets go of what pdf.js keeps of a page: its fonts and pictures. */
  forget(page: number): void {
    this.pdf.getPage(page).then(
      (held) => held.cleanup(),
      () => {},
    )
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    // The rows of one jump ask together: the nearest of them is to come first.
    await Promise.resolve()
    for (let job = this.#take(); job; job = this.#take()) await job.run()
    this.#isBusy = false
  }

  #take(): Job | null {
    let best: Job | null = null
    for (const job of this.#jobs) {
      if (!best || Math.abs(job.page - this.nearest) < Math.abs(best.page - this.nearest)) best = job
    }
    if (best) this.#jobs.delete(best)
    return best
  }
}

function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, widthPx: number) {
  const { width, height } = page.getViewport({ scale: 1 })
  const wanted = (widthPx * window.devicePixelRatio) / width
  const most = Math.sqrt(MOST_PIXELS / (width * height))
  const viewport = page.getViewport({ scale: Math.min(wanted, most) })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  const task = page.render({ canvas, viewport })
  return { promise: task.promise, stop: () => task.cancel() }
}
