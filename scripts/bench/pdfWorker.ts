import { execFile, fork, type ChildProcess } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { WorkerTask, WorkerWord } from '../../app/extract/extractWorker.server'

const run = promisify(execFile)

/** What reading files cost one process. */
export type ReadingCost = {
  pages: number
  /** From the start of the process to its last word. */
  ms: number
  /** Of all cores together, in its own code and the system's; null where the system does not tell. */
  cpuMs: number | null
  /** The most memory that the process had; null where the system does not tell. */
  peakMb: number | null
}

/**
 * Reads PDFs as the portal does: by a process of its own, from its start, with all that intake asks (reading order, what
 * the file hides, what it may do), every page handed over.
 */
export async function readInWorker(...paths: string[]): Promise<ReadingCost> {
  const startedAt = performance.now()
  const worker = fork(join('build', 'server', 'extractWorker.js'), [], { execArgv: [] })
  try {
    let pages = 0
    for (const path of paths) pages += await readOne(worker, path)
    const ms = performance.now() - startedAt
    return { pages, ms, cpuMs: await cpuMs(worker.pid!), peakMb: await peakMb(worker.pid!) }
  } finally {
    worker.kill('SIGKILL')
  }
}

async function readOne(worker: ChildProcess, path: string): Promise<number> {
  const { size: sizeBytes } = await stat(path)
  const mediaType = 'application/pdf'
  worker.send({ id: 1, file: { path, sizeBytes }, mediaType, memoryMb: 4_096 } satisfies WorkerTask)
  let pages = 0
  await new Promise<void>((resolve, reject) => {
    const hear = (word: WorkerWord) => {
      if (word.kind === 'page') pages++
      else if (word.kind === 'done') settle(resolve)
      else settle(() => reject(new Error(`${path} could not be read.`)))
    }
    const exited = () => settle(() => reject(new Error(`The process that read ${path} ended early.`)))
    const settle = (then: () => void) => {
      worker.off('message', hear)
      worker.off('exit', exited)
      then()
    }
    worker.on('message', hear)
    worker.on('exit', exited)
  })
  return pages
}

/** What the peer, `pdftotext`, takes for a file, from its start to its end; null where it is not installed. */
export async function readByPeer(path: string): Promise<{ ms: number; cpuMs: number } | null> {
  const startedAt = performance.now()
  try {
    const timed = `TIMEFORMAT='%U %S'; time pdftotext "$0" - > /dev/null`
    const { stderr } = await run('bash', ['-c', timed, path])
    const [own = NaN, system = NaN] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number)
    return { ms: performance.now() - startedAt, cpuMs: (own + system) * 1000 }
  } catch {
    return null
  }
}

/** A tick of the clock by which Linux tells what a process took. */
const TICK_MS = 10

async function cpuMs(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name that stands before it may hold blanks.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
  return status === '' ? null : (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

async function peakMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const found = /^VmHWM:\s+(\d+) kB$/m.exec(status)
  return found && Number(found[1]) / 1024
}
