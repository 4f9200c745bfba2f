import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendAudit } from '../audit/appendAudit.server'
import type { CopyOf } from '../catalog/withhold.server'
import type { Transaction } from '../db/database.server'
import { canonicalJson } from '../domain/canonicalJson'
import { isTextAlone } from '../domain/extraction'
import { PortalError } from '../domain/portalError'
import { ok, refuse, type Result } from '../domain/result'
import { renderedBy } from '../dossier/rendering/textRenderer'
import type { MadeCopy } from '../extract/makeCopy.server'
import { isDiskFull } from '../jobs/claim.server'
import type { JobRun } from '../jobs/job'
import type { Portal } from '../portal.server'
import { copiedPages } from './copiedPages.server'
import { keepCopy, readCopy, type KeptCopy } from './keepCopy.server'
import { proveCopy } from './proveCopy.server'
import { renderForBinding } from './renderForBinding.server'

/** A redacted text on the pages that it has whole, as a public dossier binds it. */
export type RedactedRendering = KeptCopy & { maker: string }

/** The version that was redacted, and the reading of it. */
type Base = {
  sha256: string
  extraction: number
  reading: { extractor: string; original: { mediaType: string } }
}

/**
 * Renders a text without what its redacted copy is without, on the same pages as it is rendered on whole, and searches that
 * as the copy was. Refuses in words where that cannot be done, whatever failed: both versions of a dossier then hold the text
 * beside themselves. Null for what has sheets of its own.
 */
export async function renderRedacted(
  run: JobRun,
  { sha256, extraction, reading }: Base,
  copy: { sha256: string; of: CopyOf },
): Promise<Result<RedactedRendering, string> | null> {
  const { mediaType } = reading.original
  if (!isTextAlone(mediaType)) return null
  const { removed } = copy.of
  const maker = await makerOfPages(run.portal, { sha256, extraction, reading })
  if (!maker.ok) return maker
  const keep = async (made: MadeCopy, pageCount: number): Promise<RedactedRendering> => {
    const read = await readCopy(run.portal, made, run.signal)
    try {
      const pages = await copiedPages(run.portal, { sha256, extraction })
      await proveCopy({ ...made, ...read, ...{ removed, pages, pageCount, boxes: 0 }, what: 'The rendering' })
      const kept = await run.portal.evidence.put(createReadStream(made.path))
      return { ...(await keepCopy(run.portal, kept, read)), maker: maker.value }
    } finally {
      await read.spool.discard()
    }
  }
  const task = { sha256, mediaType, extraction, redacted: { removed, copySha256: copy.sha256 } }
  try {
    return await renderForBinding(run, task, keep)
  } catch (problem) {
    if (isNoFault(run, problem)) throw problem
    // What readers are shown was proved before, and is not kept from them for want of a rendering.
    const isExpected = problem instanceof PortalError
    if (!isExpected) console.error(`[jobs] rendering the redacted copy ${copy.sha256}`, problem)
    return refuse(
      `${isExpected ? inSentence(problem.message) : 'It could not be rendered.'} A dossier holds the redacted copy beside itself.`,
    )
  }
}

/**
 * What makes the pages that dossiers bind of a text whole: the redacted ones are to be the same. Refuses in words where those
 * have numbers for ever, and other rules or another text set them; without numbers they are set anew.
 */
async function makerOfPages(
  { db }: Portal,
  { sha256, extraction, reading }: Base,
): Promise<Result<string, string>> {
  const standing = await standingMaker(db, sha256)
  const { textSha256 } = await db.extraction.findUniqueOrThrow({
    where: { sha256_number: { sha256, number: extraction } },
    select: { textSha256: true },
  })
  const readings = await db.extraction.findMany({
    where: { sha256, textSha256 },
    select: { extractor: true },
  })
  if (standing && readings.some(({ extractor }) => renderedBy(extractor) === standing)) return ok(standing)
  if (standing === null || (await db.batesRange.count({ where: { sha256 } })) === 0)
    return ok(renderedBy(reading.extractor))
  return refuse(
    'The pages of its rendering have Bates numbers, and another release or reading made them, so they cannot be set without what is redacted. A dossier holds the redacted copy beside itself.',
  )
}

/** What made the rendering that dossiers bind of a text; null where there is none. */
export async function standingMaker(db: Transaction, sha256: string): Promise<string | null> {
  const standing = await db.copy.findFirst({
    where: { madeOf: sha256, purpose: 'standard' },
    select: { maker: true },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
  })
  return standing?.maker ?? null
}

/** Whether the job is no longer to be done, or waits for room on the disk: then it is done whole another time. */
function isNoFault({ signal }: JobRun, problem: unknown): boolean {
  const code = problem instanceof PortalError ? problem.code : null
  return signal.aborted || code === 'cancelled' || code === 'job-lost' || isDiskFull(problem)
}

function inSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}

/** Makes it the rendering that public dossiers bind for one redacted copy, as long as readers are shown that. */
export async function keepRendering(
  tx: Transaction,
  { portal, job }: JobRun,
  { sha256, sizeBytes, pageCount, maker }: RedactedRendering,
  of: { documentId: string; madeOf: string; madeOfNumber: number; number: number; recipeSha256: string },
): Promise<void> {
  const key = { ...of, purpose: 'redacted-rendering', maker }
  if ((await tx.copy.count({ where: key })) > 0) return
  const made = { sha256, sizeBytes, pages: pageCount, reasons: canonicalJson(['text']) }
  await tx.copy.create({ data: { id: randomUUID(), ...key, ...made, madeAt: portal.now() } })
  const after = { rendering: sha256, of: of.number, pages: pageCount, maker }
  await appendAudit(tx, portal, [
    {
      ...{ actor: job.by, action: 'version.render', subject: 'document', subjectId: of.documentId },
      after,
    },
  ])
}
