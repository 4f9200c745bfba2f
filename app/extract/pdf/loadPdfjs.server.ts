import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileFunction, constants } from 'node:vm'
import { mended } from './mendedWorker.server'
import type { SamePort } from './samePort'

/** Where pdf.js is installed, with the fonts and character maps that it reads. */
export const PDFJS_FOLDER = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

type Worker = { WorkerMessageHandler: { initializeFromPort(port: SamePort): void } }

/** V8's own, read before pdf.js is loaded. */
const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push')!
let mendedWorker: Promise<Worker> | null = null

/**
 * pdf.js's legacy build, the one that runs on Node 20, for use within one thread. To draw, its worker is taken as it
 * is; to read text, mended (`mendedWorker.server.ts`).
 */
export async function loadPdfjs({ isDrawn }: { isDrawn: boolean }) {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const worker = await (isDrawn ? importWorker() : (mendedWorker ??= loadMended()))
  // The build puts core-js's `push` in the place of V8's, for the sake of arrays of fixed length that nobody pushes to
  // (https://issues.chromium.org/issues/42202623). V8's own makes reading a fifth quicker. Can go with Node 20.
  Object.defineProperty(Array.prototype, 'push', push)
  return { ...pdfjs, ...worker }
}

function importWorker(): Promise<Worker> {
  return import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string) as Promise<Worker>
}

/** The module's code as that of a function, for the mended code is nowhere on disk to be imported from. */
async function loadMended(): Promise<Worker> {
  const filename = join(PDFJS_FOLDER, 'legacy', 'build', 'pdf.worker.mjs')
  const code = mended(await readFile(filename, 'utf8'))
    .replace(/^export \{ (WorkerMessageHandler) \};$/m, 'return { $1 };')
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(filename).href))
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER
  return compileFunction(`'use strict';${code}`, [], { filename, importModuleDynamically })() as Worker
}
