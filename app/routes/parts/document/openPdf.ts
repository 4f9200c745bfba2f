import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

export type { PDFDocumentProxy, PDFPageProxy }

/** Bytes asked for at a time: a page of text or of a scan comes in one or a few. */
const RANGE_BYTES = 128 * 1024

/** pdf.js itself, asked for as soon as this file is there and once for all documents. */
const library = import('pdfjs-dist/legacy/build/pdf.mjs')

/** An original of which pictures are drawn; `close` gives its memory back. */
export type OpenPdf = { pdf: PDFDocumentProxy; close: () => void }

/**
 * Opens a PDF by ranges, so that a page far within costs no more than the first. pdf.js is fetched with
 * this file. It compiles nothing: neither scripts nor WebAssembly are let run by the page's policy, and its own decoders in
 * plain JavaScript stand in. Rejects where the bytes cannot be had, or are no PDF that it can open.
 */
export async function openPdf(href: string, sizeBytes: number): Promise<OpenPdf> {
  const pdfjs = await library
  pdfjs.GlobalWorkerOptions.workerSrc = worker
  const assets = `/pdfjs/${pdfjs.version}`
  const unread = new AbortController()
  return new Promise((resolve, reject) => {
    const range = new pdfjs.PDFDataRangeTransport(sizeBytes, null)
    range.requestDataRange = (begin: number, end: number) => {
      readRange(href, begin, end, unread.signal).then((chunk) => range.onDataRange(begin, chunk), fail)
    }
    const loading = pdfjs.getDocument({
      range,
      rangeChunkSize: RANGE_BYTES,
      disableAutoFetch: true,
      disableStream: true,
      isEvalSupported: false,
      useWasm: false,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
      cMapUrl: `${assets}/cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${assets}/standard_fonts/`,
      wasmUrl: `${assets}/wasm/`,
    })
    const close = () => {
      unread.abort()
      void loading.destroy()
    }
    function fail(problem: unknown) {
      if (unread.signal.aborted) return
      close()
      reject(problem)
    }
    loading.promise.then((pdf) => resolve({ pdf, close }), fail)
  })
}

async function readRange(href: string, begin: number, end: number, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(href, { headers: { Range: `bytes=${begin}-${end - 1}` }, signal })
  if (response.status !== 206) throw new Error(`The original answered ${response.status} to a range.`)
  return new Uint8Array(await response.arrayBuffer())
}
