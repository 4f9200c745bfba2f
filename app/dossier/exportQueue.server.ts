import { PortalError } from '../domain/portalError'
import type { StoredPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import type { DossierPlan } from './dossierPlan'
import { startOrder, type Job } from './dossierThread.server'
import type { DossierMade, WorkerTask } from './dossierWorker.server'
import {
  dropExportFile,
  dropHalfFiles,
  dropLostFiles,
  dropOldFiles,
  halfExportPath,
  keepExportFiles,
} from './exportFiles.server'
import type { MustNotHold } from './mustNotHold.server'
import type { PackagePlan } from './package/packagePlan'
import { explainWriteFault } from './writeFault'

/** Exports that wait, of all packets; more would only wait longer than anyone does. */
const MOST_WAITING = 20
/** How often progress is written down, in milliseconds. */
const NOTE_MS = 400

/** How one that did not end well is told. */
const TELLING = {
  cancelled: 'The export was cancelled.',
  failed: ['export-failed', 'The dossier could not be made'] as [string, string],
}

/** An export that was ended, by whomever, stays as it ended: every later change asks for this. */
export const UNDER_WAY = { state: { in: ['queued', 'running'] } }

/** What an export is made of, and what its public edition may not hold. */
export type ExportPlans = { plan: DossierPlan; contents: PackagePlan; must: MustNotHold[] }

type Queue = {
  waiting: (() => Promise<void>)[]
  /** The making of all that waits, one after the other; null where nothing is made. */
  run: Promise<void> | null
  /** Once the server stops: what is under way or asked for then is told of by its next start. */
  isStopping: boolean
  /** What is under way, and its thread once it has one. */
  jobs: Map<string, Job<DossierMade> | null>
  cancelled: Set<string>
}
const queues = new WeakMap<object, Queue>()

function queueOf(portal: Portal): Queue {
  let queue = queues.get(portal.db)
  if (!queue) {
    queue = { waiting: [], run: null, isStopping: false, jobs: new Map(), cancelled: new Set() }
    queues.set(portal.db, queue)
  }
  return queue
}

/** Whether so many exports wait that no other should. */
export function isQueueFull(portal: Portal): boolean {
  return queueOf(portal).waiting.length >= MOST_WAITING
}

/** Has a dossier made in the background, after those that wait already: one at a time. */
export function enqueueExport(portal: Portal, id: string, stored: StoredPacket, plans: ExportPlans): void {
  const queue = queueOf(portal)
  if (queue.isStopping) return
  queue.waiting.push(() => makeExport(portal, id, stored.packet.id, plans))
  queue.run ??= runQueue(queue)
}

async function runQueue(queue: Queue) {
  for (let next = queue.waiting.shift(); next; next = queue.waiting.shift()) await next()
  queue.run = null
}

async function makeExport(portal: Portal, id: string, packetId: string, plans: ExportPlans) {
  const queue = queueOf(portal)
  queue.jobs.set(id, null)
  const note = (data: object) =>
    portal.db.export.updateMany({ where: { id, ...UNDER_WAY }, data }).catch(() => {})
  try {
    if (queue.cancelled.has(id)) throw new PortalError('cancelled', 'The export was cancelled.')
    const base = await halfExportPath(portal, id)
    await note({ state: 'running' })
    let notedAt = 0
    const order = { kind: 'make', task: taskOf(portal, plans, base) } as const
    const noteProgress = (progress: number, total: number) => {
      if (performance.now() - notedAt < NOTE_MS) return
      notedAt = performance.now()
      void note({ progress, total })
    }
    const job = startOrder<DossierMade>(order, noteProgress, TELLING)
    queue.jobs.set(id, job)
    // It may have been cancelled while there was no job to stop.
    if (queue.cancelled.has(id)) job.cancel()
    const made = await job.made
    await keepExportFiles(portal, id)
    if (!(await settle(portal, id, made))) await dropExportFile(portal, id)
    await dropOldFiles(portal, packetId)
  } catch (cause) {
    await dropExportFile(portal, id)
    if (queue.isStopping) return
    const problem = explainWriteFault(cause)
    const isCancelled = problem instanceof PortalError && problem.code === 'cancelled'
    const words =
      problem instanceof PortalError ? problem.message : 'The dossier could not be written. Export again.'
    await note({
      state: isCancelled ? 'cancelled' : 'failed',
      problem: isCancelled ? null : words,
      finishedAt: portal.now(),
    })
  } finally {
    queue.jobs.delete(id)
    queue.cancelled.delete(id)
  }
}

function taskOf({ settings }: Portal, plans: ExportPlans, base: string): WorkerTask {
  const { dataDir, evidenceUrl, timestampUrl } = settings
  return { ...plans, base, settings: { dataDir, evidenceUrl, timestampUrl } }
}

/** Marks an export done; false where it was cancelled as it ended, or its packet deleted. */
async function settle(portal: Portal, id: string, made: DossierMade): Promise<boolean> {
  const { pages, sha256, sizeBytes, packageSha256 } = made
  const found = { progress: pages, total: pages, sha256, sizeBytes, packageSha256 }
  const { count } = await portal.db.export.updateMany({
    where: { id, ...UNDER_WAY },
    data: { state: 'done', ...found, finishedAt: portal.now() },
  })
  return count > 0
}

/** Says of an export that it was not made, and why, in words for whoever asked. One that has ended stays as it ended. */
export async function failExport(portal: Portal, id: string, problem: string): Promise<void> {
  const ended = { state: 'failed', problem, finishedAt: portal.now() }
  await portal.db.export.updateMany({ where: { id, ...UNDER_WAY }, data: ended })
}

/** Stops the work on an export whose row says that it was cancelled. */
export function dequeueExport(portal: Portal, id: string): void {
  const queue = queueOf(portal)
  queue.cancelled.add(id)
  queue.jobs.get(id)?.cancel()
}

/**
 * Settles what an earlier run of this server left: exports that were under way are marked failed; half-written files, and
 * those of packets that are no more, removed. Called once, as the server starts; never by the command line, beside which
 * a server may be running.
 */
export async function settleExports(portal: Portal): Promise<void> {
  const problem = 'The portal stopped while this dossier was being made. Export it again.'
  const left = await portal.db.export.findMany({ where: UNDER_WAY, select: { id: true } })
  await portal.db.export.updateMany({
    where: UNDER_WAY,
    data: { state: 'failed', problem, finishedAt: portal.now() },
  })
  for (const { id } of left) await dropExportFile(portal, id)
  await dropHalfFiles(portal)
  await dropLostFiles(portal)
}

/** Stops all that is under way and waits until nothing of it is left. Called as the server stops. */
export async function stopExports(portal: Portal): Promise<void> {
  const queue = queueOf(portal)
  queue.isStopping = true
  queue.waiting.length = 0
  for (const id of queue.jobs.keys()) dequeueExport(portal, id)
  await queue.run
}
