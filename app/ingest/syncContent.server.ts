import { join } from 'node:path'
import { applyChanges, type CatalogChange } from '../catalog/changeCatalog.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import { rowOf } from '../catalog/recordRow'
import type { Transaction } from '../db/database.server'
import { insertRows } from '../db/insertRows.server'
import { PortalError } from '../domain/portalError'
import type { Link } from '../domain/links'
import type { RecordKind } from '../domain/records'
import { ok, refuse, type Result } from '../domain/result'
import { SYNC, type Actor } from '../domain/roles'
import { findEditedPackets, takePackets, type PacketsTaken } from '../packets/takePackets.server'
import type { Portal } from '../portal.server'
import { inFileOrder, type ContentProblem } from './contentProblem'
import { parseContent, type ParsedContent } from './parseContent'
import {
  findLeaving,
  planLinks,
  planRemovals,
  planWrites,
  type FiledBody,
  type HeldLink,
  type HeldRow,
  type Kept,
  type SyncPlan,
  type SyncState,
} from './planSync'
import type { SyncReport } from './syncReport'
import { readContent, type ContentFileRead } from './readContent.server'

/** For when another process kept the database to itself for longer than a writer waits. */
const BUSY =
  'Another process is writing to the database. Nothing was synced: wait until it is done, then sync again.'

/** Ids in one WHERE. */
const BATCH = 400

/**
 * Brings the catalog to what a content folder says (the project's own unless another is given): everything in one
 * transaction, or nothing. Refuses with every problem of every file. Safe to repeat; what was made or edited in
 * the portal is left, and named in the report where a file disagrees.
 */
export async function syncContent(
  portal: Portal,
  { folder = join(portal.settings.root, 'content'), actor = SYNC }: { folder?: string; actor?: Actor } = {},
): Promise<Result<SyncReport, ContentProblem[]>> {
  const { files, problems } = await readContent(folder)
  if (problems.length === 0 && (await isUnchanged(portal, files))) {
    const kept = [...(await findKept(portal)), ...(await findEditedPackets(portal))]
    return ok({ isUnchanged: true, added: [], changed: [], removed: [], kept })
  }
  const made = await portal.db.record.findMany({
    where: { origin: 'portal' },
    select: { id: true, kind: true },
  })
  const content = parseContent(files, {
    ids: new Map(made.map(({ id, kind }) => [id, kind as RecordKind])),
    unreadPaths: problems.map(({ path }) => path),
  })
  problems.push(...content.problems)
  if (problems.length > 0) return refuse(problems.sort(inFileOrder))

  const report = await portal.db
    .$transaction((tx) => takeOver(tx, portal, actor, files, content))
    .catch((problem: unknown) => {
      if (!(problem instanceof PortalError) || problem.code !== 'database-busy') throw problem
      throw new PortalError(problem.code, BUSY, { cause: problem })
    })
  forgetCatalog(portal)
  return ok(report)
}

async function isUnchanged(portal: Portal, files: readonly ContentFileRead[]): Promise<boolean> {
  const synced = await portal.db.contentFile.findMany({ select: { path: true, sha256: true } })
  if (synced.length !== files.length) return false
  const hashes = new Map(synced.map(({ path, sha256 }) => [path, sha256]))
  return files.every(({ path, sha256 }) => hashes.get(path) === sha256)
}

/** What the portal holds otherwise than the files that it was synced from. */
async function findKept(portal: Portal): Promise<Kept[]> {
  const { bodySha256 } = portal.db.record.fields
  const rows = await portal.db.record.findMany({
    where: {
      origin: 'content',
      OR: [{ contentPath: null }, { NOT: { syncedSha256: { equals: bodySha256 } } }],
    },
    select: { id: true, contentPath: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, contentPath }) => ({
    id,
    path: contentPath,
    reason:
      contentPath === null
        ? 'is in no file any more, but in use.'
        : 'was edited in the portal and is kept as edited.',
  }))
}

async function takeOver(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  files: readonly ContentFileRead[],
  content: ParsedContent,
): Promise<SyncReport> {
  const at = portal.now()
  // Writing first makes other writers wait, so that what is read below is still so when it is acted on.
  await tx.catalogState.upsert({
    where: { id: 1 },
    create: { id: 1, revision: 0, changedAt: at },
    update: { id: 1 },
  })
  const filed = content.records.map(({ record, place }) => {
    return { record, path: place.path, bodySha256: rowOf(record).bodySha256 }
  })
  const exhibits = new Set(
    content.packets.flatMap(({ packet }) => packet.exhibits.map(({ record }) => record)),
  )
  const state = await readState(tx, filed)
  const apply = async (...plans: SyncPlan[]) => {
    const changes = plans.flatMap((plan) => plan.changes)
    await applyChanges(tx, portal, actor, changes)
    for (const { id, ...columns } of plans.flatMap((plan) => plan.rebooked)) {
      await tx.record.update({ where: { id }, data: columns })
    }
    return { changes, kept: plans.flatMap((plan) => plan.kept) }
  }
  const writes = planWrites(filed, exhibits, state)
  const written = await apply(writes)
  const packets = await takePackets(tx, portal, actor, content.packets)
  // Only now is it known what packets and records of the files still need.
  const leaving = findLeaving(filed, state)
  const ids = leaving.map(({ id }) => id)
  const removals = planRemovals(leaving, await findUses(tx, ids), await findNames(tx, ids))
  const removed = new Set(removals.changes.flatMap((change) => (change.do === 'remove' ? [change.id] : [])))
  const links = content.links.map(({ link }) => link)
  const rest = await apply(planLinks(links, removed, writes.gone, state), removals)
  await keepFiles(tx, files, at)
  return reportOf([...written.changes, ...rest.changes], [...written.kept, ...rest.kept], packets)
}

