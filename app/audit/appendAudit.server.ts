import { createHash } from 'node:crypto'
import type { Transaction } from '../db/database.server'
import { insertRows } from '../db/insertRows.server'
import { canonicalJson } from '../domain/canonicalJson'
import type { Actor } from '../domain/roles'
import type { Portal } from '../portal.server'

/** What one change did, as its command tells it. `before` and `after` are any JSON; null where nothing was or is. */
export type Change = {
  actor: Actor
  /** subject.verb: record.update, packet.export, session.start. */
  action: string
  subject: string
  subjectId: string
  before?: unknown
  after?: unknown
}

/** What stands before the first row. */
export const FIRST_HASH = '0'.repeat(64)

/**
 * Writes one row of the log for each change, in the transaction that makes the changes. The head row is
 * taken first, so that writers queue and the chain has no fork.
 */
export async function appendAudit(
  tx: Transaction,
  portal: Pick<Portal, 'now'>,
  changes: Change[],
): Promise<void> {
  if (changes.length === 0) return
  const head = await tx.auditHead.upsert({
    where: { id: 1 },
    create: { id: 1, seq: 0, hash: FIRST_HASH },
    update: { id: 1 },
  })
  let { seq, hash } = head
  const at = portal.now()
  const rows = changes.map((change) => {
    const row = {
      seq: ++seq,
      at,
      actorId: change.actor.accountId,
      actor: change.actor.name,
      action: change.action,
      subject: change.subject,
      subjectId: change.subjectId,
      before: textOf(change.before),
      after: textOf(change.after),
      previousHash: hash,
    }
    hash = hashEntry(row)
    return { ...row, hash }
  })
  await insertRows(tx, 'AuditEntry', rows)
  await tx.auditHead.update({ where: { id: 1 }, data: { seq, hash } })
}

function textOf(value: unknown): string | null {
  return value === undefined || value === null ? null : canonicalJson(value)
}

/** All that a row's hash covers. */
export type HashedEntry = {
  seq: number
  at: Date
  actorId: string | null
  actor: string
  action: string
  subject: string
  subjectId: string
  before: string | null
  after: string | null
  previousHash: string
}

/** The hash that chains a row: SHA-256 over the canonical JSON of all its other columns. */
export function hashEntry(row: HashedEntry): string {
  const { seq, at, actorId, actor, action, subject, subjectId, before, after, previousHash } = row
  const said = { seq, at, actorId, actor, action, subject, subjectId, before, after, previousHash }
  return createHash('sha256').update(canonicalJson(said)).digest('hex')
}
