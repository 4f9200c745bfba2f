import { appendAudit } from '../audit/appendAudit.server'
import { addVersion } from '../catalog/addVersion.server'
import { raiseRevision } from '../catalog/changeCatalog.server'
import { lockCatalog } from '../catalog/recordGuard.server'
import type { Transaction } from '../db/database.server'
import type { Part } from '../domain/extraction'
import type { Actor } from '../domain/roles'
import type { VersionKind } from '../domain/version'
import { enqueue } from '../jobs/enqueue.server'
import type { Portal } from '../portal.server'
import { makeDocument } from './makeDocument.server'
import { tieToContainer } from './tieToContainer.server'

/** What filing needs to know of a receipt. */
const WITH_WHO = {
  original: { select: { mediaType: true } },
  receivedBy: { select: { id: true, name: true } },
} as const

/** Parts that are taken without asking, with the document that they are attached to. More are listed first. */
const MOST_TAKEN_UNASKED = 50
/**
 * Files within files whose parts are taken without asking: a message forwarded in a message, and so on. Each becomes a
 * document, so a mail of thousands would swamp the record; deeper ones are listed, and taken when somebody says so.
 */
export const MOST_TAKEN_DEPTH = 10

/** Kinds that hold documents and are none themselves: their parts are listed, and taken when somebody says so. */
const HOLDS_MANY = new Set(['application/warc', 'application/wacz', 'application/mbox'])

/** Whether an original holds documents and is none itself. */
export function holdsMany(mediaType: string): boolean {
  return HOLDS_MANY.has(mediaType)
}

/**
 * Files the receipts of an original that was read, inside a caller's transaction: those brought for a document make a
 * version of it; bytes that are held for one document already are joined to it; what has the words of another document,
 * or holds several, waits for a person; all else becomes a draft. *not-read*: nothing was filed. *waits-its-turn*: all
 * was filed but a version that comes after another, whose original is still being read: versions count in the order in
 * which their originals came. The caller calls `forgetCatalog` and `wakeJobs` after the commit.
 */
export async function fileReceipts(
  tx: Transaction,
  portal: Portal,
  sha256: string,
): Promise<'filed' | 'not-read' | 'waits-its-turn'> {
  const reading = await tx.extraction.findFirst({ where: { sha256 }, orderBy: { number: 'desc' } })
  if (!reading) return 'not-read'
  await lockCatalog(tx)
  const receipts = await tx.provenance.findMany({
    where: { sha256 },
    include: WITH_WHO,
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  })
  let isWaiting = false
  for (const receipt of receipts) {
    const { documentId } = receipt
    if (documentId !== null) {
      if (await isAfterUnread(tx, receipt, documentId)) isWaiting = true
      else await makeVersion(tx, portal, bringerOf(receipt), receipt, documentId, reading)
    } else if (receipt.setAsideAt === null) await place(tx, portal, receipt, reading)
  }
  return isWaiting ? 'waits-its-turn' : 'filed'
}

/** Whether an original that came for the same document before is still on its way to a version of it. */
async function isAfterUnread(tx: Transaction, receipt: FiledReceipt, documentId: string): Promise<boolean> {
  const { sha256, receivedAt } = receipt
  const before = await tx.provenance.findMany({
    where: {
      documentId,
      sha256: { not: sha256 },
      receivedAt: { lt: receivedAt },
      original: { extractions: { none: { versions: { some: { documentId } } } } },
    },
    select: { sha256: true },
  })
  if (before.length === 0) return false
  const open = await tx.job.count({
    where: {
      kind: 'extract',
      subject: { in: before.map((it) => it.sha256) },
      state: { in: ['queued', 'running'] },
    },
  })
  return open > 0
}

/** The receipt under an id as filing wants it, or null. */
export function findReceipt(tx: Transaction, id: string) {
  return tx.provenance.findUnique({ where: { id }, include: WITH_WHO })
}

export type FiledReceipt = NonNullable<Awaited<ReturnType<typeof findReceipt>>>
export type ReadingRow = NonNullable<Awaited<ReturnType<Transaction['extraction']['findFirst']>>>

