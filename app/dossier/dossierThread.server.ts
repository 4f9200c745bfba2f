import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { PortalError } from '../domain/portalError'
import { compiledWorker } from '../workerProgram.server'
import type { WorkerAnswer, WorkerOrder, WorkerWord } from './dossierWorker.server'

/** After a cancel, how long a worker may take to stop by itself, in milliseconds: one page takes far less. */
const STOP_MS = 3_000

/** What a thread has in hand. */
export type Job<Answer> = {
  /** Rejects with a PortalError: `cancelled`, or why it failed. */
  made: Promise<Answer>
  cancel(): void
}

/**
 * After a dossier its worker waits this long for another, in milliseconds: one that has set a dossier sets the next in a
 * quarter of the time.
 */
const IDLE_MS = 30_000

let idle: { worker: Worker; timer: NodeJS.Timeout } | null = null

/** What a reader is told of an order that did not end well: in words, and with the code of a PortalError. */
type Telling = { cancelled: string; failed: [code: string, what: string] }

/**
 * Has a worker thread do what is ordered: one that waits idle, where there is one. Cancelled, it is ended where it does not
 * stop by itself within `stopMs`.
 */
export function startOrder<Answer extends WorkerAnswer>(
  order: Exclude<WorkerOrder, { kind: 'cancel' }>,
  onProgress: (pages: number, total: number) => void,
  { cancelled, failed: [failed, what] }: Telling,
  stopMs = STOP_MS,
): Job<Answer> {
  const worker = takeIdle() ?? openWorker()
  let isCancelled = false
  let isOver = false
  let stopping: NodeJS.Timeout | undefined
  const made = new Promise<Answer>((resolve, reject) => {
    const end = () => {
      isOver = true
      clearTimeout(stopping)
    }
    const fail = (code: string, message: string, cause?: unknown) => {
      end()
      void worker.terminate()
      reject(new PortalError(code, message, { cause }))
    }
    worker.on('message', (word: WorkerWord) => {
      if (word.kind === 'progress') onProgress(word.pages, word.total)
      else if (word.kind === 'failed') fail(word.code, word.message)
      else {
        end()
        giveBack(worker)
        if (word.kind === 'done') resolve(word.made as Answer)
        else reject(new PortalError(word.code, word.message))
      }
    })
    worker.on('error', (cause) =>
      fail(failed, `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, cause),
    )
    // After a word of how it ended this changes nothing: the promise is settled.
    worker.on('exit', () =>
      isCancelled
        ? fail('cancelled', cancelled)
        : fail(failed, `${what}: its worker ended early. Try again.`),
    )
    worker.postMessage(order satisfies WorkerOrder)
  })
  return {
    made,
    cancel() {
      // Its worker may have another order in hand by now.
      if (isOver) return
      isCancelled = true
      worker.postMessage({ kind: 'cancel' } satisfies WorkerOrder)
      stopping = setTimeout(() => void worker.terminate(), stopMs).unref()
    },
  }
}

function takeIdle(): Worker | null {
  if (!idle) return null
  const { worker, timer } = idle
  idle = null
  clearTimeout(timer)
  leave(worker)
  worker.ref()
  return worker
}

/** Waiting, a worker keeps nobody alive: it ends with the process that started it. */
function giveBack(worker: Worker): void {
  leave(worker)
  if (idle) return void worker.terminate()
  const end = () => {
    clearTimeout(timer)
    if (idle?.worker === worker) idle = null
    void worker.terminate()
  }
  const timer = setTimeout(end, IDLE_MS).unref()
  worker.once('error', end)
  worker.once('exit', end)
  worker.unref()
  idle = { worker, timer }
}

/** Stops listening. `removeAllListeners()` would take Node's own with it, and nothing would be heard of the next. */
function leave(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

function openWorker(): Worker {
  const compiled = compiledWorker('dossierWorker')
  // Flags of the command that started the server, such as --input-type, are not the worker's.
  if (compiled) return new Worker(compiled, { execArgv: [] })
  const tsx = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs')
  const source = new URL('./dossierWorker.server.ts', import.meta.url).href
  const start = `import(${JSON.stringify(pathToFileURL(tsx).href)}).then(({ register }) => (register(), import(${JSON.stringify(source)})))`
  return new Worker(start, { eval: true })
}
