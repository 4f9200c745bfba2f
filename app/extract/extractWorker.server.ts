import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import type { ExtractedPage, Extraction, Flag, OriginalType } from '../domain/extraction'
import type { PdfNotes } from '../domain/pdfNotes'
import type { StandardFault } from '../domain/standardFault'
import type { CopyMade, CopyTask } from './copy/copyPages.server'
import { wordFlags } from './flags/wordFlags'
import type { OriginalFile, Reader } from './reader'
import { openReader } from './readers.server'
import { takePart } from './takePart.server'

/**
 * What a worker is asked: to read one file of a kind that is known, or these pages of it from their pictures, or to
 * write one part of it, a copy of it with notes, or one with words taken out, to a file of its own.
 */
export type WorkerTask = {
  id: number
  file: OriginalFile
  mediaType: OriginalType
  memoryMb: number
  ocrPages?: readonly number[]
  part?: { path: string; to: string; mostBytes: number }
  notes?: PdfNotes & { to: string }
  copy?: CopyTask
  /** Whether it is only to be said what in it breaks PDF/A. */
  judge?: boolean
}
/** What it says of a task: pages in order, then how it ended. */
export type WorkerWord = { id: number } & (
  | { kind: 'page'; page: ExtractedPage; total: number }
  | { kind: 'part'; sizeBytes: number | null }
  | { kind: 'copied'; made: CopyMade }
  | { kind: 'judged'; faults: StandardFault[] }
  | { kind: 'done'; read: Omit<Extraction, 'mediaType' | 'pages'> }
  | { kind: 'failed'; isTooCostly: boolean; message: string }
)

/** How often the watch looks, in milliseconds: a reader cannot take much more than its share between two looks. */
const WATCH_MS = 40

/**
 * Ends this process where it takes more memory than it may, or outlives the one that started it. A thread of its own
 * looks, for a reader that is busy with a hostile file hears no timer.
 */
const WATCH = `
  const { parentPort, workerData } = require('node:worker_threads')
  let most = workerData.memoryMb
  parentPort.on('message', (memoryMb) => (most = memoryMb))
  const started = process.ppid
  setInterval(() => {
    if (process.memoryUsage.rss() > most * 1024 * 1024 || process.ppid !== started) process.kill(process.pid, 'SIGKILL')
  }, ${WATCH_MS})
`

let watch: Worker | null = null

function watchMemory(memoryMb: number): void {
  if (watch) watch.postMessage(memoryMb)
  else {
    watch = new Worker(WATCH, { eval: true, workerData: { memoryMb }, execArgv: [] })
    watch.unref()
  }
}

async function work({
  id,
  file,
  mediaType,
  memoryMb,
  ocrPages,
  part,
  notes,
  copy,
  judge,
}: WorkerTask): Promise<void> {
  watchMemory(memoryMb)
  const flags: Flag[] = []
  try {
    if (part) {
      const bytes = await takePart(mediaType, file, part.path)
      say({ id, kind: 'part', sizeBytes: bytes && (await write(bytes, part)) })
      return
    }
    if (notes) {
      const { writeNotes } = await import('./pdf/writeNotes.server')
      say({ id, kind: 'part', sizeBytes: await writeNotes(file, notes, notes.to) })
      return
    }
    if (copy) {
      const { copyPages } = await import('./copy/copyPages.server')
      say({ id, kind: 'copied', made: await copyPages(file, mediaType, copy) })
      return
    }
    if (judge) {
      const { standardFaults } = await import('./copy/standardFaults.server')
      say({ id, kind: 'judged', faults: await standardFaults(file) })
      return
    }
    const read = ocrPages ? await openOcr(mediaType, ocrPages) : await openReader(mediaType)
    const answer = await read(file, (page, total) => {
      if (page.method !== 'none') flags.push(...wordFlags(page))
      say({ id, kind: 'page', page, total })
    })
    say({ id, kind: 'done', read: { ...answer, flags: [...answer.flags, ...flags] } })
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem)
    say({
      id,
      kind: 'failed',
      isTooCostly: /allocation failed|Invalid string length/i.test(message),
      message,
    })
  }
}

async function openOcr(mediaType: OriginalType, pages: readonly number[]): Promise<Reader> {
  const { readByOcr } = await import('./ocr/readByOcr.server')
  return (file, onPage) => readByOcr(file, mediaType, pages, onPage)
}

async function write(bytes: AsyncIterable<Uint8Array>, { to, mostBytes }: { to: string; mostBytes: number }) {
  let sizeBytes = 0
  async function* counted() {
    for await (const chunk of bytes) {
      sizeBytes += chunk.length
      if (sizeBytes > mostBytes) throw new Error('The part is larger than an original may be.')
      yield chunk
    }
  }
  await pipeline(counted(), createWriteStream(to, { flags: 'wx' }))
  return sizeBytes
}

function say(word: WorkerWord): void {
  process.send!(word)
}

if (process.send) {
  process.on('message', (task: WorkerTask) => void work(task))
  process.on('disconnect', () => process.exit())
  // What a library throws outside of our calls is the file's fault as well: the process ends, and its state says so.
  process.on('unhandledRejection', () => process.exit(1))
}
