import { createHash, randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import { raiseRevision } from '../catalog/changeCatalog.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import { canonicalJson } from '../domain/canonicalJson'
import type { Extraction } from '../domain/extraction'
import { cleanFileName } from '../domain/fileName'
import { explainMediaType } from '../domain/mediaType'
import { PortalError } from '../domain/portalError'
import { ok, refuse, type Result } from '../domain/result'
import type { Actor } from '../domain/roles'
import type { Transaction } from '../db/database.server'
import { extractOriginal } from '../extract/extractOriginal.server'
import type { Portal } from '../portal.server'

/** The largest original, in bytes: a long filing with scans; what is larger should be split into volumes. */
export const MOST_ORIGINAL_BYTES = 256 * 1024 * 1024

/** Pages in one INSERT, well within both databases' limits on bound values. */
const BATCH = 200

export type NewOriginal = {
  documentId: string
  /** As given by whoever brought it. */
  fileName: string
  method: 'upload' | 'command line'
  /** Where the bytes were captured, if told. */
  sourceUrl: string | null
}

export type AddedOriginal = { sha256: string; sizeBytes: number; pages: number; wasHeld: boolean }

/** `file`: the bytes were not taken, in a sentence that says why and what to do. */
export type AddOriginalRefusal = { reason: 'no-such-document' } | { reason: 'file'; message: string }

/**
 * Takes an original for a document: its bytes into the store of originals, its provenance into the catalog, its text
 * into pages, and a row into the log. A file that is not taken leaves nothing behind. The same bytes for the same
 * document again change nothing and are answered with `wasHeld`. Throws a PortalError where the store fails.
 */
export async function addOriginal(
  portal: Portal,
  actor: Actor,
  draft: NewOriginal,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<AddedOriginal, AddOriginalRefusal>> {
  const document = await portal.db.record.findFirst({
    where: { id: draft.documentId, kind: 'document' },
    select: { id: true },
  })
  if (!document) return refuse({ reason: 'no-such-document' })
  const taken = await takeBytes(portal, bytes)
  if (!taken.ok) return refuse({ reason: 'file', message: taken.refusal })
  const { sha256, sizeBytes, extracted } = taken.value
  const wasHeld = !(await recordOriginal(portal, actor, draft, { sha256, sizeBytes, extracted }))
  if (!wasHeld) forgetCatalog(portal)
  return ok({ sha256, sizeBytes, pages: extracted.pages.length, wasHeld })
}

type Taken = { sha256: string; sizeBytes: number; extracted: Extraction }

async function takeBytes(portal: Portal, bytes: AsyncIterable<Uint8Array>): Promise<Result<Taken, string>> {
  let extracted: Extraction | null = null
  try {
    const { sha256, sizeBytes } = await portal.evidence.put(bytes, {
      maxBytes: MOST_ORIGINAL_BYTES,
      async inspect(gathered) {
        const read = await extractOriginal(gathered)
        if (!read.ok) throw new PortalError('not-taken', explainMediaType(read.refusal))
        if (read.value.problem) throw new PortalError('not-taken', read.value.problem.message)
        extracted = read.value
      },
    })
    return ok({ sha256, sizeBytes, extracted: extracted! })
  } catch (problem) {
    const isSendersFault =
      problem instanceof PortalError && ['not-taken', 'too-large', 'cut-short'].includes(problem.code)
    if (!isSendersFault) throw problem
    return refuse(problem.code === 'too-large' ? TOO_LARGE : problem.message)
  }
}

const TOO_LARGE = `The file is larger than ${MOST_ORIGINAL_BYTES / 1024 / 1024} MB. Split it into volumes and send each.`

/** Writes all rows in one transaction; answers whether there was anything to write. */
async function recordOriginal(
  portal: Portal,
  actor: Actor,
  draft: NewOriginal,
  { sha256, sizeBytes, extracted }: Taken,
): Promise<boolean> {
  const { documentId, method, sourceUrl } = draft
  const fileName = cleanFileName(draft.fileName)
  const at = portal.now()
  const write = portal.db.$transaction(async (tx) => {
    const provenance = {
      documentId,
      sha256,
      fileName,
      method,
      sourceUrl,
      receivedAt: at,
      receivedById: actor.accountId,
    }
    const original = { sha256, sizeBytes, mediaType: extracted.mediaType }
    const after = {
      ...provenance,
      ...original,
      pages: extracted.pages.length,
      extractor: extracted.extractor,
    }
    const held = await tx.version.findFirst({ where: { documentId, sha256 } })
    if (held) return false
    await appendAudit(tx, portal, [
      { actor, action: 'original.add', subject: 'original', subjectId: sha256, after },
    ])
    await tx.original.upsert({ where: { sha256 }, create: { ...original, storedAt: at }, update: {} })
    await tx.provenance.create({ data: { id: randomUUID(), ...provenance } })
    const reading = await tx.extraction.findFirst({ where: { sha256 }, orderBy: { number: 'desc' } })
    if (!reading) await keepReading(tx, { sha256, number: 1 }, extracted, at)
    const count = await tx.version.count({ where: { documentId } })
    await tx.version.create({
      data: {
        documentId,
        number: count + 1,
        sha256,
        extraction: reading?.number ?? 1,
        kind: 'original',
        currentSince: at,
        createdAt: at,
        createdById: actor.accountId,
      },
    })
    await raiseRevision(tx, at)
    return true
  })
  return write.catch((problem: { code?: string }) => {
    // Of two who bring the same file at once, the second finds it held.
    if (problem.code === UNIQUE_VIOLATION) return false
    throw problem
  })
}

/** Writes one reading of an original with its pages. */
export async function keepReading(
  tx: Transaction,
  { sha256, number }: { sha256: string; number: number },
  { extractor, pages, facts, flags, parts, problem }: Extraction,
  at: Date,
): Promise<void> {
  const textSha256 = createHash('sha256')
    .update(pages.map(({ text }) => text).join('\f'))
    .digest('hex')
  const read = {
    facts: canonicalJson(facts),
    flags: canonicalJson(flags),
    parts: canonicalJson(parts),
    problem: problem && canonicalJson(problem),
  }
  const reading = { sha256, number, extractor, textSha256, pageCount: pages.length }
  await tx.extraction.create({ data: { ...reading, ...read, madeAt: at } })
  const rows = pages.map((page) => ({
    sha256,
    extraction: number,
    number: page.number,
    text: page.text,
    label: page.label,
    method: page.method,
    confidence: page.confidence,
    isOcrCandidate: page.isOcrCandidate,
    widthPt: page.size?.widthPt ?? null,
    heightPt: page.size?.heightPt ?? null,
    words: page.words && canonicalJson(page.words),
  }))
  for (let from = 0; from < rows.length; from += BATCH)
    await tx.page.createMany({ data: rows.slice(from, from + BATCH) })
}

/** Prisma's code for a row that is there already. */
const UNIQUE_VIOLATION = 'P2002'
