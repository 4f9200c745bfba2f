import { appendAudit } from '../audit/appendAudit.server'
import { addVersion } from '../catalog/addVersion.server'
import { raiseRevision } from '../catalog/changeCatalog.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import type { Transaction } from '../db/database.server'
import { canonicalJson } from '../domain/canonicalJson'
import type { Extraction } from '../domain/extraction'
import { explainMediaType } from '../domain/mediaType'
import type { Actor } from '../domain/roles'
import { extractOriginal, type ExtractLimits } from '../extract/extractOriginal.server'
import { NO_FACTS } from '../extract/noFacts'
import { neverAgain, type JobHandler, type JobRun } from '../jobs/job'
import { wakeJobs } from '../jobs/enqueue.server'
import type { Portal } from '../portal.server'
import { declaredCharset } from './declaredCharset.server'
import { fileReceipts } from './fileReceipts.server'
import { askForOcr } from './askForOcr.server'
import { askForCopy } from './copyForBinding.server'
import { keepPages, keepReading, type Reading } from './keepReading.server'
import { openPageSpool, type PageSpool } from './pageSpool.server'

/**
 * What a reading came to. *same*: the very reading that is held. *restored*: the same, but its pages were lost and are
 * back. *findings*: the same text, other findings. *text*: other text.
 */
export type ReadOutcome = {
  is: 'first' | 'same' | 'restored' | 'findings' | 'text'
  pageCount: number
  problem: string | null
}

type ReadOptions = {
  by: Actor
  signal: AbortSignal
  onProgress: (pages: number, total: number) => void
  limits?: ExtractLimits
  /** The job that it is done for: it ends in the transaction that keeps the reading. */
  job?: Pick<JobRun, 'finish' | 'postpone'>
}

/** Reads an original that was received, and files it. One that was read before is only filed. */
export const readOriginalJob: JobHandler = (run) => readWithin(run)

/** As `readOriginalJob`, where one reading may take no more than this. */
export async function readWithin(run: JobRun, limits?: ExtractLimits): Promise<void> {
  const { portal, job, signal, progress } = run
  const sha256 = job.subject
  const isRead = await portal.db.$transaction((tx) => fileAndEnd(tx, portal, sha256, run))
  if (isRead) return announce(portal)
  await readOriginal(portal, sha256, { by: job.by, signal, onProgress: progress, limits, job: run })
}

/** Files an original that was read, and ends the job, or has it look again where a version waits. False where it was not read. */
async function fileAndEnd(
  tx: Transaction,
  portal: Portal,
  sha256: string,
  job: ReadOptions['job'],
): Promise<boolean> {
  const filed = await fileReceipts(tx, portal, sha256)
  if (filed === 'not-read') return false
  await (filed === 'filed' ? job?.finish(tx) : job?.postpone(tx))
  return true
}

/**
 * Reads an original and keeps the reading beside those that are held, with a new version of each document where the
 * text is another. Its pages go through the disk, so that a file of any length takes little memory.
 */
export async function readOriginal(
  portal: Portal,
  sha256: string,
  options: ReadOptions,
): Promise<ReadOutcome> {
  const spool = await openPageSpool(portal)
  try {
    const reading = await readInto(spool, portal, sha256, options)
    options.signal.throwIfAborted()
    const is = await portal.db.$transaction((tx) => keep(tx, portal, sha256, reading, spool, options))
    announce(portal)
    return { is, pageCount: reading.pageCount, problem: reading.problem?.message ?? null }
  } finally {
    await spool.discard()
  }
}

function announce(portal: Portal) {
  forgetCatalog(portal)
  wakeJobs(portal)
}

async function readInto(
  spool: PageSpool,
  portal: Portal,
  sha256: string,
  { signal, onProgress, limits }: ReadOptions,
): Promise<Reading> {
  const original = await portal.db.original.findUnique({ where: { sha256 } })
  const charset = await declaredCharset(portal, sha256)
  const read = original
    ? await portal.evidence.withFile(sha256, (path) =>
        extractOriginal(
          { path, sizeBytes: original.sizeBytes, charset },
          { onPage: spool.add, onProgress, signal, limits },
        ),
      )
    : null
  if (!read) throw neverAgain('Its bytes are missing from the store. Run verify-evidence.')
  const {
    mediaType: _,
    pages: __,
    ...found
  } = read.ok ? read.value : unreadable(explainMediaType(read.refusal))
  return { ...found, ...(await spool.end()) }
}

