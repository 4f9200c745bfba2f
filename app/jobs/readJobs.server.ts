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
  const rows = await portal.db.job.findMany({
    where: { kind, subject: { in: [...subjects] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
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
  return new Map(rows.map((row) => [row.subject, row as ShownJob]))
}
