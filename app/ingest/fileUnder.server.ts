import { applyChanges } from '../catalog/changeCatalog.server'
import { lockCatalog } from '../catalog/recordGuard.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import type { Transaction } from '../db/database.server'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { AddedKind } from '../domain/version'
import { wakeJobs } from '../jobs/enqueue.server'
import type { Portal } from '../portal.server'
import { fileAsNew, fileUnder, findReceipt, type FiledReceipt } from './fileReceipts.server'

export type FileRefusal =
  | 'no-such-receipt'
  | 'no-such-document'
  /** Its text is not read yet, or could not be. */
  | 'not-read'
  /** It stands in a document already that is no fresh draft: that one stays. */
  | 'filed-for-good'

/**
 * Says what an original is: a version of a document, or, with `documentId` null, a document of its own. A draft that
 * intake made of it gives way, unless somebody has worked on it. Answers the document's id. For editors.
 */
export async function fileReceiptUnder(
  portal: Portal,
  viewer: Viewer,
  receiptId: string,
  to: { documentId: string | null; kind: AddedKind; note: string },
): Promise<Result<string, FileRefusal>> {
  const actor = actorOf(viewer)
  const filed = await portal.db.$transaction(async (tx): Promise<Result<string, FileRefusal>> => {
    await lockCatalog(tx)
    const receipt = await findReceipt(tx, receiptId)
    if (!receipt) return refuse('no-such-receipt')
    const { sha256 } = receipt
    const reading = await tx.extraction.findFirst({ where: { sha256 }, orderBy: { number: 'desc' } })
    if (!reading) return refuse('not-read')
    if (to.documentId !== null && receipt.documentId === to.documentId) return ok(to.documentId)
    const { documentId } = to
    if (documentId !== null && !(await tx.record.findFirst({ where: { id: documentId, kind: 'document' } })))
      return refuse('no-such-document')
    const draftId = receipt.documentId
    if (draftId !== null && (documentId === null || !(await isFreshDraft(tx, draftId, receipt))))
      return refuse('filed-for-good')
    const data = { versionKind: to.kind, versionNote: to.note }
    await tx.provenance.update({ where: { id: receiptId }, data })
    const asTold = { ...receipt, ...data }
    if (documentId === null) return ok(await fileAsNew(tx, portal, actor, asTold, reading))
    if (draftId !== null) await takeFrom(tx, draftId, documentId)
    await fileUnder(tx, portal, actor, asTold, documentId, reading)
    if (draftId !== null) await removeDraft(tx, portal, viewer, draftId, documentId)
    return ok(documentId)
  })
  forgetCatalog(portal)
  wakeJobs(portal)
  return filed
}

/**
 * A draft that only intake has touched: of this original alone, without a note, a redaction, an exhibit or a record that
 * names it.
 */
async function isFreshDraft(tx: Transaction, id: string, { sha256 }: FiledReceipt): Promise<boolean> {
  const draft = await tx.record.findFirst({
    where: { id, origin: 'portal', state: 'draft', revision: 1 },
    include: {
      _count: { select: { annotations: true, exhibits: true, mentionedBy: true, redactions: true } },
      versions: { select: { sha256: true } },
    },
  })
  if (!draft) return false
  const { annotations, exhibits, mentionedBy, redactions } = draft._count
  const isOwn = draft.versions.every((version) => version.sha256 === sha256)
  return isOwn && annotations + exhibits + mentionedBy + redactions === 0
}

/** Every receipt of the draft goes along, and what was made of it for the draft is made for the document anew. */
async function takeFrom(tx: Transaction, draftId: string, documentId: string) {
  await tx.version.deleteMany({ where: { documentId: draftId } })
  await tx.provenance.updateMany({ where: { documentId: draftId }, data: { documentId } })
}

async function removeDraft(tx: Transaction, portal: Portal, viewer: Viewer, draftId: string, under: string) {
  const reason = `Its original is a version of ${under}.`
  await applyChanges(tx, portal, actorOf(viewer), [{ do: 'remove', id: draftId, reason }])
  const sourceId = `${draftId}-source`
  const source = await tx.record.findFirst({
    where: { id: sourceId, kind: 'source', state: 'draft', revision: 1, mentionedBy: { none: {} } },
  })
  if (source) await applyChanges(tx, portal, actorOf(viewer), [{ do: 'remove', id: sourceId, reason }])
}
