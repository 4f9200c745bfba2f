import { availableParallelism } from 'node:os'
import { PortalError } from '../domain/portalError'
import { SYNC } from '../domain/roles'
import { enqueue } from '../jobs/enqueue.server'
import type { ClaimedJob, JobHandlers, JobKind } from '../jobs/job'
import { lastJobs } from '../jobs/readJobs.server'
import { runJobs } from '../jobs/runJobs.server'
import type { Portal } from '../portal.server'
import { askForCopy } from './copyForBinding.server'
import { jobHandlers } from './jobHandlers.server'
import { standingMaker } from './renderRedacted.server'

/** Steps of any kind done side by side, each perhaps in a process of its own: pages are to be served meanwhile. */
const PARALLEL = Math.max(1, Math.min(4, availableParallelism() - 1))

/** Steps that may take minutes, for which nobody waits at a screen. */
const LONG: readonly JobKind[] = ['ocr', 'copy', 'redact']

/** Does the slow steps of intake until `stop` is called, which waits until none runs any more. */
export async function startIntake(
  portal: Portal,
  handlers: JobHandlers = jobHandlers,
): Promise<{ stop(): Promise<void> }> {
  await askForUnread(portal)
  await askForUncopied(portal)
  await askForUnrendered(portal)
  const stopping = new AbortController()
  const { signal } = stopping
  const short = Object.fromEntries(
    Object.entries(handlers).filter(([kind]) => !LONG.includes(kind as JobKind)),
  )
  const running = Promise.all([
    runJobs(portal, handlers, { signal, parallel: PARALLEL, report }),
    // What somebody brings in is read though every other place is taken by what takes long.
    runJobs(portal, short, { signal, report }),
  ])
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Asks for each original that has no reading to be read: those of a database that an earlier release made, above all. */
export async function askForUnread(portal: Portal): Promise<number> {
  const unread = await portal.db.original.findMany({
    where: { extractions: { none: {} } },
    select: { sha256: true },
    orderBy: [{ storedAt: 'asc' }, { sha256: 'asc' }],
  })
  let asked = 0
  for (const { sha256 } of unread) {
    if (await portal.db.job.findFirst({ where: { kind: 'extract', subject: sha256 }, select: { id: true } }))
      continue
    await portal.db.$transaction((tx) => enqueue(tx, portal, { kind: 'extract', subject: sha256, by: SYNC }))
    asked += 1
  }
  return asked
}

/** Asks for the copy of each original that none was ever asked of: pictures that an earlier release read, above all. */
export async function askForUncopied(portal: Portal): Promise<void> {
  const jobs = await portal.db.job.findMany({ where: { kind: 'copy' }, select: { subject: true } })
  const asked = new Set(jobs.map(({ subject }) => subject))
  const read = await portal.db.original.findMany({
    where: { isCopy: false, extractions: { some: {} } },
    select: {
      sha256: true,
      extractions: { orderBy: { number: 'desc' }, take: 1, select: { pageCount: true, problem: true } },
    },
    orderBy: [{ storedAt: 'asc' }, { sha256: 'asc' }],
  })
  for (const { sha256, extractions } of read) {
    const [{ pageCount, problem }] = extractions as [(typeof extractions)[number]]
    if (asked.has(sha256) || problem !== null) continue
    await portal.db.$transaction((tx) => askForCopy(tx, portal, SYNC, { sha256, pageCount }))
  }
}

/**
 * Asks for the renderings of redacted texts that are not on the pages that dossiers bind of the text whole: those that an
 * earlier release redacted, above all; of which none can be made its job has said.
 */
export async function askForUnrendered(portal: Portal): Promise<void> {
  const shown = await portal.db.version.findMany({
    where: { kind: 'redacted', withheld: false, reading: { original: { mediaType: 'text/plain' } } },
    select: { documentId: true, number: true },
    orderBy: [{ documentId: 'asc' }, { number: 'asc' }],
  })
  const jobs = await lastJobs(
    portal,
    'redact',
    shown.map(({ documentId }) => documentId),
  )
  for (const { documentId, number } of shown) {
    if ((jobs.get(documentId)?.problem ?? null) !== null) continue
    const copy = { documentId, number, purpose: 'redacted' }
    const of = await portal.db.copy.findFirst({ where: copy, select: { madeOf: true } })
    if (of) await askForRendering(portal, { documentId, number, madeOf: of.madeOf })
  }
}

async function askForRendering(
  portal: Portal,
  { documentId, number, madeOf }: { documentId: string; number: number; madeOf: string },
): Promise<void> {
  const maker = (await standingMaker(portal.db, madeOf)) ?? undefined
  const rendering = { documentId, number, purpose: 'redacted-rendering', maker }
  if ((await portal.db.copy.count({ where: rendering })) > 0) return
  const { pageCount } = await portal.db.extraction.findFirstOrThrow({
    where: { sha256: madeOf },
    select: { pageCount: true },
    orderBy: { number: 'desc' },
  })
  await portal.db.$transaction(async (tx) => {
    // The whole one is made anew where an earlier release made it, unless its pages have numbers.
    await askForCopy(tx, portal, SYNC, { sha256: madeOf, pageCount })
    await enqueue(tx, portal, { kind: 'redact', subject: documentId, by: SYNC })
  })
}

function report(problem: unknown, job: ClaimedJob | null): void {
  const what = job ? `${job.kind} ${job.subject} (attempt ${job.attempts})` : 'looking for what is to be done'
  const isExpected = problem instanceof PortalError
  console.error(`[jobs] ${what}: ${isExpected ? problem.message : ''}`, isExpected ? '' : problem)
}
