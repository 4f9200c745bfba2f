import type { Portal } from '../portal.server'
import type { JobKind, JobState } from './job'

/** A step as pages show it. */
export type ShownJob = {
  id: string
  kind: JobKind
  subject: string
  state: JobState
  attempts: number
  /** Steps done, of all; 0 until known. */
  progress: number
  total: number
  problem: string | null
  createdAt: Date
  finishedAt: Date | null
}

/** The last step of each kind asked for each subject. Subjects without one are left out. */
export async function lastJobs(
  portal: Portal,
  kind: JobKind,
  subjects: readonly string[],
): Promise<Map<string, ShownJob>> {
  const found = new Map<string, ShownJob>()
  for (let from = 0; from < subjects.length; from += BATCH) {
    const rows = await readLast(portal, kind, subjects.slice(from, from + BATCH))
    for (const row of rows) found.set(row.subject, row as ShownJob)
  }
  return found
}

/** Subjects asked about at once. */
const BATCH = 200

function readLast(portal: Portal, kind: JobKind, subjects: string[]) {
  return portal.db.job.findMany({
    where: { kind, subject: { in: subjects } },
    distinct: ['subject'],
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      kind: true,
      subject: true,
      state: true,
      attempts: true,
      progress: true,
      total: true,
      problem: true,
      createdAt: true,
      finishedAt: true,
    },
  })
}
