import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { appendAudit } from '../audit/appendAudit.server'
import { PortalError } from '../domain/portalError'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, mayDo, type Viewer } from '../domain/roles'
import { findPacket, mayChange, visibleTo, type StoredPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { startJob, type Job, type Made } from './exportJobs.server'
import { planPacket } from './planPacket.server'
import { explainWriteFault } from './renderDossier.server'

export type ExportRefusal =
  | { reason: 'not-found' }
  /** What stands in the way of an honest file, in sentences. */
  | { reason: 'problems'; problems: string[] }
  | { reason: 'busy' }

/** An export as its page shows it. */
export type ShownExport = {
  id: string
  packetId: string
  packetRevision: number
  state: 'queued' | 'running' | 'done' | 'cancelled' | 'failed'
  progress: number
  total: number
  problem: string | null
  sha256: string | null
  sizeBytes: number | null
  createdAt: Date
  finishedAt: Date | null
  mayCancel: boolean
}

/** Exports that wait, of all packets; more would only wait longer than anyone does. */
const MOST_WAITING = 20
/** Finished files kept for each packet; an older one is made again in seconds, to the same bytes. */
const KEPT_FILES = 3
/** How often progress is written down, in milliseconds. */
const NOTE_MS = 400

type Queue = {
  waiting: (() => Promise<void>)[]
  isRunning: boolean
  jobs: Map<string, Job>
  cancelled: Set<string>
}
const queues = new WeakMap<object, Queue>()

function queueOf(portal: Portal): Queue {
  let queue = queues.get(portal.db)
  if (!queue)
    queues.set(portal.db, (queue = { waiting: [], isRunning: false, jobs: new Map(), cancelled: new Set() }))
  return queue
}

/** An export that was ended, by whomever, stays as it ended: every later change asks for this. */
const UNDER_WAY = { state: { in: ['queued', 'running'] } }

/** Where an export's file lies once it is whole. */
export function exportPath(portal: Portal, exportId: string): string {
  return join(portal.settings.dataDir, 'exports', `${exportId}.pdf`)
}

/**
 * Asks for a packet's dossier. It is made in the background, one at a time; the answer is the export to watch. Refuses
 * a packet that the viewer may not read, one whose plan has problems, and more than can be waited for.
 */
export async function askForExport(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
): Promise<Result<string, ExportRefusal>> {
  const stored = await findPacket(portal, viewer, packetId)
  if (!stored) return refuse({ reason: 'not-found' } as const)
  const plan = await planPacket(portal, viewer, stored)
  if (plan.problems.length > 0)
    return refuse({ reason: 'problems', problems: plan.problems.map(({ message }) => message) } as const)
  const queue = queueOf(portal)
  if (queue.waiting.length >= MOST_WAITING) return refuse({ reason: 'busy' } as const)
  const id = randomUUID()
  await portal.db.$transaction(async (tx) => {
    const times = { createdAt: portal.now(), packetRevision: stored.revision }
    await tx.export.create({
      data: { id, packetId, state: 'queued', ...times, requestedById: viewer.accountId },
    })
    const actor = actorOf(viewer)
    await appendAudit(tx, portal, [
      {
        actor,
        action: 'packet.export',
        subject: 'packet',
        subjectId: packetId,
        after: { export: id, revision: stored.revision },
      },
    ])
  })
  queue.waiting.push(() => makeExport(portal, id, stored, plan))
  void runQueue(queue)
  return ok(id)
}

async function runQueue(queue: Queue) {
  if (queue.isRunning) return
  queue.isRunning = true
  for (let next = queue.waiting.shift(); next; next = queue.waiting.shift()) await next()
  queue.isRunning = false
}

/** Writes under a temporary name, syncs, then renames: a crash at any moment leaves no file that looks whole and is not. */
async function makeExport(
  portal: Portal,
  id: string,
  stored: StoredPacket,
  plan: Awaited<ReturnType<typeof planPacket>>,
) {
  const queue = queueOf(portal)
  const path = exportPath(portal, id)
  const part = `${path}.part`
  const note = (data: object) =>
    portal.db.export.updateMany({ where: { id, ...UNDER_WAY }, data }).catch(() => {})
  try {
    if (queue.cancelled.has(id)) throw new PortalError('cancelled', 'The export was cancelled.')
    await mkdir(join(portal.settings.dataDir, 'exports'), { recursive: true })
    await note({ state: 'running' })
    let notedAt = 0
    const job = startJob(
      { plan, path: part, evidenceUrl: portal.settings.evidenceUrl },
      (progress, total) => {
        if (performance.now() - notedAt < NOTE_MS) return
        notedAt = performance.now()
        void note({ progress, total })
      },
    )
    queue.jobs.set(id, job)
    // It may have been cancelled while there was no job to stop.
    if (queue.cancelled.has(id)) job.cancel()
    const made = await job.made
    await rename(part, path)
    await syncFolder(join(portal.settings.dataDir, 'exports'))
    if (!(await settle(portal, id, made))) await rm(path, { force: true })
    await forgetOldFiles(portal, stored.packet.id)
  } catch (cause) {
    await rm(part, { force: true }).catch(() => {})
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

/** Marks an export done; false where it was cancelled as it ended. */
async function settle(portal: Portal, id: string, { pages, sha256, sizeBytes }: Made): Promise<boolean> {
  const { count } = await portal.db.export.updateMany({
    where: { id, ...UNDER_WAY },
    data: { state: 'done', progress: pages, total: pages, sha256, sizeBytes, finishedAt: portal.now() },
  })
  return count > 0
}

async function syncFolder(path: string) {
  const folder = await open(path, 'r')
  await folder.sync().catch(() => {})
  await folder.close()
}

async function forgetOldFiles(portal: Portal, packetId: string) {
  const done = await portal.db.export.findMany({
    where: { packetId, state: 'done' },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true },
  })
  for (const { id } of done.slice(KEPT_FILES))
    await rm(exportPath(portal, id), { force: true }).catch(() => {})
}

/**
 * The part of a `where` that leaves the exports of a packet that this viewer may read. Whoever may not change the
 * packet gets none of an earlier revision, which may have been a draft's, unless a reader or they themselves asked
 * for it: then it was for them to see.
 */
async function exportsSeenBy(portal: Portal, viewer: Viewer, packetId: string) {
  const stored = await findPacket(portal, viewer, packetId)
  if (!stored || mayChange(viewer, stored)) return { packetId, packet: visibleTo(viewer) }
  const wasForThem = { OR: [{ requestedById: null }, { requestedById: viewer.accountId }] }
  return {
    packetId,
    packet: visibleTo(viewer),
    OR: [wasForThem, { packetRevision: stored.revision }],
  }
}

/** An export of a packet that the viewer may read, or null. */
export async function findExport(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  id: string,
): Promise<ShownExport | null> {
  const row = await portal.db.export.findFirst({
    where: { id, ...(await exportsSeenBy(portal, viewer, packetId)) },
  })
  if (!row) return null
  const { requestedById, ...shown } = row
  const mayCancel = mayDo(viewer.role, 'edit-packets') || requestedById === viewer.accountId
  return {
    ...shown,
    state: row.state as ShownExport['state'],
    mayCancel: mayCancel && (row.state === 'queued' || row.state === 'running'),
  }
}

/** The exports of a packet that were asked for last, newest first. */
export async function listExports(portal: Portal, viewer: Viewer, packetId: string, take = 5) {
  return portal.db.export.findMany({
    where: await exportsSeenBy(portal, viewer, packetId),
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take,
    select: { id: true, state: true, packetRevision: true, createdAt: true, sizeBytes: true, sha256: true },
  })
}

/** The finished file of an export, or null where it is not done or its file was made room of. */
export async function openExport(portal: Portal, viewer: Viewer, packetId: string, id: string) {
  const found = await findExport(portal, viewer, packetId, id)
  if (found?.state !== 'done') return null
  const path = exportPath(portal, id)
  const sizeBytes = await stat(path).then(
    (file) => file.size,
    () => null,
  )
  if (sizeBytes === null) return null
  return { stream: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, sizeBytes }
}

/** Stops an export that waits or runs. Answers false where there is none that the viewer may stop. */
export async function cancelExport(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  id: string,
): Promise<boolean> {
  const found = await findExport(portal, viewer, packetId, id)
  if (!found?.mayCancel) return false
  const queue = queueOf(portal)
  const isCancelled = await portal.db.$transaction(async (tx) => {
    const { count } = await tx.export.updateMany({
      where: { id, ...UNDER_WAY },
      data: { state: 'cancelled', finishedAt: portal.now() },
    })
    if (count === 0) return false
    const actor = actorOf(viewer)
    await appendAudit(tx, portal, [
      {
        actor,
        action: 'packet.cancel-export',
        subject: 'packet',
        subjectId: packetId,
        after: { export: id },
      },
    ])
    return true
  })
  if (!isCancelled) return false
  queue.cancelled.add(id)
  queue.jobs.get(id)?.cancel()
  return true
}

/**
 * Settles what an earlier run of this server left: exports that were under way are marked failed, half-written files
 * removed. Called once, as the server starts; never by the command line, beside which a server may be running.
 */
export async function settleExports(portal: Portal): Promise<void> {
  const problem = 'The portal stopped while this dossier was being made. Export it again.'
  await portal.db.export.updateMany({
    where: UNDER_WAY,
    data: { state: 'failed', problem, finishedAt: portal.now() },
  })
  const folder = join(portal.settings.dataDir, 'exports')
  const names = await readdir(folder).catch(() => [])
  for (const name of names)
    if (name.endsWith('.part')) await rm(join(folder, name), { force: true }).catch(() => {})
}

/** Stops all that is under way and waits for it to end. Called as the server stops. */
export async function stopExports(portal: Portal): Promise<void> {
  const queue = queueOf(portal)
  queue.waiting.length = 0
  const jobs = [...queue.jobs.values()]
  for (const job of jobs) job.cancel()
  await Promise.allSettled(jobs.map((job) => job.made))
}
