import { fork } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkerTask, WorkerWord } from '../../app/extract/extractWorker.server'

/** What reading one file cost. */
export type ReadingCost = {
  pages: number
  /** From the start of the process to its last word. */
  ms: number
  /** The most memory that the process had; null where the system does not tell. */
  peakMb: number | null
}

/**
 * Reads a PDF as the portal does: by a process of its own, from its start, with all that intake asks (reading order, what
 * the file hides, what it may do), every page handed over.
 */
export async function readInWorker(path: string): Promise<ReadingCost> {
  const { size: sizeBytes } = await stat(path)
  const startedAt = performance.now()
  const worker = fork(join('build', 'server', 'extractWorker.js'), [], { execArgv: [] })
  try {
    const task: WorkerTask = {
      id: 1,
      file: { path, sizeBytes },
      mediaType: 'application/pdf',
      memoryMb: 4_096,
    }
    worker.send(task)
    let pages = 0
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (word: WorkerWord) => {
        if (word.kind === 'page') pages++
        else if (word.kind === 'done') resolve()
        else reject(new Error(`${path} could not be read.`))
      })
      worker.once('exit', () => reject(new Error(`The process that read ${path} ended early.`)))
    })
    return { pages, ms: performance.now() - startedAt, peakMb: await peakMb(worker.pid!) }
  } finally {
    worker.kill('SIGKILL')
  }
}

async function peakMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const found = /^VmHWM:\s+(\d+) kB$/m.exec(status)
  return found && Number(found[1]) / 1024
}
