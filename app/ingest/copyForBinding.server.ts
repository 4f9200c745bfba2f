import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendAudit } from '../audit/appendAudit.server'
import { lockCatalog } from '../catalog/recordGuard.server'
import { canonicalJson } from '../domain/canonicalJson'
import type { Transaction } from '../db/database.server'
import { renderedBy } from '../dossier/rendering/textRenderer'
import { isPicture, isTextAlone, type OriginalType } from '../domain/extraction'
import { ok, refuse, type Result } from '../domain/result'
import type { StandardFault } from '../domain/standardFault'
import type { Actor } from '../domain/roles'
import { judgeStandard } from '../extract/judgeStandard.server'
import { COPY_MAKER, makeCopy, type MadeCopy } from '../extract/makeCopy.server'
import { enqueue } from '../jobs/enqueue.server'
import { neverAgain, type JobHandler, type JobRun } from '../jobs/job'
import type { Portal } from '../portal.server'
import { copiedPages } from './copiedPages.server'
import { keepCopy, readCopy, type KeptCopy } from './keepCopy.server'
import { MOST_BOUND_PAGES, renderForBinding } from './renderForBinding.server'

/**
 * Asks for a PDF to be judged, and copied where it would break the standard of a dossier; for a picture, whose words were
 * read, and for a text to be set on pages. Once for each maker.
 */
export async function askForCopy(
  tx: Transaction,
  portal: Portal,
  by: Actor,
  { sha256, pageCount }: { sha256: string; pageCount: number },
): Promise<void> {
  if (pageCount === 0 || pageCount > MOST_BOUND_PAGES) return
  const original = await tx.original.findUnique({ where: { sha256 } })
  if (!original || original.isCopy) return
  const reading = await tx.extraction.findFirst({ where: { sha256 }, orderBy: { number: 'desc' } })
  if (!reading || !(await isBindable(tx, original, reading.number))) return
  const maker = makerOf(original, reading)
  const held = await tx.copy.count({ where: { madeOf: sha256, purpose: 'standard', maker } })
  if (held === 0) await enqueue(tx, portal, { kind: 'copy', subject: sha256, by })
}

/** Whether pages can be bound of it: of a picture only once no words of it are to be read any more. */
async function isBindable(
  tx: Transaction,
  { sha256, mediaType }: { sha256: string; mediaType: string },
  extraction: number,
): Promise<boolean> {
  if (!isPicture(mediaType)) return true
  return (await tx.page.count({ where: { sha256, extraction, isOcrCandidate: true } })) === 0
}

/** What makes the copy. A rendering has the words of one reading, so that another reading gives another rendering. */
function makerOf({ mediaType }: { mediaType: string }, { extractor }: { extractor: string }): string {
  return isTextAlone(mediaType) ? renderedBy(extractor) : COPY_MAKER
}

/**
 * Makes a copy of an original that a dossier can bind without breaking PDF/A-2a. Of a PDF or a picture: each page as a
 * picture, with the original's own words laid over it, unseen, at their places; of a text: a rendering. One that needs
 * none is let be. The original stays what is quoted and hashed.
 */
export const copyForBindingJob: JobHandler = async (run) => {
  const { portal, job } = run
  const sha256 = job.subject
  const original = await portal.db.original.findUnique({ where: { sha256 } })
  const reading = await portal.db.extraction.findFirst({ where: { sha256 }, orderBy: { number: 'desc' } })
  if (!original || !reading) throw neverAgain('The original was not read.')
  const reasons = await reasonsFor(run, original)
  const maker = makerOf(original, reading)
  const made = reasons.length === 0 ? ok(null) : await copyOrSay(run, original, reading.number)
  await portal.db.$transaction(async (tx) => {
    const kept = made.ok && made.value ? await keep(tx, run, sha256, made.value, { reasons, maker }) : made
    await run.finish(tx, kept.ok ? undefined : kept.refusal)
  })
}

