import { appendAudit, type Change } from '../audit/appendAudit.server'
import type { Transaction } from '../db/database.server'
import { insertRows } from '../db/insertRows.server'
import type { Link } from '../domain/links'
import { referencesOf } from '../domain/recordReferences'
import type { CatalogRecord } from '../domain/records'
import type { Actor } from '../domain/roles'
import type { Portal } from '../portal.server'
import { recordOf, rowOf } from './recordRow'
import { forgetCatalog } from './readCatalog.server'
import { withholdStatements } from './withhold.server'

/** One thing to do to the catalog. Records are already checked against their schema and their references. */
export type CatalogChange =
  | { do: 'add'; record: CatalogRecord; origin: Origin; state?: 'draft' | 'published' }
  /** Replaces the fields; `origin` is given by a sync alone and marks the record as just as its file has it. */
  | { do: 'update'; record: CatalogRecord; origin?: Origin; reason?: string }
  | { do: 'remove'; id: string; reason?: string }
  | { do: 'set-state'; id: string; state: 'draft' | 'published'; reason?: string }
  | { do: 'add-link'; link: Link; origin: Origin }
  | { do: 'update-link'; link: Link }
  | { do: 'remove-link'; id: string }

/** Where a record came from: a file of content/, or the portal itself. */
export type Origin = { from: 'content'; path: string } | { from: 'portal' }

/** Ids in one WHERE, well within both databases' limits on bound values. */
const BATCH = 400

/** Makes the changes in one transaction of their own: all of them, or none. */
export async function changeCatalog(portal: Portal, actor: Actor, changes: CatalogChange[]): Promise<void> {
  await portal.db.$transaction((tx) => applyChanges(tx, portal, actor, changes))
  forgetCatalog(portal)
}

/**
 * Makes the changes inside a caller's transaction, with one row of the log for each and one new revision of
 * the catalog for all. The caller calls `forgetCatalog` after the commit. Removing a record that another one
 * still names fails in the database.
 */
export async function applyChanges(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  changes: CatalogChange[],
): Promise<void> {
  if (changes.length === 0) return
  const at = portal.now()
  const log: Change[] = []
  const note = (verb: string, subject: string, subjectId: string, before: unknown, after: unknown) =>
    log.push({ actor, action: `${subject}.${verb}`, subject, subjectId, before, after })

  const touched = changes.flatMap((it) =>
    it.do === 'update' ? [it.record.id] : 'id' in it && !it.do.endsWith('link') ? [it.id] : [],
  )
  const before = await readBefore(tx, touched)

  const adds = changes.filter((it) => it.do === 'add')
  const updates = changes.filter((it) => it.do === 'update')
  const removes = changes.filter((it) => it.do === 'remove')
  for (const batch of inBatches([...updates.map((it) => it.record.id), ...removes.map((it) => it.id)])) {
    await tx.reference.deleteMany({ where: { fromId: { in: batch } } })
  }
  const written = adds.map(({ record, origin, state = 'published' }) => {
    const row = rowOf(record)
    note('create', 'record', record.id, null, { ...record, state })
    return {
      ...row,
      ...originColumns(origin, row.bodySha256),
      state,
      createdAt: at,
      updatedAt: at,
      createdById: actor.accountId,
    }
  })
  await insertRows(tx, 'Record', written)
  for (const { record, origin, reason } of updates) {
    const row = rowOf(record)
    const data = {
      ...row,
      ...(origin && originColumns(origin, row.bodySha256)),
      updatedAt: at,
      revision: { increment: 1 },
    }
    await tx.record.update({ where: { id: record.id }, data })
    const held = before.get(record.id)
    note(
      'update',
      'record',
      record.id,
      held && recordOf(held),
      reason === undefined ? record : { ...record, reason },
    )
  }
  for (const batch of inBatches(removes)) {
    const ties = { OR: [{ fromId: { in: idsOf(batch) } }, { toId: { in: idsOf(batch) } }] }
    for (const link of await tx.link.findMany({ where: ties })) note('remove', 'link', link.id, link, null)
    await tx.link.deleteMany({ where: ties })
    await tx.record.deleteMany({ where: { id: { in: idsOf(batch) } } })
  }
  for (const { id, reason } of removes) {
    const held = before.get(id)
    const lost = held && { ...recordOf(held), standing: standingOf(held) }
    note('remove', 'record', id, lost, reason === undefined ? null : { reason })
  }
  const references = [...adds, ...updates].flatMap(({ record }) =>
    referencesOf(record).map(({ field, to }) => ({ fromId: record.id, field, toId: to })),
  )
  await insertRows(tx, 'Reference', references)
  await withholdStatements(tx, documentsQuoted([...adds, ...updates].map(({ record }) => record)))

  for (const change of changes) {
    switch (change.do) {
      case 'set-state': {
        await tx.record.update({
          where: { id: change.id },
          data: { state: change.state, updatedAt: at, revision: { increment: 1 } },
        })
        note(
          change.state === 'published' ? 'publish' : 'withdraw',
          'record',
          change.id,
          { state: before.get(change.id)?.state },
          { state: change.state, ...(change.reason !== undefined && { reason: change.reason }) },
        )
        break
      }
      case 'add-link': {
        await tx.link.create({
          data: {
            ...linkColumns(change.link),
            origin: change.origin.from,
            createdAt: at,
            createdById: actor.accountId,
          },
        })
        note('create', 'link', change.link.id, null, change.link)
        break
      }
      case 'update-link': {
        const held = await tx.link.findUnique({ where: { id: change.link.id } })
        await tx.link.update({ where: { id: change.link.id }, data: linkColumns(change.link) })
        note('update', 'link', change.link.id, held, change.link)
        break
      }
      case 'remove-link': {
        const held = await tx.link.findUnique({ where: { id: change.id } })
        await tx.link.deleteMany({ where: { id: change.id } })
        note('remove', 'link', change.id, held, null)
        break
      }
    }
  }
  await raiseRevision(tx, at)
  await appendAudit(tx, portal, log)
}

