import { appendAudit } from '../audit/appendAudit.server'
import type { Transaction } from '../db/database.server'
import type { Actor } from '../domain/roles'
import { currentFrom, type VersionKind } from '../domain/version'
import { enqueue } from '../jobs/enqueue.server'
import type { Portal } from '../portal.server'
import { raiseRevision } from './changeCatalog.server'
import { lockCatalog } from './recordGuard.server'
import { isRedactedElsewhere } from './sharedBytes.server'
import { withholdStatements } from './withhold.server'

/** A version to be made of an original in one reading. */
export type NewVersion = {
  documentId: string
  sha256: string
  extraction: number
  kind: VersionKind
  note: string
  /** False for an older original read anew: what readers see stays what they see. */
  becomesCurrent: boolean
}

/**
 * Adds a version to a document inside a caller's transaction and asks for its notes to be placed on it. Answers its
 * number. The caller calls `forgetCatalog` and `wakeJobs` after the commit.
 */
export async function addVersion(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  { becomesCurrent, ...version }: NewVersion,
): Promise<number> {
  const { documentId } = version
  await lockCatalog(tx)
  const held = await tx.version.findMany({
    where: { documentId },
    select: { number: true, currentSince: true },
  })
  const at = portal.now()
  const number = Math.max(0, ...held.map((it) => it.number)) + 1
  const isFirst = held.length === 0
  const currentSince =
    becomesCurrent || isFirst
      ? currentFrom(
          at,
          held.map((it) => it.currentSince),
        )
      : new Date(Math.min(...held.map((it) => it.currentSince.getTime())) - 1)
  const who = { createdAt: at, createdById: actor.accountId }
  // Nobody has looked yet whether it too has what was redacted in another version.
  const isRedacted = (await tx.redaction.count({ where: { documentId } })) > 0
  const withheld = isRedacted || (await isRedactedElsewhere(tx, documentId, version.sha256))
  await tx.version.create({ data: { ...version, number, currentSince, withheld, ...who } })
  if (withheld) await withholdStatements(tx, [documentId])
  if (isRedacted) await enqueue(tx, portal, { kind: 'redact', subject: documentId, by: actor })
  // A release without versions pinned notes to an original alone: this is the first version that shows it.
  await tx.annotation.updateMany({
    where: { documentId, originalSha256: version.sha256, version: null },
    data: { version: number },
  })
  await raiseRevision(tx, at)
  await askForPlacing(tx, portal, actor, documentId, number)
  await appendAudit(tx, portal, [
    {
      actor,
      action: 'version.add',
      subject: 'document',
      subjectId: documentId,
      after: { ...version, number, isCurrent: becomesCurrent || isFirst },
    },
  ])
  return number
}

/** Asks for the notes of a document to be placed on one of its versions, where it has any. */
export async function askForPlacing(
  tx: Transaction,
  portal: Portal,
  by: Actor,
  documentId: string,
  version: number,
): Promise<void> {
  const note = await tx.annotation.findFirst({
    where: { documentId, exact: { not: null } },
    select: { id: true },
  })
  if (note) await enqueue(tx, portal, { kind: 'place', subject: documentId, input: { version }, by })
}
