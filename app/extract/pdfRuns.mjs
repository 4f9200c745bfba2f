/**
 * A worker thread that reads the runs of text of a PDF, page by page, with pdf.js. It is plain JavaScript, so that
 * a development run and the built server start the same file. It is given `workerData.bytes` and posts
 * `{ page, runs }` for each page, then `{ done: pages }`; or `{ refusal }`, a word of PdfRefusal, and nothing more.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Pages that one file may have: the largest filings known have a few thousand. */
const MOST_PAGES = 5_000

const loading = getDocument({
  data: new Uint8Array(workerData.bytes),
  isEvalSupported: false,
  useSystemFonts: false,
  disableFontFace: true,
  stopAtErrors: false,
  verbosity: VerbosityLevel.ERRORS,
  cMapUrl: workerData.assets + 'cmaps/',
  cMapPacked: true,
  standardFontDataUrl: workerData.assets + 'standard_fonts/',
})

try {
  const pdf = await loading.promise
  if (pdf.numPages > MOST_PAGES) {
    parentPort.postMessage({ refusal: 'too-many-pages' })
  } else {
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      parentPort.postMessage({ page: number, runs: items.map(runOf) })
      page.cleanup()
    }
    parentPort.postMessage({ done: pdf.numPages })
  }
} catch (problem) {
  parentPort.postMessage({ refusal: problem?.name === 'PasswordException' ? 'encrypted' : 'corrupt' })
} finally {
  await loading.destroy().catch(() => {})
}

function runOf({ str, transform, width, height, hasEOL }) {
  return { text: str, x: transform[4], y: transform[5], width, height, endsLine: hasEOL }
}
