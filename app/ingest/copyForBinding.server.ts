import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendAudit } from '../audit/appendAudit.server'
import { canonicalJson } from '../domain/canonicalJson'
import type { Transaction } from '../db/database.server'
import { isPicture, type OriginalType } from '../domain/extraction'
import type { StandardFault } from '../domain/standardFault'
import type { Actor } from '../domain/roles'
import { judgeStandard } from '../extract/judgeStandard.server'
import { COPY_MAKER, makeCopy, type MadeCopy } from '../extract/makeCopy.server'
import { enqueue } from '../jobs/enqueue.server'
import { neverAgain, type JobHandler, type JobRun } from '../jobs/job'
import type { Portal } from '../portal.server'
import { copiedPages } from './copiedPages.server'
import { keepCopy, readCopy, type KeptCopy } from './keepCopy.server'

/** More pages than this are bound as they are: a copy of them would fill the disk. */
const MOST_PAGES = 1_000

/**
 * Asks for a PDF to be judged, and copied where it would break the standard of a dossier; and for a picture, whose words
 * were read, to be set on pages. Once for each maker.
 */
export async function askForCopy(
  tx: Transaction,
  portal: Portal,
  by: Actor,
  { sha256, pageCount }: { sha256: string; pageCount: number },
): Promise<void> {
  if (pageCount === 0 || pageCount > MOST_PAGES) return
  const original = await tx.original.findUnique({ where: { sha256 } })
  if (!original || original.isCopy || !(await isBindable(tx, original))) return
  const held = await tx.copy.count({ where: { madeOf: sha256, purpose: 'standard', maker: COPY_MAKER } })
  if (held === 0) await enqueue(tx, portal, { kind: 'copy', subject: sha256, by })
}

/** Whether pages of it can be bound: a PDF's; a picture's once no words of it are to be read any more. */
async function isBindable(
  tx: Transaction,
  { sha256, mediaType }: { sha256: string; mediaType: string },
): Promise<boolean> {
  if (!isPicture(mediaType)) return mediaType === 'application/pdf'
  const reading = await tx.extraction.findFirst({ where: { sha256 }, orderBy: { number: 'desc' } })
  const unread = { sha256, extraction: reading?.number ?? 0, isOcrCandidate: true }
  return reading !== null && (await tx.page.count({ where: unread })) === 0
}

/**
 * Makes a copy of a PDF or a picture that a dossier can bind without breaking PDF/A-2a: each page as a picture, with the original's own
 * words laid over it, unseen, at their places. One that needs none is let be. The original stays what is quoted and hashed.
 */
export const copyForBindingJob: JobHandler = async (run) => {
  const { portal, job, signal } = run
  const sha256 = job.subject
  const original = await portal.db.original.findUnique({ where: { sha256 } })
  const reading = await portal.db.extraction.findFirst({ where: { sha256 }, orderBy: { number: 'desc' } })
  if (!original || !reading) throw neverAgain('The original was not read.')
  const file = { sizeBytes: original.sizeBytes }
  const mediaType = original.mediaType as OriginalType
  const judged: StandardFault[] | null = isPicture(mediaType)
    ? ['picture']
    : await portal.evidence.withFile(sha256, (path) => judgeStandard({ path, ...file }, signal))
  if (!judged) throw neverAgain('Its bytes are missing from the store. Run verify-evidence.')
  const made = judged.length === 0 ? null : await copy(run, original, reading.number)
  await portal.db.$transaction(async (tx) => {
    if (made) await keep(tx, run, sha256, made, judged)
    await run.finish(tx)
  })
}

async function copy(
  { portal, signal }: JobRun,
  { sha256, mediaType, sizeBytes }: { sha256: string; mediaType: string; sizeBytes: number },
  extraction: number,
): Promise<KeptCopy | null> {
  const pages = await copiedPages(portal, { sha256, extraction })
  const task = {
    pages,
    ...{ removed: [], boxes: [], sought: [] },
  }
  const take = async (copied: MadeCopy) => {
    const read = await readCopy(portal, { path: copied.path, sizeBytes: copied.sizeBytes }, signal)
    try {
      if (read.texts.length !== pages.length)
        throw neverAgain('The copy has another number of pages. It is not used.')
      const kept = await portal.evidence.put(createReadStream(copied.path))
      return await keepCopy(portal, kept, read)
    } finally {
      await read.spool.discard()
    }
  }
  return portal.evidence.withFile(sha256, (path) =>
    makeCopy({ path, sizeBytes }, mediaType as OriginalType, task, take, signal),
  )
}

async function keep(
  tx: Transaction,
  { portal, job }: JobRun,
  madeOf: string,
  { sha256, sizeBytes, pageCount }: KeptCopy,
  reasons: readonly StandardFault[],
): Promise<void> {
  const madeAt = portal.now()
  await tx.copy.create({
    data: {
      ...{ id: randomUUID(), purpose: 'standard', madeOf, sha256, sizeBytes, pages: pageCount },
      ...{ reasons: canonicalJson(reasons), maker: COPY_MAKER, madeAt },
    },
  })
  await appendAudit(tx, portal, [
    {
      ...{ actor: job.by, action: 'original.copy', subject: 'original', subjectId: madeOf },
      after: { copy: sha256, pages: pageCount, maker: COPY_MAKER, reasons },
    },
  ])
}
