import { fork, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Extraction, ExtractedPage } from '../domain/extraction'
import { PortalError } from '../domain/portalError'
import type { StandardFault } from '../domain/standardFault'
import { compiledWorker } from '../workerProgram.server'
import type { CopyMade } from './copy/copyPages.server'
import type { WorkerTask, WorkerWord } from './extractWorker.server'

/** How a reading ended. *failed*: the reader or its process gave up on the file. */
export type WorkerEnd =
  | { kind: 'done'; read: Omit<Extraction, 'mediaType' | 'pages'> }
  | { kind: 'part'; sizeBytes: number | null }
  | { kind: 'copied'; made: CopyMade }
  | { kind: 'judged'; faults: StandardFault[] }
  | { kind: 'too-costly' }
  | { kind: 'failed'; message: string }
  | { kind: 'cancelled' }

/** An idle worker waits this long for another file, in milliseconds: whoever brings in several, brings the next within a minute. */
const IDLE_MS = 60_000
/** Files after which a worker is replaced, so that nothing a library forgot to free piles up. */
const MOST_FILES = 200

/** What the system says to a worker that writes; it is no fault of the file. */
const FULL_DISK = /^(ENOSPC|EDQUOT)\b/

type IdleWorker = { child: ChildProcess; files: number; timer: NodeJS.Timeout }
const idle: IdleWorker[] = []
let lastId = 0

/**
 * Has one file read by a process of its own, one that waits idle where there is one. Past the time limit, or on the
 * signal, the process is killed; the memory limit it keeps itself. Throws a PortalError where no process can be started,
 * or the disk that it writes to is full.
 */
export function askWorker(
  task: Omit<WorkerTask, 'id'>,
  onPage: (page: ExtractedPage, total: number) => void,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<WorkerEnd> {
  if (signal?.aborted) return Promise.resolve({ kind: 'cancelled' })
  const { child, files } = takeIdle() ?? { child: startWorker(), files: 0 }
  const id = ++lastId
  return new Promise((resolve, reject) => {
    const letGo = (isReusable: boolean) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      child.off('message', hear)
      child.off('exit', exited)
      child.off('error', broke)
      if (isReusable && files + 1 < MOST_FILES) giveBack(child, files + 1)
      else child.kill('SIGKILL')
    }
    const settle = (end: WorkerEnd, isReusable: boolean) => {
      letGo(isReusable)
      resolve(end)
    }
    const cancel = () => settle({ kind: 'cancelled' }, false)
    const timer = setTimeout(() => settle({ kind: 'too-costly' }, false), timeoutMs)
    const hear = (word: WorkerWord) => {
      if (word.id !== id) return
      if (word.kind === 'page') onPage(word.page, word.total)
      else if (word.kind === 'part') settle({ kind: 'part', sizeBytes: word.sizeBytes }, true)
      else if (word.kind === 'copied') settle({ kind: 'copied', made: word.made }, true)
      else if (word.kind === 'judged') settle({ kind: 'judged', faults: word.faults }, true)
      else if (word.kind === 'done') settle({ kind: 'done', read: word.read }, true)
      else if (FULL_DISK.test(word.message)) {
        letGo(false)
        reject(new PortalError('no-space', 'The disk for temporary files is full. Make room on it.'))
      } else
        settle(word.isTooCostly ? { kind: 'too-costly' } : { kind: 'failed', message: word.message }, false)
    }
    const exited = (_code: number | null, sent: NodeJS.Signals | null) =>
      settle(
        sent === 'SIGKILL' || sent === 'SIGABRT'
          ? { kind: 'too-costly' }
          : { kind: 'failed', message: 'The process that read it ended early.' },
        false,
      )
    const broke = (cause: Error) => {
      letGo(false)
      reject(new PortalError('extract-failed', 'No process could be started to read the file.', { cause }))
    }
    signal?.addEventListener('abort', cancel, { once: true })
    child.on('message', hear)
    child.on('exit', exited)
    child.on('error', broke)
    hold(child)
    child.send({ id, ...task } satisfies WorkerTask)
  })
}

function takeIdle(): IdleWorker | undefined {
  const worker = idle.pop()
  if (worker) {
    clearTimeout(worker.timer)
    worker.child.removeAllListeners('exit')
  }
  return worker
}

/** Waiting, a worker keeps nobody alive: it ends with the process that started it. */
function giveBack(child: ChildProcess, files: number): void {
  const forget = () => {
    const at = idle.findIndex((it) => it.child === child)
    if (at >= 0) clearTimeout(idle.splice(at, 1)[0]!.timer)
  }
  const timer = setTimeout(() => {
    forget()
    child.kill('SIGKILL')
  }, IDLE_MS)
  timer.unref()
  child.once('exit', forget)
  child.unref()
  child.channel?.unref()
  idle.push({ child, files, timer })
}

function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

function startWorker(): ChildProcess {
  const compiled = compiledWorker('extractWorker')
  const program = compiled ?? fileURLToPath(new URL('./extractWorker.server.ts', import.meta.url))
  const throughTsx = () => ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
  return fork(program, [], {
    execArgv: compiled ? [] : throughTsx(),
    // The reader of strangers' files is told nothing of ours: no secret, no address.
    env: plainEnvironment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, TEMP, SystemRoot, NODE_ENV } = process.env
  return { PATH, HOME, TMPDIR, TEMP, SystemRoot, NODE_ENV }
}
