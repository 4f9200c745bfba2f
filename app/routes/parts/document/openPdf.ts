import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { isFetchedWhole, PDFJS } from './pdfFiles'

export type { PDFDocumentProxy, PDFPageProxy }

/** Bytes asked for at a time: a page of text or of a scan comes in one or a few. */
const RANGE_BYTES = 128 * 1024

type Pdfjs = typeof import('pdfjs-dist')
type Ready = { pdfjs: Promise<Pdfjs>; port: Worker; failed: Promise<never> }
let ready: Ready | null = null

/** Asks for pdf.js and starts its worker, once for all documents: each takes as long as the other. */
export function warmPdf(): Ready {
  return (ready ??= start())
}

function start(): Ready {
  const port = new Worker(PDFJS.worker, { type: 'module' })
  const failed = new Promise<never>((_, reject) => {
    port.addEventListener('error', () => {
      ready = null
      reject(new Error('The reader of PDFs could not be started.'))
    })
  })
  // Told where it is awaited.
  failed.catch(() => undefined)
  return { pdfjs: import(/* @vite-ignore */ PDFJS.library) as Promise<Pdfjs>, port, failed }
}

/** An original of which pictures are drawn; `close` gives its memory back. */
export type OpenPdf = { pdf: PDFDocumentProxy; close: () => void }

/**
 * Opens a PDF: a small one whole, a large one by ranges, so that a page far within costs no more than the first. pdf.js
 * compiles nothing: neither scripts nor WebAssembly are let run by the page's policy, and its own decoders in
 * plain JavaScript stand in. Rejects where the bytes cannot be had, or are no PDF that it can open.
 */
export async function openPdf(href: string, sizeBytes: number): Promise<OpenPdf> {
  const { pdfjs: library, port, failed } = warmPdf()
  const unread = new AbortController()
  const whole = isFetchedWhole(sizeBytes) ? readBytes(href, unread.signal) : null
  // Told where it is awaited.
  whole?.catch(() => undefined)
  const pdfjs = await library
  const assets = `/pdfjs/${pdfjs.version}`
  const verbosity = pdfjs.VerbosityLevel.ERRORS
  const worker = pdfjs.PDFWorker.create({ port, verbosity })
  const options = {
    worker,
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    enableXfa: false,
    verbosity,
    cMapUrl: `${assets}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}/standard_fonts/`,
    wasmUrl: `${assets}/wasm/`,
  }
  if (whole) {
    const loading = pdfjs.getDocument({ ...options, data: await whole })
    const close = () => void loading.destroy()
    try {
      return { pdf: await Promise.race([loading.promise, failed]), close }
    } catch (problem) {
      close()
      throw problem
    }
  }
  return new Promise((resolve, reject) => {
    const range = new pdfjs.PDFDataRangeTransport(sizeBytes, null)
    range.requestDataRange = (begin: number, end: number) => {
      readBytes(href, unread.signal, { begin, end }).then((chunk) => range.onDataRange(begin, chunk), fail)
    }
    const loading = pdfjs.getDocument({
      ...options,
      range,
      rangeChunkSize: RANGE_BYTES,
      disableAutoFetch: true,
      disableStream: true,
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
    Promise.race([loading.promise, failed]).then((pdf) => resolve({ pdf, close }), fail)
  })
}

async function readBytes(
  href: string,
  signal: AbortSignal,
  range?: { begin: number; end: number },
): Promise<Uint8Array> {
  const headers: HeadersInit = range ? { Range: `bytes=${range.begin}-${range.end - 1}` } : {}
  const response = await fetch(href, { headers, signal })
  if (response.status !== (range ? 206 : 200))
    throw new Error(`The original answered ${response.status}${range ? ' to a range' : ''}.`)
  return new Uint8Array(await response.arrayBuffer())
}
