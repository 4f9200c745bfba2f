import { randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import { forgetBrieflyHeld } from '../catalog/brieflyHeld.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import { lockCatalog } from '../catalog/recordGuard.server'
import { pagesOfVersion } from '../catalog/versionPages.server'
import { canonicalJson } from '../domain/canonicalJson'
import { placesOf, type RedactionMark } from '../domain/redaction/redaction'
import type { ReasonCode } from '../domain/redaction/reasonCode'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import { wakeJobs } from '../jobs/enqueue.server'
import type { Portal } from '../portal.server'
import { packetsShowingDocument } from './packetsShowingDocument.server'
import { columnsOfMark, loggedRedaction, redactionOf, WITH_CREATOR } from './redactionRow'
import { settleRedactions } from './settleRedactions.server'

/** *sealed*: a sealed packet puts the document forward as it is redacted now. */
export type RedactRefusal =
  'no-such-version' | 'no-such-page' | 'nothing-found' | 'no-such-redaction' | 'sealed'

/** A refusal in a sentence that says what can be done. */
export const EXPLAIN_REDACT: Record<RedactRefusal, string> = {
  'no-such-version': 'The document has no such version. Reload the page.',
  'no-such-page': 'The document has no such page. Give one that it has.',
  'nothing-found':
    'That stands nowhere in the text of this version. Copy the words from the text, or draw a box.',
  'no-such-redaction': 'The redaction is not there any more: somebody lifted it.',
  sealed: 'A sealed packet puts this document forward as it is redacted, so that nothing can be lifted.',
}

/**
 * Takes something out of a document for readers without an account and for public filings. Until the copy without it
 * is made, they are shown nothing of the document's originals. Refuses what stands nowhere in the version. For editors.
 */
export async function redact(
  portal: Portal,
  viewer: Viewer,
  documentId: string,
  version: number,
  mark: RedactionMark & { code: ReasonCode },
): Promise<Result<{ id: string }, RedactRefusal>> {
  const pages = await pagesOfVersion(portal, documentId, version)
  if (!pages) return refuse('no-such-version')
  if ('page' in mark && !pages.some(({ number }) => number === mark.page)) return refuse('no-such-page')
  if (mark.kind !== 'box' && placesOf(pages, mark).length === 0) return refuse('nothing-found')
  const done = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const base = await tx.version.findUnique({
      where: { documentId_number: { documentId, number: version } },
    })
    if (!base || base.kind === 'redacted') return refuse('no-such-version' as const)
    const held = await tx.redaction.findMany({ where: { documentId }, include: WITH_CREATOR })
    const same = held.find((row) => sameMark(redactionOf(row), { ...mark, version }))
    if (same) return ok({ id: same.id })
    const id = randomUUID()
    const made = { id, documentId, version, code: mark.code, createdAt: portal.now() }
    await tx.redaction.create({
      data: { ...columnsOfMark(mark), ...made, createdById: viewer.accountId },
    })
    const change = { actor: actorOf(viewer), subject: 'document', subjectId: documentId }
    await appendAudit(tx, portal, [
      { ...change, action: 'document.redact', after: { redaction: id, ...loggedRedaction(mark, version) } },
    ])
    await settleRedactions(tx, portal, actorOf(viewer), documentId)
    return ok({ id })
  })
  announce(portal)
  return done
}

/** Lifts a redaction. Refused once a sealed packet puts the document forward. For editors. */
export async function liftRedaction(
  portal: Portal,
  viewer: Viewer,
  documentId: string,
  id: string,
): Promise<Result<null, RedactRefusal>> {
  const done = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const row = await tx.redaction.findFirst({ where: { id, documentId }, include: WITH_CREATOR })
    if (!row) return refuse('no-such-redaction' as const)
    const sealed = await packetsShowingDocument(tx, documentId, { review: 'sealed' })
    if (sealed.length > 0) return refuse('sealed' as const)
    await tx.redaction.delete({ where: { id } })
    const change = { actor: actorOf(viewer), subject: 'document', subjectId: documentId }
    const before = { redaction: id, ...loggedRedaction(redactionOf(row), row.version) }
    await appendAudit(tx, portal, [{ ...change, action: 'document.lift-redaction', before }])
    await settleRedactions(tx, portal, actorOf(viewer), documentId)
    return ok(null)
  })
  announce(portal)
  return done
}

function announce(portal: Portal): void {
  forgetCatalog(portal)
  forgetBrieflyHeld(portal)
  wakeJobs(portal)
}

type Marked = RedactionMark & { code: ReasonCode; version: number }

/** Whether two take out the same: a form that is sent twice makes one redaction. */
function sameMark(one: Marked, other: Marked): boolean {
  return spell(one) === spell(other)
}

function spell({ code, version, ...mark }: Marked): string {
  const columns = columnsOfMark(mark)
  const place = mark.kind === 'box' || mark.kind === 'passage' ? version : null
  return canonicalJson({ ...columns, code, place })
}