async function reasonsFor(
  { portal, signal }: JobRun,
  { sha256, mediaType, sizeBytes }: { sha256: string; mediaType: string; sizeBytes: number },
): Promise<StandardFault[]> {
  if (isPicture(mediaType)) return ['picture']
  if (isTextAlone(mediaType)) return ['text']
  const judged = await portal.evidence.withFile(sha256, (path) => judgeStandard({ path, sizeBytes }, signal))
  if (!judged) throw neverAgain('Its bytes are missing from the store. Run verify-evidence.')
  return judged
}

type Copied = { sha256: string; mediaType: string; sizeBytes: number }

/** The copy; refuses, in words, a text that cannot be rendered. */
async function copyOrSay(
  run: JobRun,
  original: Copied,
  extraction: number,
): Promise<Result<KeptCopy | null, string>> {
  if (!isTextAlone(original.mediaType)) return ok(await copy(run, original, extraction))
  return renderForBinding(run, { ...original, extraction }, (made, pages) => keepBytes(run, made, pages))
}

async function copy(
  run: JobRun,
  { sha256, mediaType, sizeBytes }: Copied,
  extraction: number,
): Promise<KeptCopy | null> {
  const { portal, signal } = run
  const pages = await copiedPages(portal, { sha256, extraction })
  const task = { pages, ...{ removed: [], boxes: [], sought: [] } }
  const take = (made: MadeCopy) => keepBytes(run, made, pages.length)
  return portal.evidence.withFile(sha256, (path) =>
    makeCopy({ path, sizeBytes }, mediaType as OriginalType, task, take, signal),
  )
}

/** Keeps the bytes of a copy, once they were read again and have the pages that they should have. */
async function keepBytes(
  { portal, signal }: JobRun,
  { path, sizeBytes }: MadeCopy,
  pages: number,
): Promise<KeptCopy> {
  const read = await readCopy(portal, { path, sizeBytes }, signal)
  try {
    if (read.texts.length !== pages) throw neverAgain('The copy has another number of pages. It is not used.')
    const kept = await portal.evidence.put(createReadStream(path))
    return await keepCopy(portal, kept, read)
  } finally {
    await read.spool.discard()
  }
}

/** Makes it the copy that dossiers bind. Refuses, in words, where another rendering has Bates numbers. */
async function keep(
  tx: Transaction,
  { portal, job }: JobRun,
  madeOf: string,
  { sha256, sizeBytes, pageCount }: KeptCopy,
  { reasons, maker }: { reasons: readonly StandardFault[]; maker: string },
): Promise<Result<null, string>> {
  // Numbers are given under the same lock: a page has one for ever, so what it shows stays too.
  await lockCatalog(tx)
  if (reasons.includes('text') && (await tx.batesRange.count({ where: { sha256: madeOf } })) > 0)
    return refuse('Its pages have Bates numbers, so the rendering that was numbered stays.')
  const madeAt = portal.now()
  await tx.copy.create({
    data: {
      ...{ id: randomUUID(), purpose: 'standard', madeOf, sha256, sizeBytes, pages: pageCount },
      ...{ reasons: canonicalJson(reasons), maker, madeAt },
    },
  })
  await appendAudit(tx, portal, [
    {
      ...{ actor: job.by, action: 'original.copy', subject: 'original', subjectId: madeOf },
      after: { copy: sha256, pages: pageCount, maker, reasons },
    },
  ])
  if (reasons.includes('text')) await askForRedacted(tx, portal, job.by, { madeOf, maker })
  return ok(null)
}

/** Asks for redacted texts to be set anew on the pages that were set anew whole. */
async function askForRedacted(
  tx: Transaction,
  portal: Portal,
  by: Actor,
  { madeOf, maker }: { madeOf: string; maker: string },
): Promise<void> {
  const redacted = await tx.copy.findMany({ where: { madeOf, purpose: 'redacted' } })
  for (const documentId of new Set(redacted.map((it) => it.documentId)))
    if (documentId !== null) {
      const rendering = { madeOf, documentId, purpose: 'redacted-rendering', maker }
      if ((await tx.copy.count({ where: rendering })) === 0)
        await enqueue(tx, portal, { kind: 'redact', subject: documentId, by })
    }
}
