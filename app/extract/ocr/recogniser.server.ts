import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, OEM, type Line, type Page as TesseractPage, type Worker } from 'tesseract.js'
import { PortalError } from '../../domain/portalError'
import { READING_ORDER } from '../../domain/pageLayout/layOut'
import type { RecognisedPage } from '../../domain/recognised'
import '../../webAssembly.server'

const require = createRequire(import.meta.url)
const { version } = require('tesseract.js/package.json') as { version: string }
/** The language data is a package of its own, so that nothing is fetched when a page is read. */
const LANGUAGE_DATA = join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int')

/** Stamped on what OCR read: the engine, its language data, and the count of our own rules for joining words. */
export const OCR_ENGINE = `tesseract.js ${version}, eng 4.0.0 best_int, words 1, reading order ${READING_ORDER}`

/** One page in hard print takes 2 to 5 s on one core; a page of noise may take many times that. */
const PAGE_TIMEOUT_MS = 120_000

/** Reads pictures of pages. Starts an engine in a thread of its own when first asked, and must be closed. */
export type Recogniser = {
  /**
   * Reads a PNG, JPEG or PGM. Throws a PortalError `unreadable-picture` or `ocr-timeout` for what is the picture's fault, and
   * another error for the engine's; the next picture is read all the same.
   */
  recognise(picture: Uint8Array, size: { widthPx: number; heightPx: number }): Promise<RecognisedPage>
  close(): Promise<void>
}

/** How the engine says that it knows no such picture; whatever else it says is of itself. */
const UNREADABLE = /attempting to read image/i

export function openRecogniser(timeoutMs = PAGE_TIMEOUT_MS, languageData = LANGUAGE_DATA): Recogniser {
  let engine: Promise<Worker> | null = null
  const stop = async () => {
    const worker = await engine?.catch(() => null)
    engine = null
    await worker?.terminate()
  }
  return {
    async recognise(picture, size) {
      let timer: NodeJS.Timeout | undefined
      try {
        engine ??= startEngine(languageData)
        const worker = await engine
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(
            () => reject(new PortalError('ocr-timeout', 'The picture takes too long to read.')),
            timeoutMs,
          )
        })
        const reading = worker.recognize(
          Buffer.from(picture),
          { rotateAuto: true },
          { text: false, blocks: true },
        )
        const { data } = await Promise.race([reading, late])
        return pageOf(data, size)
      } catch (problem) {
        // An engine that failed or is still busy is of no use for the next picture.
        await stop()
        if (problem instanceof PortalError) throw problem
        if (!UNREADABLE.test(String(problem)))
          throw new Error(`The engine of OCR failed: ${String(problem)}`, { cause: problem })
        throw new PortalError(
          'unreadable-picture',
          'The picture cannot be read: it is damaged, or of an unknown kind.',
          {
            cause: problem,
          },
        )
      } finally {
        clearTimeout(timer)
      }
    },
    close: stop,
  }
}

/** The library answers nothing of an engine that cannot start, but to its handler of errors. */
function startEngine(langPath: string): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const options = { langPath, gzip: true, cacheMethod: 'none', errorHandler: reject }
    createWorker('eng', OEM.LSTM_ONLY, options).then(resolve, reject)
  })
}

function pageOf(data: TesseractPage, size: { widthPx: number; heightPx: number }): RecognisedPage {
  const lines = (data.blocks ?? []).flatMap((block) =>
    block.paragraphs.flatMap((paragraph) => paragraph.lines),
  )
  return { ...size, words: lines.flatMap(wordsOf) }
}

function wordsOf({ words, baseline, rowAttributes, bbox }: Line): RecognisedPage['words'] {
  const rise = baseline.x1 === baseline.x0 ? 0 : (baseline.y1 - baseline.y0) / (baseline.x1 - baseline.x0)
  const size = rowAttributes.rowHeight || bbox.y1 - bbox.y0
  return words.map((word) => ({
    text: word.text,
    confidence: word.confidence,
    left: word.bbox.x0,
    top: word.bbox.y0,
    right: word.bbox.x1,
    bottom: word.bbox.y1,
    baseline: baseline.y0 + rise * ((word.bbox.x0 + word.bbox.x1) / 2 - baseline.x0),
    size,
  }))
}