/** Who brought an original, as the log has them. */
function bringerOf(receipt: FiledReceipt): Actor {
  const { receivedBy, method } = receipt
  return {
    accountId: receivedBy?.id ?? null,
    name: receivedBy?.name ?? (method === 'part' ? 'intake' : method),
  }
}

async function place(tx: Transaction, portal: Portal, receipt: FiledReceipt, reading: ReadingRow) {
  const { sha256 } = receipt
  const held = await tx.version.findMany({
    where: { sha256 },
    select: { documentId: true },
    distinct: ['documentId'],
  })
  if (held.length === 1)
    return fileUnder(tx, portal, bringerOf(receipt), receipt, held[0]!.documentId, reading)
  if (held.length > 1) return
  if (await hasSameWords(tx, reading)) return
  const parts = JSON.parse(reading.parts) as Part[]
  if (holdsMany(receipt.original.mediaType) && parts.length > 0) {
    if (parts.length === 1 && !(await isTooDeep(tx, receipt))) await askForParts(tx, portal, receipt, parts)
    return
  }
  await fileAsNew(tx, portal, bringerOf(receipt), receipt, reading)
}

/** Whether another original with the very same words is a version of some document. */
async function hasSameWords(tx: Transaction, { sha256, wordsSha256 }: ReadingRow): Promise<boolean> {
  if (wordsSha256 === null) return false
  const alike = await tx.version.count({ where: { reading: { wordsSha256, sha256: { not: sha256 } } } })
  return alike > 0
}

/** Makes a draft document of a receipt. Answers its id. */
export async function fileAsNew(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  receipt: FiledReceipt,
  reading: ReadingRow,
): Promise<string> {
  const documentId = await makeDocument(tx, portal, actor, receipt, reading)
  await fileUnder(tx, portal, actor, receipt, documentId, reading)
  return documentId
}

/** Says which document a receipt belongs to, and makes the version, the ties and the parts that follow. */
export async function fileUnder(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  receipt: FiledReceipt,
  documentId: string,
  reading: ReadingRow,
): Promise<void> {
  await tx.provenance.update({ where: { id: receipt.id }, data: { documentId, setAsideAt: null } })
  await raiseRevision(tx, portal.now())
  await appendAudit(tx, portal, [
    {
      actor,
      action: 'original.file',
      subject: 'original',
      subjectId: receipt.sha256,
      before: receipt.documentId === null ? undefined : { documentId: receipt.documentId },
      after: { receipt: receipt.id, documentId },
    },
  ])
  await makeVersion(tx, portal, actor, receipt, documentId, reading)
  await tieToContainer(tx, portal, actor, receipt.id)
  const parts = JSON.parse(reading.parts) as Part[]
  if (holdsMany(receipt.original.mediaType) || parts.length === 0 || parts.length > MOST_TAKEN_UNASKED) return
  if (!(await isTooDeep(tx, receipt))) await askForParts(tx, portal, receipt, parts)
}

/** Whether an original stands within as many others as are opened without asking. */
async function isTooDeep(tx: Transaction, { containerId }: FiledReceipt): Promise<boolean> {
  let outer = containerId
  for (let depth = 1; outer !== null && depth < MOST_TAKEN_DEPTH; depth++) {
    const row = await tx.provenance.findUnique({ where: { id: outer }, select: { containerId: true } })
    outer = row?.containerId ?? null
  }
  return outer !== null
}

async function makeVersion(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  receipt: FiledReceipt,
  documentId: string,
  reading: ReadingRow,
) {
  const { sha256, versionKind, versionNote } = receipt
  if (await tx.version.findFirst({ where: { documentId, sha256 } })) return
  await addVersion(tx, portal, actor, {
    documentId,
    sha256,
    extraction: reading.number,
    kind: versionKind as VersionKind,
    note: versionNote,
    becomesCurrent: true,
  })
}

/** Asks for parts of an original to be taken as originals of their own. */
export async function askForParts(
  tx: Transaction,
  portal: Portal,
  receipt: FiledReceipt,
  parts: readonly Pick<Part, 'path'>[],
  by = bringerOf(receipt),
): Promise<string> {
  const paths = parts.map(({ path }) => path)
  return enqueue(tx, portal, { kind: 'take', subject: receipt.id, input: { paths }, by })
}