/** The documents that statements and demands among these records are said to be in. */
function documentsQuoted(records: readonly CatalogRecord[]): string[] {
  return records.flatMap((record) =>
    record.kind === 'statement' || record.kind === 'demand' ? [record.document] : [],
  )
}

/** Says that the catalog is another than before: whoever holds the last one in memory reads it anew. */
export async function raiseRevision(tx: Transaction, at: Date): Promise<void> {
  await tx.catalogState.upsert({
    where: { id: 1 },
    create: { id: 1, revision: 1, changedAt: at },
    update: { revision: { increment: 1 }, changedAt: at },
  })
}

/** What a row says of a record beside its fields. Kept in the log when a record is removed, so that it can come back as it was. */
const STANDING = {
  state: true,
  origin: true,
  contentPath: true,
  syncedSha256: true,
  revision: true,
  createdAt: true,
  createdById: true,
} as const

type RowBefore = Awaited<ReturnType<typeof readRows>>[number]

async function readBefore(tx: Transaction, ids: string[]): Promise<Map<string, RowBefore>> {
  const found = new Map<string, RowBefore>()
  for (const batch of inBatches(ids)) for (const row of await readRows(tx, batch)) found.set(row.id, row)
  return found
}

function readRows(tx: Transaction, ids: string[]) {
  return tx.record.findMany({
    where: { id: { in: ids } },
    select: { id: true, kind: true, body: true, ...STANDING },
  })
}

function standingOf({ id: _id, kind: _kind, body: _body, ...standing }: RowBefore) {
  return standing
}

function originColumns(origin: Origin, bodySha256: string) {
  return origin.from === 'content'
    ? { origin: 'content', contentPath: origin.path, syncedSha256: bodySha256 }
    : { origin: 'portal', contentPath: null, syncedSha256: null }
}

function linkColumns({ id, from, to, type, reason }: Link) {
  return { id, fromId: from, toId: to, type, reason }
}

function idsOf(changes: { id: string }[]): string[] {
  return changes.map((change) => change.id)
}

function* inBatches<Item>(items: Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH)
}
