import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { PortalError } from '../domain/portalError'
import { compiledWorker } from '../workerProgram.server'
import type { WorkerTask, WorkerWord } from './dossierWorker.server'

/** How a making ended well. */
export type Made = { pages: number; sha256: string; sizeBytes: number; packageSha256: string }

/** After a cancel, how long a worker may take to stop by itself, in milliseconds: one page takes far less. */
const STOP_MS = 3_000

export type Job = {
  /** Rejects with a PortalError: `cancelled`, or why it failed. */
  made: Promise<Made>
  cancel(): void
}

/** Starts setting a dossier in a worker thread. `onProgress` is told pages set, of all. */
export function startJob(task: WorkerTask, onProgress: (pages: number, total: number) => void): Job {
  const worker = openWorker(task)
  let isCancelled = false
  const made = new Promise<Made>((resolve, reject) => {
    const fail = (code: string, message: string, cause?: unknown) =>
      reject(new PortalError(code, message, { cause }))
    worker.on('message', (word: WorkerWord) => {
      if (word.kind === 'progress') onProgress(word.pages, word.total)
      else if (word.kind === 'done') resolve(word)
      else fail(word.code, word.message)
    })
    worker.on('error', (cause) =>
      fail(
        'export-failed',
        `The dossier could not be made: ${cause instanceof Error ? cause.message : String(cause)}`,
        cause,
      ),
    )
    // After a word of how it ended this changes nothing: the promise is settled.
    worker.on('exit', () =>
      isCancelled
        ? fail('cancelled', 'The export was cancelled.')
        : fail('export-failed', 'The dossier could not be made: its worker ended early. Export again.'),
    )
  })
  return {
    made,
    cancel() {
      isCancelled = true
      worker.postMessage('cancel')
      setTimeout(() => void worker.terminate(), STOP_MS).unref()
    },
  }
}

function openWorker(task: WorkerTask): Worker {
  const compiled = compiledWorker('dossierWorker')
  // Flags of the command that started the server, such as --input-type, are not the worker's.
  if (compiled) return new Worker(compiled, { workerData: task, execArgv: [] })
  const tsx = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs')
  const source = new URL('./dossierWorker.server.ts', import.meta.url).href
  const start = `import(${JSON.stringify(pathToFileURL(tsx).href)}).then(({ register }) => (register(), import(${JSON.stringify(source)})))`
  return new Worker(start, { eval: true, workerData: task })
}