/** Who names these records. */
function findNames(tx: Transaction, ids: string[]) {
  return inBatches(ids, (batch) => tx.reference.findMany({ where: { toId: { in: batch } } }))
}

async function readState(tx: Transaction, filed: readonly FiledBody[]): Promise<SyncState> {
  const rows: HeldRow[] = await tx.record.findMany({
    select: { id: true, kind: true, origin: true, contentPath: true, syncedSha256: true, bodySha256: true },
  })
  const links = await tx.link.findMany({ orderBy: { id: 'asc' } })
  const { bodies, reasons } = await readLast(tx, filed, new Set(rows.map(({ id }) => id)))
  return {
    rows,
    links: links.map(({ id, fromId, toId, type, reason, origin }) => {
      return { id, from: fromId, to: toId, type: type as Link['type'], reason, origin } satisfies HeldLink
    }),
    lastBodies: bodies,
    lastReasons: reasons,
  }
}

/**
 * What the files said at the last sync, of links and of records that the database lacks now. Other files are not
 * read again: what their records were synced as stands in the rows.
 */
async function readLast(tx: Transaction, filed: readonly FiledBody[], held: ReadonlySet<string>) {
  const lacking = filed.filter(({ record }) => !held.has(record.id)).map(({ path }) => path)
  const paths = new Set(['links.yaml', ...lacking, ...lacking.map((path) => path.replace(/\.csv$/, '.md'))])
  const stored = await inBatches([...paths], (batch) =>
    tx.contentFile.findMany({ where: { path: { in: batch } }, select: { path: true, text: true } }),
  )
  const last = parseContent(stored)
  return {
    bodies: new Map(last.records.map(({ record }) => [record.id, rowOf(record).bodySha256])),
    reasons: new Map(last.links.map(({ link }) => [link.id, link.reason])),
  }
}

/** What people made in the portal on top of these records. */
async function findUses(tx: Transaction, ids: string[]): Promise<ReadonlyMap<string, string>> {
  const uses = new Map<string, string>()
  const note = (id: string | null, use: string) => id !== null && uses.set(id, use)
  await inBatches(ids, async (batch) => {
    const among = { in: batch }
    for (const { packetId, recordId } of await tx.exhibit.findMany({ where: { recordId: among } })) {
      note(recordId, `the packet ${packetId}`)
    }
    const notes = await tx.annotation.findMany({
      where: { OR: [{ documentId: among }, { speakerId: among }] },
    })
    for (const { documentId, speakerId } of notes) {
      note(documentId, 'a note')
      note(speakerId, 'a note')
    }
    const ties = { origin: 'portal', OR: [{ fromId: among }, { toId: among }] }
    for (const { fromId, toId } of await tx.link.findMany({ where: ties })) {
      note(fromId, 'a link made in the portal')
      note(toId, 'a link made in the portal')
    }
    for (const { documentId } of await tx.provenance.findMany({ where: { documentId: among } })) {
      note(documentId, 'an original')
    }
    return []
  })
  return uses
}

async function keepFiles(tx: Transaction, files: readonly ContentFileRead[], syncedAt: Date): Promise<void> {
  const held = new Map(
    (await tx.contentFile.findMany({ select: { path: true, sha256: true } })).map(({ path, sha256 }) => [
      path,
      sha256,
    ]),
  )
  const fresh = files.filter(({ path, sha256 }) => held.get(path) !== sha256)
  const present = new Set(files.map(({ path }) => path))
  const stale = [...fresh.map(({ path }) => path), ...[...held.keys()].filter((path) => !present.has(path))]
  await inBatches(stale, async (batch) => {
    await tx.contentFile.deleteMany({ where: { path: { in: batch } } })
    return []
  })
  const rows = fresh.map(({ path, sha256, text }) => ({ path, sha256, text, syncedAt }))
  await insertRows(tx, 'ContentFile', rows)
}

async function inBatches<Row>(ids: string[], find: (batch: string[]) => Promise<Row[]>): Promise<Row[]> {
  const found: Row[] = []
  for (let from = 0; from < ids.length; from += BATCH)
    found.push(...(await find(ids.slice(from, from + BATCH))))
  return found
}

function reportOf(
  changes: readonly CatalogChange[],
  kept: readonly Kept[],
  packets: PacketsTaken,
): SyncReport {
  const report: SyncReport = {
    isUnchanged: false,
    added: [],
    changed: [],
    removed: [],
    kept: [...kept, ...packets.kept],
  }
  for (const change of changes) {
    switch (change.do) {
      case 'add':
        report.added.push(change.record.id)
        break
      case 'update':
        report.changed.push(change.record.id)
        break
      case 'remove':
      case 'remove-link':
        report.removed.push(change.id)
        break
      case 'add-link':
        report.added.push(change.link.id)
        break
      case 'update-link':
        report.changed.push(change.link.id)
    }
  }
  for (const did of ['added', 'changed', 'removed'] as const) report[did].push(...packets[did])
  return report
}
