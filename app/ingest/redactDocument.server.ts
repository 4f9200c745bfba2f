import { randomUUID, createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { appendAudit } from '../audit/appendAudit.server'
import { askForPlacing } from '../catalog/addVersion.server'
import { forgetBrieflyHeld } from '../catalog/brieflyHeld.server'
import { raiseRevision } from '../catalog/changeCatalog.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import { lockCatalog } from '../catalog/recordGuard.server'
import { withholdQuotes, type CopyOf } from '../catalog/withhold.server'
import type { Transaction } from '../db/database.server'
import { canonicalJson } from '../domain/canonicalJson'
import type { OriginalType } from '../domain/extraction'
import { stretchesOf } from '../domain/redaction/redaction'
import type { Result } from '../domain/result'
import type { Actor } from '../domain/roles'
import { COPY_MAKER, makeCopy, type MadeCopy } from '../extract/makeCopy.server'
import { wakeJobs } from '../jobs/enqueue.server'
import { neverAgain, type JobHandler, type JobRun } from '../jobs/job'
import type { Portal } from '../portal.server'
import {
  holdsIn,
  redactable,
  redactionOf,
  WITH_CREATOR,
  type KeptRedaction,
} from '../redactions/redactionRow'
import { copiedPages } from './copiedPages.server'
import { keepCopy, readCopy, type KeptCopy } from './keepCopy.server'
import { proveCopy } from './proveCopy.server'
import { keepRendering, renderRedacted, type RedactedRendering } from './renderRedacted.server'

/**
 * Makes the redacted copies of a document, of the versions that `redactable` names. Every copy is read again and searched
 * for what it must not hold before readers are shown it; one that fails is kept from them, and the step says what was found.
 */
export const redactDocumentJob: JobHandler = async (run) => {
  const { portal, job, progress } = run
  const documentId = job.subject
  const redactions = await findRedactions(portal.db, documentId)
  const bases = await basesOf(portal, documentId, redactions)
  const made: Made[] = []
  for (const [at, base] of bases.entries()) {
    progress(at, bases.length)
    const copy = await copyOf(run, base)
    made.push({ base, copy, rendering: await renderRedacted(run, base, copy) })
  }
  await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const now = await findRedactions(tx, documentId)
    // Somebody marked or lifted something meanwhile: another job was asked for, and makes what is right then.
    if (recipeOf(now) === recipeOf(redactions)) for (const it of made) await showCopy(tx, run, documentId, it)
    await withholdQuotes(tx, documentId)
    await raiseRevision(tx, portal.now())
    const problems = made.flatMap(({ rendering }) => (rendering && !rendering.ok ? [rendering.refusal] : []))
    await run.finish(tx, problems[0])
  })
  forgetCatalog(portal)
  forgetBrieflyHeld(portal)
  wakeJobs(portal)
}

type Made = {
  base: Base
  copy: KeptCopy & { of: CopyOf; recipeSha256: string }
  /** Of a text: what a public dossier binds, or why there is nothing. */
  rendering: Result<RedactedRendering, string> | null
}
type Base = Awaited<ReturnType<typeof basesOf>>[number]

