import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { PortalError } from '../domain/portalError'
import type { PageText } from '../domain/passage'
import { ok, refuse, type Result } from '../domain/result'
import { pdfPage, type PdfRun } from './pdfPages'

/**
 * Why a PDF gives no text. *encrypted*: it takes a password. *corrupt*: pdf.js cannot find its pages. *too-many-pages*
 * and *too-costly*: it would take more pages, time or memory than one document may.
 */
export type PdfRefusal = 'encrypted' | 'corrupt' | 'too-many-pages' | 'too-costly'

export type PdfLimits = { timeoutMs: number; memoryMb: number }
const LIMITS: PdfLimits = { timeoutMs: 60_000, memoryMb: 768 }

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const { version } = createRequire(import.meta.url)('pdfjs-dist/package.json') as { version: string }

/** Stamped on each page: the tool and its release, and the count of our own rules for joining runs. */
export const PDF_EXTRACTOR = `pdfjs-dist ${version}, runs 1`

type Message = { page: number; runs: PdfRun[] } | { done: number } | { refusal: PdfRefusal }

/**
 * Reads a PDF's text in a thread of its own, so that a hostile or huge file costs no more than the limits: past them
 * the thread is ended and the file is `too-costly`. A page without a text layer, as scans have, is an empty page.
 * `root` is the project's folder, where the thread's program stands.
 */
export function readPdf(
  root: string,
  bytes: Uint8Array,
  limits = LIMITS,
): Promise<Result<PageText[], PdfRefusal>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(pathToFileURL(join(root, 'app', 'extract', 'pdfRuns.mjs')), {
      workerData: { bytes, assets: pdfjs + '/' },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
      stdout: true,
      stderr: true,
    })
    const pages: PageText[] = []
    const settle = (result: Result<PageText[], PdfRefusal>) => {
      clearTimeout(timer)
      resolve(result)
      void worker.terminate()
    }
    const timer = setTimeout(() => settle(refuse('too-costly')), limits.timeoutMs)
    worker.on('message', (message: Message) => {
      if ('page' in message) pages.push(pdfPage(message.page, message.runs))
      else if ('done' in message) settle(ok(pages))
      else settle(refuse(message.refusal))
    })
    worker.on('error', (problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ERR_WORKER_OUT_OF_MEMORY') return settle(refuse('too-costly'))
      clearTimeout(timer)
      reject(
        new PortalError('extract-failed', 'The reader of PDFs failed. The file may be sound; try again.', {
          cause: problem,
        }),
      )
    })
  })
}
