import type { Portal } from '../portal.server'
import type { ExtractionProblem, Flag, Part } from '../domain/extraction'
import { namesNoDocument } from '../domain/declaredType'
import { receiptState, type ReceiptState } from '../domain/receiptState'
import { titleOf } from '../domain/titleAndDate'
import { recordOf } from '../catalog/recordRow'
import { lastJobs, type ShownJob } from '../jobs/readJobs.server'
import { holdsMany } from './fileReceipts.server'

/** A document as intake names it. */
export type NamedDocument = { id: string; title: string; isDraft: boolean }

/** A receipt as intake shows it. */
export type ShownReceipt = {
  id: string
  sha256: string
  fileName: string
  mediaType: string
  sizeBytes: number
  method: string
  receivedAt: Date
  receivedBy: string | null
  receivedFrom: string | null
  sourceUrl: string | null
  capturedAt: string | null
  state: ReceiptState
  document: NamedDocument | null
  /** What was taken out of it: how many parts, and the first documents that they became. */
  taken: { parts: number; documents: NamedDocument[] }
  /** The receipt of the original that it was taken out of. */
  containerId: string | null
  partPath: string | null
  /** The step that reads it, or read it last. */
  job: ShownJob | null
  reading: {
    extractor: string
    pageCount: number
    flags: Flag[]
    problem: ExtractionProblem | null
    partCount: number
    /** It holds documents and is none itself: its parts are listed before they are taken. */
    holdsMany: boolean
  } | null
}

/** Documents of its parts that are named beside an original. */
const MOST_NAMED = 3

const WITH_ALL = {
  original: {
    select: {
      mediaType: true,
      sizeBytes: true,
      extractions: { orderBy: { number: 'desc' as const }, take: 1 },
    },
  },
  receivedBy: { select: { name: true } },
  document: true,
  parts: {
    where: { documentId: { not: null } },
    select: { document: true },
    orderBy: [{ receivedAt: 'asc' as const }, { id: 'asc' as const }],
    take: MOST_NAMED,
  },
  _count: { select: { parts: true } },
}

/**
 * Receipts that came by themselves, the last first; parts of others stand on the page of what they were in. What waits
 * for a person is counted, and such parts are among it.
 */
export async function listReceipts(
  portal: Portal,
  filter: { state: 'waiting' | 'all' },
  window: { skip: number; take: number },
): Promise<{ receipts: ShownReceipt[]; total: number; waiting: number }> {
  const all = { method: { not: 'part' } }
  const where = filter.state === 'waiting' ? WAITS : all
  const [rows, total, waiting] = await Promise.all([
    portal.db.provenance.findMany({
      where,
      include: WITH_ALL,
      orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
      ...window,
    }),
    portal.db.provenance.count({ where }),
    countWaiting(portal),
  ])
  return { receipts: await shown(portal, rows), total, waiting }
}

/** Receipts that were read, and of which a person has to say what they are. */
const WAITS = {
  documentId: null,
  setAsideAt: null,
  parts: { none: {} },
  original: { extractions: { some: {} } },
}

/** How many files wait for a person to say what they are. */
export function countWaiting(portal: Portal): Promise<number> {
  return portal.db.provenance.count({ where: WAITS })
}