async function findRedactions(db: Transaction, documentId: string): Promise<KeptRedaction[]> {
  const rows = await db.redaction.findMany({
    where: { documentId },
    include: WITH_CREATOR,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(redactionOf)
}

async function basesOf(portal: Portal, documentId: string, redactions: readonly KeptRedaction[]) {
  if (redactions.length === 0) return []
  const versions = await portal.db.version.findMany({
    where: { documentId, kind: { not: 'redacted' } },
    orderBy: [{ currentSince: 'desc' }, { number: 'desc' }],
    include: { reading: { include: { original: true } } },
  })
  const bases = redactable(versions, redactions)
  return bases.map((base) => ({
    ...base,
    marks: redactions.filter((mark) => holdsIn(mark, base, versions)),
  }))
}

/** Stands for what a copy is to be without. */
function recipeOf(marks: readonly KeptRedaction[]): string {
  const told = marks.map(({ createdAt: _, createdBy: __, id: ___, ...mark }) => canonicalJson(mark)).sort()
  return createHash('sha256').update(canonicalJson(told)).digest('hex')
}

async function copyOf(run: JobRun, base: Base): Promise<Made['copy']> {
  const { portal, signal } = run
  const { sha256, extraction, marks } = base
  const pages = await copiedPages(portal, { sha256, extraction })
  const { mediaType, sizeBytes } = base.reading.original
  const task = {
    pages,
    removed: stretchesOf(pages, marks),
    boxes: marks.flatMap((mark) => (mark.kind === 'box' ? [mark] : [])),
    sought: marks.filter(({ kind }) => kind === 'words' || kind === 'pattern'),
  }
  const keep = async (made: MadeCopy) => {
    const file = { path: made.path, sizeBytes: made.sizeBytes }
    const read = await readCopy(portal, file, signal)
    try {
      const of = await proveCopy({ ...made, ...read, pages, boxes: task.boxes.length })
      const { size } = await stat(made.path)
      const kept = await portal.evidence.put(createReadStream(made.path), { maxBytes: size })
      return { ...(await keepCopy(portal, kept, read)), of, recipeSha256: recipeOf(marks) }
    } finally {
      await read.spool.discard()
    }
  }
  const copied = await portal.evidence.withFile(sha256, (path) =>
    makeCopy({ path, sizeBytes }, mediaType as OriginalType, task, keep, signal),
  )
  if (!copied) throw neverAgain('The original’s bytes are missing from the store. Run verify-evidence.')
  return copied
}

/** Makes a copy the version that readers are shown in place of the one that it was made of. */
async function showCopy(tx: Transaction, run: JobRun, documentId: string, made: Made) {
  const { base, copy, rendering } = made
  const number = await showVersion(tx, run, documentId, made)
  const key = { documentId, madeOf: base.sha256, madeOfNumber: base.number, number }
  if (rendering?.ok)
    await keepRendering(tx, run, rendering.value, { ...key, recipeSha256: copy.recipeSha256 })
}

/** Answers the number of the version that readers are shown: the one that they were shown of the same copy, or a new one. */
async function showVersion(
  tx: Transaction,
  { portal, job }: JobRun,
  documentId: string,
  { base, copy }: Made,
): Promise<number> {
  const { sha256, extraction, sizeBytes, pageCount, of, recipeSha256 } = copy
  const key = { documentId, purpose: 'redacted', madeOfNumber: base.number, recipeSha256, sha256 }
  const held = await tx.copy.findFirst({ where: key, select: { number: true } })
  if (held?.number) {
    await tx.version.update({
      where: { documentId_number: { documentId, number: held.number } },
      data: { withheld: false, currentSince: justBefore(base.currentSince) },
    })
    await logShown(tx, portal, job.by, documentId, {
      version: held.number,
      madeOf: base.number,
      copy: sha256,
    })
    return held.number
  }
  const last = await tx.version.aggregate({ where: { documentId }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  const at = portal.now()
  await tx.version.create({
    data: {
      ...{ documentId, number, sha256, extraction, kind: 'redacted', redactionOf: base.number },
      note: `Version ${base.number} without what was redacted`,
      currentSince: justBefore(base.currentSince),
      createdAt: at,
      createdById: job.by.accountId,
    },
  })
  await tx.copy.create({
    data: {
      ...{ id: randomUUID(), ...key, madeOf: base.sha256, sizeBytes, pages: pageCount, number },
      reasons: canonicalJson(of),
      maker: COPY_MAKER,
      madeAt: at,
    },
  })
  await askForPlacing(tx, portal, job.by, documentId, number)
  const stretches = of.removed.length
  const shown = { version: number, madeOf: base.number, copy: sha256, maker: COPY_MAKER, stretches }
  await logShown(tx, portal, job.by, documentId, shown)
  return number
}

/** That readers see a copy from now on; pages that are kept for them are made anew with each row of the log. */
function logShown(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  documentId: string,
  after: object,
): Promise<void> {
  return appendAudit(tx, portal, [
    { actor, action: 'version.redact', subject: 'document', subjectId: documentId, after },
  ])
}

/** People with an account go on to see the version itself; for others, it is the last that they see. */
function justBefore(instant: Date): Date {
  return new Date(instant.getTime() - 1)
}
