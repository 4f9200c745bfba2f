import { open, type FileHandle } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { OPS as Operators, PDFDocumentLoadingTask } from 'pdfjs-dist'
import { READING_ORDER } from '../../domain/pageLayout/layOut'
import { loadPdfjs, PDFJS_FOLDER } from './loadPdfjs.server'
import { SamePort } from './samePort'
import type { OriginalFile } from '../reader'

const { version } = createRequire(import.meta.url)('pdfjs-dist/package.json') as { version: string }

/** Stamped on what is read: the tool and its release, and the count of our own rules for putting text in order. */
export const PDF_EXTRACTOR = `pdfjs-dist ${version}, reading order ${READING_ORDER}`

/** A file up to this size is read whole, which is quicker; a larger one by ranges, so that it is never all in memory. */
const WHOLE_BYTES = 16 * 1024 * 1024
/** Bytes of one range: few enough that a picture is skipped, enough that a page takes one or two. */
const RANGE_BYTES = 64 * 1024

/** A picture of more pixels is left out where pages are drawn: a sheet of plans at 600 dpi has fewer. */
const MOST_PICTURE_PIXELS = 150_000_000

/** A file that pdf.js has been given. `close` ends both; it must be called. */
export type OpenPdf = { loading: PDFDocumentLoadingTask; OPS: typeof Operators; close(): Promise<void> }

/**
 * Gives a file to pdf.js, in this thread. Nothing that the file holds is run, and nothing is fetched. A file past
 * `WHOLE_BYTES` costs what its pages cost, not its size: pdf.js reserves its length, and only what is read is filled.
 * Pictures are left out, and not fetched, unless pages are to be drawn.
 */
export async function openPdf(file: OriginalFile, { isDrawn = false } = {}): Promise<OpenPdf> {
  const { getDocument, OPS, PDFDataRangeTransport, PDFWorker, VerbosityLevel, WorkerMessageHandler } =
    await loadPdfjs({ isDrawn })
  const [ownEnd, farEnd] = SamePort.pair()
  WorkerMessageHandler.initializeFromPort(farEnd)
  // Its types know a port as the browser's alone.
  const given = { port: ownEnd, verbosity: VerbosityLevel.ERRORS } as object
  const worker = new PDFWorker(given)
  const handle = await open(file.path)
  const options = {
    worker,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: isDrawn ? MOST_PICTURE_PIXELS : 1,
    stopAtErrors: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: `${PDFJS_FOLDER}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${PDFJS_FOLDER}/standard_fonts/`,
    wasmUrl: `${PDFJS_FOLDER}/wasm/`,
    iccUrl: `${PDFJS_FOLDER}/iccs/`,
  }
  const isWhole = file.sizeBytes <= WHOLE_BYTES
  const bytes = await readRange(handle, 0, isWhole ? file.sizeBytes : RANGE_BYTES)
  const loading = isWhole
    ? getDocument({ ...options, data: bytes })
    : getDocument({
        ...options,
        range: rangesOf(new PDFDataRangeTransport(file.sizeBytes, bytes), handle),
        rangeChunkSize: RANGE_BYTES,
        disableAutoFetch: true,
        disableStream: true,
      })
  return {
    loading,
    OPS,
    async close() {
      await loading.destroy().catch(() => undefined)
      worker.destroy()
      await handle.close()
    },
  }
}

type Transport = {
  requestDataRange(begin: number, end: number): void
  onDataRange(begin: number, chunk: Uint8Array): void
}

function rangesOf<T extends Transport>(transport: T, handle: FileHandle): T {
  transport.requestDataRange = (begin, end) => {
    // After `close` nobody waits for the answer.
    readRange(handle, begin, end - begin).then(
      (chunk) => transport.onDataRange(begin, chunk),
      () => undefined,
    )
  }
  return transport
}

/** What is there of `length` bytes from `start`: a file that shrank gives fewer. */
async function readRange(
  handle: FileHandle,
  start: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, start + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return done === length ? bytes : bytes.slice(0, done)
}
