import { appendAudit } from '../audit/appendAudit.server'
import { raiseRevision } from '../catalog/changeCatalog.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import {
  isPicture,
  type ExtractedPage,
  type ExtractionProblem,
  type Flag,
  type OriginalFacts,
  type OriginalType,
  type Part,
  type WordBox,
} from '../domain/extraction'
import { OCR_ENGINE, recognisePages } from '../extract/recognisePages.server'
import { wakeJobs } from '../jobs/enqueue.server'
import { neverAgain, type JobHandler, type JobRun } from '../jobs/job'
import type { Portal } from '../portal.server'
import { askForCopy } from './copyForBinding.server'
import { keepReading, type Reading } from './keepReading.server'
import { openOcrCache, type OcrCache } from './ocrCache.server'
import { openPageSpool, type PageSpool } from './pageSpool.server'
import { addReadings } from './readOriginal.server'

/** Pages taken from the database at a time. */
const BATCH = 50

/**
 * Has OCR read the pages of a reading that need it: `subject` is the original, `input.reading` the number. What comes of it
 * is a reading of its own, so that the text without OCR stays as it was, and a further version of each document that
 * showed it. Pages are kept as they are read: after a restart the step goes on with the next.
 */
export const recogniseOriginalJob: JobHandler = async (run) => {
  const { portal, job, signal } = run
  const base = await findReading(portal, job.subject, Number(job.input.reading))
  if (!base) throw neverAgain('There is no such reading of the original any more.')
  const cache = await openOcrCache(portal, base, OCR_ENGINE)
  const flags = await recogniseMissing(run, base, cache)
  signal.throwIfAborted()
  const spool = await openPageSpool(portal)
  try {
    await spoolPages(portal, base, cache, spool)
    const hashes = await spool.end()
    await keep(run, base, { ...completed(base, flags), ...hashes }, spool)
  } finally {
    await spool.discard()
  }
  await cache.discard()
  forgetCatalog(portal)
  wakeJobs(portal)
}

type Base = NonNullable<Awaited<ReturnType<typeof findReading>>>

function findReading(portal: Portal, sha256: string, number: number) {
  return portal.db.extraction.findUnique({
    where: { sha256_number: { sha256, number } },
    include: { original: { select: { mediaType: true, sizeBytes: true } } },
  })
}

async function recogniseMissing(
  { portal, signal, progress }: JobRun,
  { sha256, number, original }: Base,
  cache: OcrCache,
): Promise<Flag[]> {
  const candidates = await portal.db.page.findMany({
    where: { sha256, extraction: number, isOcrCandidate: true },
    select: { number: true },
    orderBy: { number: 'asc' },
  })
  const missing: number[] = []
  for (const page of candidates) if (!(await cache.get(page.number))) missing.push(page.number)
  let done = candidates.length - missing.length
  progress(done, candidates.length)
  if (missing.length === 0) return []
  let kept: Promise<void> = Promise.resolve()
  const onPage = (page: ExtractedPage) => {
    kept = kept.then(async () => {
      await cache.put(page)
      progress((done += 1), candidates.length)
    })
    // A full disk is heard of at the end: until then nobody else waits for it, and it must not end the process.
    kept.catch(() => {})
  }
  const read = await portal.evidence.withFile(sha256, (path) =>
    recognisePages({ path, sizeBytes: original.sizeBytes }, original.mediaType as OriginalType, missing, {
      onPage,
      signal,
    }).finally(() => kept),
  )
  if (!read) throw neverAgain('Its bytes are missing from the store. Run verify-evidence.')
  return read.flags
}

/** All pages in order: as OCR read them where it found words, and else as they were. */
async function spoolPages(
  portal: Portal,
  { sha256, number }: Base,
  cache: OcrCache,
  spool: PageSpool,
): Promise<void> {
  for (let after = 0; ;) {
    const rows = await portal.db.page.findMany({
      where: { sha256, extraction: number, number: { gt: after } },
      orderBy: { number: 'asc' },
      take: BATCH,
    })
    if (rows.length === 0) return
    after = rows.at(-1)!.number
    for (const { sha256: _, extraction: __, widthPt, heightPt, words, method, ...row } of rows) {
      const held: ExtractedPage = {
        ...row,
        method: method as ExtractedPage['method'],
        size: widthPt === null || heightPt === null ? null : { widthPt, heightPt },
        words: words === null ? null : (JSON.parse(words) as WordBox[]),
      }
      const read = row.isOcrCandidate ? await cache.get(row.number) : null
      spool.add(
        read && read.text !== ''
          ? { ...read, label: row.label ?? read.label }
          : { ...held, isOcrCandidate: false },
      )
    }
  }
}

/** What the reading says beside its pages. That it has no text is no problem any more. */
function completed(base: Base, ocrFlags: Flag[]): Omit<Reading, 'pageCount' | 'textSha256' | 'wordsSha256'> {
  const problem = base.problem === null ? null : (JSON.parse(base.problem) as ExtractionProblem)
  return {
    extractor: `${base.extractor}; ${OCR_ENGINE}`,
    basedOn: base.number,
    facts: JSON.parse(base.facts) as OriginalFacts,
    flags: [...(JSON.parse(base.flags) as Flag[]), ...ocrFlags],
    parts: JSON.parse(base.parts) as Part[],
    problem: problem?.reason === 'no-text' ? null : problem,
  }
}

async function keep(
  { portal, job, finish }: JobRun,
  base: Base,
  reading: Reading,
  spool: PageSpool,
): Promise<void> {
  const { sha256 } = base
  await portal.db.$transaction(async (tx) => {
    const number = (await tx.extraction.count({ where: { sha256 } })) + 1
    await keepReading(tx, { sha256, number }, reading, spool.batches(), portal.now())
    if (reading.textSha256 !== base.textSha256) await addReadings(tx, portal, job.by, sha256, number)
    if (isPicture(base.original.mediaType)) await askForCopy(tx, portal, job.by, { sha256, ...reading })
    await raiseRevision(tx, portal.now())
    const after = { extractor: reading.extractor, pages: reading.pageCount }
    await appendAudit(tx, portal, [
      { actor: job.by, action: 'original.recognise', subject: 'original', subjectId: sha256, after },
    ])
    await finish(tx)
  })
}
