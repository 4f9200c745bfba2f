import type { Part } from '../domain/extraction'
import { PortalError } from '../domain/portalError'
import { openPart } from '../extract/openPart.server'
import { neverAgain, type JobHandler, type JobRun } from '../jobs/job'
import { findReceipt, type FiledReceipt } from './fileReceipts.server'
import { receiveOriginal } from './receiveOriginal.server'

/** Parts named one by one in what could not be taken; the rest are counted. */
const MOST_NAMED = 5

/**
 * Takes parts of an original as originals of their own: `subject` is its receipt, `input.paths` the parts. One that was
 * taken by an earlier attempt is passed over, one that cannot be taken is named in the step's problem.
 */
export const takePartsJob: JobHandler = async (run) => {
  const { portal, job, signal, progress, finish } = run
  const receipt = await portal.db.$transaction((tx) => findReceipt(tx, job.subject))
  if (!receipt) throw neverAgain('Its receipt is gone.')
  const { sha256 } = receipt
  const reading = await portal.db.extraction.findFirst({ where: { sha256 }, orderBy: { number: 'desc' } })
  const parts = new Map((JSON.parse(reading?.parts ?? '[]') as Part[]).map((part) => [part.path, part]))
  const paths = (job.input.paths as string[]).filter((path) => parts.has(path))
  const left: string[] = []
  for (const [at, path] of paths.entries()) {
    signal.throwIfAborted()
    progress(at, paths.length)
    const why = await takePart(run, receipt, parts.get(path)!)
    if (why) left.push(`“${parts.get(path)!.title}”: ${why}`)
  }
  progress(paths.length, paths.length)
  await portal.db.$transaction((tx) => finish(tx, left.length > 0 ? sayLeft(left) : undefined))
}

/** Takes one part. Answers why it was not taken, in a sentence, or null. */
async function takePart(
  { portal, job, signal }: JobRun,
  receipt: FiledReceipt,
  part: Part,
): Promise<string | null> {
  const { id: provenanceId, sha256 } = receipt
  const where = { containerId: provenanceId, partPath: part.path }
  if (await portal.db.provenance.findFirst({ where })) return null
  const original = await portal.db.original.findUniqueOrThrow({ where: { sha256 } })
  return portal.evidence
    .withFile(sha256, async (path) => {
      const opened = await openPart({ path, sizeBytes: original.sizeBytes }, part.path, signal)
      if (!opened.ok) return EXPLAIN[opened.refusal]
      try {
        const received = await receiveOriginal(
          portal,
          job.by,
          {
            fileName: part.fileName ?? part.title,
            method: 'part',
            receivedFrom: null,
            sourceUrl: part.sourceUrl,
            capturedAt: part.capturedAt,
            version: null,
            container: { provenanceId, partPath: part.path },
          },
          opened.value.stream,
        )
        return received.ok || received.refusal.reason !== 'file' ? null : received.refusal.message
      } catch (problem) {
        // Another attempt that was taken for dead has kept it in the meantime.
        if ((problem as { code?: string }).code === UNIQUE_VIOLATION) return null
        throw problem
      } finally {
        opened.value.stream.destroy()
      }
    })
    .then((why) => {
      if (why === undefined)
        throw new PortalError('missing-original', 'Its bytes are missing from the store.')
      return why
    })
}

/** Prisma's code for a row that is there already. */
const UNIQUE_VIOLATION = 'P2002'

const EXPLAIN = {
  'no-such-part': 'it could not be unpacked.',
  'too-costly': 'it takes more time, memory or room to unpack than one part may.',
}

function sayLeft(left: readonly string[]): string {
  const named = left.slice(0, MOST_NAMED).join(' ')
  return left.length > MOST_NAMED ? `${named} And ${left.length - MOST_NAMED} more.` : named
}
