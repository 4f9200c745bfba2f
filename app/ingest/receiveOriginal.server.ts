import { randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import { raiseRevision } from '../catalog/changeCatalog.server'
import { lockCatalog } from '../catalog/recordGuard.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import type { Transaction } from '../db/database.server'
import { cleanFileName } from '../domain/fileName'
import { explainMediaType } from '../domain/mediaType'
import { PortalError } from '../domain/portalError'
import { ok, refuse, type Result } from '../domain/result'
import type { Actor } from '../domain/roles'
import { tellFile } from '../extract/tellFile.server'
import { enqueue, wakeJobs } from '../jobs/enqueue.server'
import type { Portal } from '../portal.server'
import { fileReceipts } from './fileReceipts.server'
import { MOST_ORIGINAL_BYTES, type Receipt, type Received, type ReceiveRefusal } from './receipt'

/**
 * Takes an original in: its bytes into the store as they come, however large, and, in one transaction, where it came
 * from, a row of the log and a step that reads it. What is empty or of a kind that is not read is refused and leaves
 * nothing behind. Throws a PortalError where a store fails. Whoever may bring originals calls this: editors, and
 * through the API in their name.
 */
export async function receiveOriginal(
  portal: Portal,
  actor: Actor,
  receipt: Receipt,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<Received, ReceiveRefusal>> {
  // Asked before the bytes are taken, which may be many, and again where the receipt is kept.
  if (!(await hasDocument(portal.db, receipt))) return refuse({ reason: 'no-such-document' })
  const kept = await keepBytes(portal, bytes)
  if (!kept.ok) return refuse({ reason: 'file', message: kept.refusal })
  const received = await keepReceipt(portal, actor, receipt, kept.value)
  if (received === null) return refuse({ reason: 'no-such-document' })
  if (receipt.version || received.jobId === null) forgetCatalog(portal)
  wakeJobs(portal)
  return ok(received)
}

/** Whether the document that a receipt is for is there; a receipt for none needs none. */
async function hasDocument(db: Pick<Transaction, 'record'>, { version }: Receipt): Promise<boolean> {
  if (!version) return true
  return (await db.record.count({ where: { id: version.documentId, kind: 'document' } })) > 0
}

type Kept = { sha256: string; sizeBytes: number; mediaType: string }

async function keepBytes(portal: Portal, bytes: AsyncIterable<Uint8Array>): Promise<Result<Kept, string>> {
  let mediaType = ''
  try {
    const { sha256, sizeBytes } = await portal.evidence.put(bytes, {
      maxBytes: MOST_ORIGINAL_BYTES,
      async inspect({ path, sizeBytes: size }) {
        const told = await tellFile({ path, sizeBytes: size })
        if (!told.ok) throw new PortalError('not-taken', explainMediaType(told.refusal))
        mediaType = told.value
      },
    })
    return ok({ sha256, sizeBytes, mediaType })
  } catch (problem) {
    const isSendersFault =
      problem instanceof PortalError && ['not-taken', 'too-large', 'cut-short'].includes(problem.code)
    if (!isSendersFault) throw problem
    return refuse(problem.code === 'too-large' ? TOO_LARGE : problem.message)
  }
}

const TOO_LARGE = 'The file is larger than 2 GB. Split it into volumes and send each.'

/** Keeps where the bytes came from; null where their document was removed while they came. */
function keepReceipt(portal: Portal, actor: Actor, receipt: Receipt, kept: Kept): Promise<Received | null> {
  const { sha256, sizeBytes, mediaType } = kept
  const id = randomUUID()
  const at = portal.now()
  return portal.db.$transaction(async (tx) => {
    // Of two who send the same bytes at once, the second waits here and finds them held.
    await lockCatalog(tx)
    if (!(await hasDocument(tx, receipt))) return null
    const wasHeld = (await tx.original.count({ where: { sha256 } })) > 0
    const original = { sha256, sizeBytes, mediaType, storedAt: at }
    await tx.original.upsert({ where: { sha256 }, create: original, update: {} })
    const row = { ...columnsOf(receipt), sha256, receivedAt: at, receivedById: actor.accountId }
    await tx.provenance.create({ data: { id, ...row } })
    const after = { ...row, receipt: id, sizeBytes, mediaType, wasHeld }
    await appendAudit(tx, portal, [
      { actor, action: 'original.receive', subject: 'original', subjectId: sha256, after },
    ])
    if (row.documentId) await raiseRevision(tx, at)
    const jobId = await readOrFile(tx, portal, actor, sha256)
    return { provenanceId: id, sha256, sizeBytes, mediaType, wasHeld, jobId }
  })
}

/** Asks for the original to be read; one that was read before is filed at once. */
async function readOrFile(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  sha256: string,
): Promise<string | null> {
  if ((await fileReceipts(tx, portal, sha256)) === 'filed') return null
  return enqueue(tx, portal, { kind: 'extract', subject: sha256, by: actor })
}

function columnsOf({ version, container, ...receipt }: Receipt) {
  return {
    ...receipt,
    fileName: cleanFileName(receipt.fileName),
    documentId: version?.documentId ?? null,
    versionKind: version?.kind ?? 'original',
    versionNote: version?.note ?? '',
    containerId: container?.provenanceId ?? null,
    partPath: container?.partPath ?? null,
  }
}