/** An original whose kind turns out not to be what its first bytes promise: kept, with a clear state. */
function unreadable(message: string): Extraction {
  const found = {
    pages: [],
    facts: NO_FACTS,
    flags: [],
    parts: [],
    problem: { reason: 'damaged' as const, message },
  }
  return { mediaType: 'text/plain', extractor: 'none', ...found }
}

async function keep(
  tx: Transaction,
  portal: Portal,
  sha256: string,
  reading: Reading,
  spool: PageSpool,
  { by, job }: ReadOptions,
): Promise<ReadOutcome['is']> {
  const latest = await tx.extraction.findFirst({
    where: { sha256, basedOn: null },
    orderBy: { number: 'desc' },
  })
  const is = await compare(tx, latest, reading)
  const number = (await tx.extraction.count({ where: { sha256 } })) + 1
  if (is === 'restored') await keepPages(tx, { sha256, number: latest!.number }, spool.batches())
  else if (is !== 'same') await keepReading(tx, { sha256, number }, reading, spool.batches(), portal.now())
  if (is === 'text') await addReadings(tx, portal, by, sha256, number)
  await askForOcr(tx, portal, by, {
    sha256,
    number: is === 'same' || is === 'restored' ? latest!.number : number,
  })
  await askForCopy(tx, portal, by, { sha256, pageCount: reading.problem ? 0 : reading.pageCount })
  // The text is what its versions showed; what was found in the file is known better now.
  if (is === 'findings')
    await tx.version.updateMany({
      where: { sha256, extraction: latest!.number },
      data: { extraction: number },
    })
  await fileAndEnd(tx, portal, sha256, job)
  if (is === 'same') return is
  await raiseRevision(tx, portal.now())
  await appendAudit(tx, portal, [
    {
      actor: by,
      action: latest ? 'original.reread' : 'original.read',
      subject: 'original',
      subjectId: sha256,
      before: latest ? { extractor: latest.extractor, pages: latest.pageCount } : undefined,
      after: {
        extractor: reading.extractor,
        pages: reading.pageCount,
        problem: reading.problem?.reason ?? null,
      },
    },
  ])
  return is
}

type Latest = Awaited<ReturnType<Transaction['extraction']['findFirst']>>

async function compare(tx: Transaction, latest: Latest, reading: Reading): Promise<ReadOutcome['is']> {
  if (!latest) return 'first'
  if (latest.textSha256 !== reading.textSha256 || latest.pageCount !== reading.pageCount) return 'text'
  if (!isSameFinding(latest, reading)) return 'findings'
  const { sha256, number } = latest
  const pagesHeld = await tx.page.count({ where: { sha256, extraction: number } })
  return pagesHeld === latest.pageCount ? 'same' : 'restored'
}

function isSameFinding(
  held: { extractor: string; facts: string; flags: string; parts: string; problem: string | null },
  { extractor, facts, flags, parts, problem }: Reading,
): boolean {
  return (
    held.extractor === extractor &&
    held.facts === canonicalJson(facts) &&
    held.flags === canonicalJson(flags) &&
    held.parts === canonicalJson(parts) &&
    held.problem === (problem && canonicalJson(problem))
  )
}

/** Another text of the same bytes: a further version of each document, current where the one that it reads anew was. */
export async function addReadings(
  tx: Transaction,
  portal: Portal,
  by: Actor,
  sha256: string,
  extraction: number,
) {
  const holders = await tx.version.findMany({
    where: { sha256 },
    select: { documentId: true },
    distinct: ['documentId'],
  })
  for (const { documentId } of holders) {
    const current = await tx.version.findFirst({
      where: { documentId },
      orderBy: [{ currentSince: 'desc' }, { number: 'desc' }],
    })
    const becomesCurrent = current?.sha256 === sha256
    const version = { documentId, sha256, extraction, kind: 'reading' as const, note: '', becomesCurrent }
    await addVersion(tx, portal, by, version)
  }
}