function findRow(portal: Portal, id: string) {
  return portal.db.provenance.findUnique({ where: { id }, include: WITH_ALL })
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>

/** A receipt by its id, or null. */
export async function showReceipt(portal: Portal, id: string): Promise<ShownReceipt | null> {
  const row = await findRow(portal, id)
  return row && (await shown(portal, [row]))[0]!
}

/**
 * A part of an original, and the receipt of it where it was taken. `notTaken` says why it is not chosen unless somebody
 * does so: it was tried, or it says itself that it is no document that is read here.
 */
export type ShownPart = Part & { receipt: ShownReceipt | null; notTaken: string | null }

/** The parts of a receipt's original, in its order. */
export async function partsOf(portal: Portal, id: string): Promise<ShownPart[]> {
  const row = await findRow(portal, id)
  const text = row?.original.extractions[0]?.parts ?? '[]'
  const byPath = await takenParts(portal, id)
  const tried = await triedParts(portal, id)
  return (JSON.parse(text) as Part[]).map((part) => {
    const named = namesNoDocument(part.declaredType)
    const why = tried.has(part.path) ? TRIED : named && `Says that it is ${named}`
    const receipt = byPath.get(part.path) ?? null
    return { ...part, receipt, notTaken: receipt ? null : why }
  })
}

/** Receipts read at once: each brings what its reading says with it. */
const BATCH = 200

/** The receipts of what was taken out of an original, by the part that each is. */
async function takenParts(portal: Portal, containerId: string): Promise<Map<string | null, ShownReceipt>> {
  const found = new Map<string | null, ShownReceipt>()
  for (let after = ''; ;) {
    const rows = await portal.db.provenance.findMany({
      where: { containerId, id: { gt: after } },
      include: WITH_ALL,
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    if (rows.length === 0) return found
    after = rows.at(-1)!.id
    for (const receipt of await shown(portal, rows)) found.set(receipt.partPath, receipt)
  }
}

const TRIED = 'Could not be taken'

/** Paths of the parts that a step which is done was to take. */
async function triedParts(portal: Portal, id: string): Promise<Set<string>> {
  const jobs = await portal.db.job.findMany({
    where: { kind: 'take', subject: id, state: 'done' },
    select: { input: true },
  })
  return new Set(jobs.flatMap(({ input }) => (JSON.parse(input) as { paths: string[] }).paths))
}

/** A document that has the very words of an original, in other bytes. */
export type NearDuplicate = NamedDocument & { version: number }

/** Documents that an original may be another copy or version of, as its words are theirs. */
export async function nearDuplicatesOf(portal: Portal, sha256: string): Promise<NearDuplicate[]> {
  const reading = await portal.db.extraction.findFirst({
    where: { sha256, wordsSha256: { not: null } },
    orderBy: { number: 'desc' },
    select: { wordsSha256: true },
  })
  if (!reading) return []
  const alike = await portal.db.version.findMany({
    where: { reading: { wordsSha256: reading.wordsSha256, sha256: { not: sha256 } } },
    include: { document: true },
    orderBy: [{ documentId: 'asc' }, { number: 'asc' }],
    distinct: ['documentId'],
    take: MOST_OFFERED,
  })
  return alike.map(({ number, document }) => ({ ...nameOf(document), version: number }))
}

/** Documents offered for one original: more are not told apart by eye. */
const MOST_OFFERED = 10

async function shown(portal: Portal, rows: readonly Row[]): Promise<ShownReceipt[]> {
  const jobs = await lastJobs(
    portal,
    'extract',
    rows.map((row) => row.sha256),
  )
  return rows.map(
    ({
      original,
      receivedBy,
      document,
      setAsideAt,
      parts,
      _count,
      versionKind: _,
      versionNote: __,
      ...row
    }) => {
      const job = jobs.get(row.sha256) ?? null
      const { documentId: ___, ...rest } = row
      const read = original.extractions[0] ?? null
      return {
        ...rest,
        mediaType: original.mediaType,
        sizeBytes: original.sizeBytes,
        receivedBy: receivedBy?.name ?? null,
        document: document && nameOf(document),
        taken: {
          parts: _count.parts,
          documents: parts.flatMap((part) => (part.document ? [nameOf(part.document)] : [])),
        },
        state: receiptState(read !== null, job?.state ?? null, {
          isFiled: document !== null,
          isTaken: _count.parts > 0,
          isAside: setAsideAt !== null,
        }),
        job,
        reading: read && {
          extractor: read.extractor,
          pageCount: read.pageCount,
          flags: JSON.parse(read.flags) as Flag[],
          problem: read.problem === null ? null : (JSON.parse(read.problem) as ExtractionProblem),
          partCount: (JSON.parse(read.parts) as Part[]).length,
          holdsMany: holdsMany(original.mediaType),
        },
      }
    },
  )
}

function nameOf(row: Parameters<typeof recordOf>[0] & { state: string }): NamedDocument {
  const record = recordOf(row)
  return { id: record.id, title: titleOf(record), isDraft: row.state === 'draft' }
}
