import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { PortalError } from '../domain/portalError'
import type { Portal } from '../portal.server'
import { claimJob, failJob, finishJob, keepLease, postponeJob, releaseJob } from './claim.server'
import { onJobs } from './enqueue.server'
import { DISK_IS_FULL, type ClaimedJob, type JobHandlers, type JobKind } from './job'

/** How often a runner with nothing to do looks for what another process asked for, in milliseconds. */
const LOOK_MS = 1_000
/** How often progress is written down, in milliseconds. */
const NOTE_MS = 400
/** How often a sign of life is given, in milliseconds: also how soon a cancelled step hears of it. */
const LIFE_MS = 2_000

type RunOptions = {
  /** Aborted to stop: what is under way is given back, for the next process to begin at once. */
  signal: AbortSignal
  /** Steps done side by side. */
  parallel?: number
  /** What went wrong with a step, for the server's log. */
  report?: (problem: unknown, job: ClaimedJob | null) => void
}

/** Does what is asked for until the signal; resolves once nothing of it runs any more. */
export async function runJobs(portal: Portal, handlers: JobHandlers, options: RunOptions): Promise<void> {
  const lanes = Array.from({ length: options.parallel ?? 1 }, () => runLane(portal, handlers, options))
  await Promise.all(lanes)
}

async function runLane(portal: Portal, handlers: JobHandlers, { signal, report }: RunOptions): Promise<void> {
  const runner = newRunner()
  const kinds = Object.keys(handlers) as JobKind[]
  while (!signal.aborted) {
    const nudge = listenFor(portal, signal)
    try {
      const job = await claimJob(portal, runner, { kinds })
      if (job) await doJob(portal, handlers, job, signal, report)
      else await nudge.next
    } catch (problem) {
      // The database may be gone for a while: the steps wait in it.
      report?.(problem, null)
      await nudge.next
    } finally {
      nudge.end()
    }
  }
}

/**
 * Does the named steps, and nothing else, until each has ended; whoever else claims one of them is waited for. One that
 * waits for room on the disk is tried at once. Throws a PortalError `no-space` where there is none: a command is not to
 * wait that long.
 */
export async function settleJobs(
  portal: Portal,
  handlers: JobHandlers,
  ids: readonly string[],
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const runner = newRunner()
  const kinds = Object.keys(handlers) as JobKind[]
  const never = new AbortController().signal
  const tried = new Set<string>()
  const doNext = async (only: { ids: readonly string[]; isEarly?: boolean }) => {
    const job = await claimJob(portal, runner, { kinds, ...only })
    if (!job) return false
    tried.add(job.id)
    await doJob(portal, handlers, job, never, undefined, onProgress)
    return true
  }
  for (;;) {
    if (await doNext({ ids })) continue
    const open = await portal.db.job.findMany({
      where: { id: { in: [...ids] }, state: { in: ['queued', 'running'] } },
      select: { id: true, state: true, problem: true },
    })
    if (open.length === 0) return
    const waiting = open.filter(({ state, problem }) => state === 'queued' && problem === DISK_IS_FULL)
    const untried = waiting.map(({ id }) => id).filter((id) => !tried.has(id))
    if (untried.length < waiting.length) throw new PortalError('no-space', DISK_IS_FULL)
    if (untried.length > 0 && (await doNext({ ids: untried, isEarly: true }))) continue
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS / 4))
  }
}

function newRunner(): string {
  return `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`
}

/** Listens from before the look, so that what is asked for during it is not missed. */
function listenFor(portal: Portal, signal: AbortSignal) {
  let wake = () => {}
  const next = new Promise<void>((resolve) => (wake = resolve))
  const timer = setTimeout(wake, LOOK_MS)
  const end = onJobs(portal, wake)
  signal.addEventListener('abort', wake, { once: true })
  return {
    next,
    end() {
      clearTimeout(timer)
      end()
      signal.removeEventListener('abort', wake)
    },
  }
}

async function doJob(
  portal: Portal,
  handlers: JobHandlers,
  job: ClaimedJob,
  stop: AbortSignal,
  report?: RunOptions['report'],
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const lost = new AbortController()
  const signal = AbortSignal.any([stop, lost.signal])
  const told = { progress: 0, total: 0 }
  let isChanged = false
  let isEnded = false
  const beat = async () => {
    isChanged = false
    const isOurs = await keepLease(portal, job, told).catch(() => true)
    if (!isOurs && !isEnded) lost.abort()
  }
  const life = setInterval(() => void beat(), LIFE_MS)
  const notes = setInterval(() => isChanged && void beat(), NOTE_MS)
  try {
    await handlers[job.kind]!({
      portal,
      job,
      signal,
      progress(done, total) {
        Object.assign(told, { progress: done, total })
        isChanged = true
        onProgress?.(done, total)
      },
      async finish(tx, problem) {
        await finishJob(tx, portal, job, { ...told, problem: problem ?? null })
        isEnded = true
      },
      async postpone(tx) {
        await postponeJob(tx, portal, job)
        isEnded = true
      },
    })
    if (!isEnded) await finishJob(portal.db, portal, job, { ...told, problem: null })
  } catch (problem) {
    if (stop.aborted) return await releaseJob(portal, job)
    const isLost = problem instanceof PortalError && problem.code === 'job-lost'
    if (lost.signal.aborted || isLost) return
    report?.(problem, job)
    await failJob(portal, job, problem)
  } finally {
    clearInterval(life)
    clearInterval(notes)
  }
}
