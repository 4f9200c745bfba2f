import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { keptCode, runScript } from './compiled.server'
import { DISPLAY_MENDS, mended, WORKER_MENDS } from './mends/mended'
import type { SamePort } from './samePort'

/** Where pdf.js is installed, with the fonts and character maps that it reads. */
export const PDFJS_FOLDER = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

type Display = Pick<
  typeof import('pdfjs-dist'),
  'getDocument' | 'OPS' | 'PDFDataRangeTransport' | 'PDFWorker' | 'VerbosityLevel'
>
type Worker = { WorkerMessageHandler: { initializeFromPort(port: SamePort): void } }
type Pdfjs = Display & Worker

/**
 * What the build replaces with core-js's own, as V8 has it, read before pdf.js is loaded: `push`, for the sake of arrays of
 * fixed length that nobody pushes to (https://issues.chromium.org/issues/42202623), and JSON, for `rawJSON`, which nobody
 * asks for. V8's own `push` makes reading a fifth quicker, and its `JSON.stringify` is ten times as quick, for the whole
 * thread. Can go with Node 20.
 */
const OWN = [
  { of: Array.prototype, push: Array.prototype.push },
  { of: JSON, stringify: JSON.stringify, parse: JSON.parse },
]
let forReading: Promise<Pdfjs> | null = null

/**
 * pdf.js's legacy build, the one that runs on Node 20, for use within one thread. To draw, it is taken as it is; to read
 * text, mended (`mends/`).
 */
export async function loadPdfjs({ isDrawn }: { isDrawn: boolean }): Promise<Pdfjs> {
  const pdfjs = await (isDrawn ? importBoth() : (forReading ??= loadMended()))
  for (const { of, ...own } of OWN) Object.assign(of, own)
  return pdfjs
}

async function importBoth(): Promise<Pdfjs> {
  const display = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const worker = (await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string)) as Worker
  return { ...display, ...worker }
}

/** pdf.js's own two files, and how each is mended. */
const MENDED = { 'pdf.mjs': DISPLAY_MENDS, 'pdf.worker.mjs': WORKER_MENDS }
type Mended = keyof typeof MENDED
export const MENDED_FILES = Object.keys(MENDED) as Mended[]

async function loadMended(): Promise<Pdfjs> {
  const display = (await loadModule('pdf.mjs')) as Display
  return { ...display, ...((await loadModule('pdf.worker.mjs')) as Worker) }
}

async function loadModule(name: Mended): Promise<unknown> {
  const code = keptCode(name) ?? (await mendedCode(name))
  return (runScript(name, pathOf(name), code) as () => unknown)()
}

/** A module's code as that of a function which gives its exports, for mended code is nowhere on disk to be imported. */
export async function mendedCode(name: Mended): Promise<string> {
  const code = mended(await readFile(pathOf(name), 'utf8'), MENDED[name])
    .replace(/^export \{ ([\w, ]+) \};$/m, 'return { $1 };')
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(pathOf(name)).href))
  return `(function () { 'use strict';${code}\n})`
}

function pathOf(name: Mended): string {
  return join(PDFJS_FOLDER, 'legacy', 'build', name)
}
