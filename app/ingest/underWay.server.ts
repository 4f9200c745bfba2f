import type { Viewer } from '../domain/roles'
import { lastJobs, type ShownJob } from '../jobs/readJobs.server'
import type { Portal } from '../portal.server'

/** A step on an original of a document that is not done: being read, or recognised from its pictures. */
export type StepUnderWay = { job: ShownJob; fileName: string }

/**
 * The steps on a document's originals that wait, run or failed, the latest original first. Readers are told what goes on,
 * and not what failed or why.
 */
export async function stepsUnderWay(
  portal: Portal,
  viewer: Viewer,
  documentId: string,
): Promise<StepUnderWay[]> {
  const receipts = await portal.db.provenance.findMany({
    where: { documentId },
    select: { sha256: true, fileName: true },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
  })
  const names = new Map(receipts.map(({ sha256, fileName }) => [sha256, fileName]))
  const shas = [...names.keys()]
  if (shas.length === 0) return []
  const [reading, ocr] = await Promise.all([lastJobs(portal, 'extract', shas), lastJobs(portal, 'ocr', shas)])
  const steps = shas.flatMap((sha256) =>
    [reading.get(sha256), ocr.get(sha256)].flatMap((job) =>
      job && job.state !== 'done' ? [{ job, fileName: names.get(sha256)! }] : [],
    ),
  )
  if (viewer.accountId !== null) return steps
  const goesOn = steps.filter(({ job }) => job.state === 'queued' || job.state === 'running')
  // A file’s name may hold what was redacted.
  if (goesOn.length > 0 && (await portal.db.redaction.count({ where: { documentId } })) > 0) return []
  return goesOn.map(({ job, fileName }) => ({ job: { ...job, problem: null }, fileName }))
}
