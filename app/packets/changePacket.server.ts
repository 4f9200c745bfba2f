import { randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import type { Transaction } from '../db/database.server'
import type { ArgumentBlock } from '../domain/argument/argument'
import { canonicalJson } from '../domain/canonicalJson'
import type { ExhibitFields, PacketDraft } from '../domain/packet'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { keepRevision, UNKNOWN_SAVER } from './packetRevision.server'
import { changeableBy, readRow, storedPacketOf, visibleTo, type StoredPacket } from './readPackets.server'

/** Why a change was not made. `stale`: somebody saved first; theirs is what is held now. */
export type PacketRefusal =
  | { reason: 'not-found' }
  /** What amends it is another packet. */
  | { reason: 'sealed' }
  | { reason: 'stale'; theirs: StoredPacket }
  | { reason: 'no-such-exhibit' }
  | { reason: 'no-such-part' }
  | { reason: 'part-there' }
  | { reason: 'no-such-revision' }
  | { reason: 'argument-full' }
  | PartChanged
  | { reason: 'no-such-record'; records: string[] }
  | { reason: 'full' }
  /** Pages of it have numbers with this prefix, and keep them. */
  | { reason: 'prefix-taken'; prefix: string }
  | { reason: 'unpublished-records'; records: string[] }

/**
 * Somebody else changed the same part of the argument first. All three read as the packet is now; `base`, from which both
 * began, is null where it is not kept. `revision` is the packet's own.
 */
export type PartChanged = {
  reason: 'part-changed'
  base: ArgumentBlock | null
  theirs: ArgumentBlock
  mine: ArgumentBlock
  by: string
  at: Date | null
  revision: number
}

/** An exhibit as a change sees it: `id` is null until it is stored. */
export type HeldExhibit = ExhibitFields & { id: string | null }
/** A packet as a change sees it, and as it should be. */
export type PacketWhole = {
  packet: Omit<PacketDraft, 'exhibits'>
  exhibits: HeldExhibit[]
  state: 'draft' | 'published'
}

type Decide = (
  held: PacketWhole,
  tx: Transaction,
) => Promise<Result<PacketWhole, PacketRefusal>> | Result<PacketWhole, PacketRefusal>

type ChangeOptions = {
  /** packet.edit, packet.order …: what the log calls it. */
  action: string
  /** The revision that the change was begun from; null for one that holds on any. */
  revision?: number | null
  /** What the log keeps beside the packet as it is then. */
  note?: string
}

/** Another change came between reading and writing; on PostgreSQL two transactions may overlap so. */
class Overtaken extends Error {}
const MOST_TRIES = 5

/**
 * Changes one packet in one transaction: its words, its exhibits, one new revision, one row of the log. `decide` is
 * given what is held and answers what should be. Where that is the same, nothing is written.
 */
export async function changePacket(
  portal: Portal,
  viewer: Viewer,
  id: string,
  { action, revision = null, note }: ChangeOptions,
  decide: Decide,
): Promise<Result<StoredPacket, PacketRefusal>> {
  for (let tried = 1; ; tried++) {
    try {
      return await portal.db.$transaction((tx) =>
        tryChange(tx, portal, viewer, id, { action, revision, note }, decide),
      )
    } catch (problem) {
      if (!(problem instanceof Overtaken) || tried >= MOST_TRIES) throw problem
    }
  }
}

async function tryChange(
  tx: Transaction,
  portal: Portal,
  viewer: Viewer,
  id: string,
  { action, revision, note }: ChangeOptions & { revision: number | null },
  decide: Decide,
): Promise<Result<StoredPacket, PacketRefusal>> {
  const row = await readRow(tx, id, changeableBy(viewer))
  if (!row) return refuse(await whyNot(tx, viewer, id))
  const stored = storedPacketOf(row)
  if (revision !== null && stored.revision !== revision)
    return refuse({ reason: 'stale', theirs: stored } as const)
  const before = wholeOf(stored)
  const decided = await decide(before, tx)
  if (!decided.ok) return decided
  const after = decided.value
  if (canonicalJson(before) === canonicalJson(after)) return ok(stored)
  const prefix = before.packet.batesPrefix
  if (row.numberedAt !== null && after.packet.batesPrefix !== prefix)
    return refuse({ reason: 'prefix-taken', prefix } as const)
  await keepRevision(tx, stored, { action: 'packet.before', actor: UNKNOWN_SAVER })
  const data = {
    ...wordColumns(after.packet),
    state: after.state,
    revision: stored.revision + 1,
    updatedAt: portal.now(),
  }
  const where = { id, revision: stored.revision, ...changeableBy(viewer) }
  const { count } = await tx.packet.updateMany({ where, data })
  if (count === 0) throw new Overtaken()
  await writeExhibits(tx, id, before.exhibits, after.exhibits)
  const actor = actorOf(viewer)
  const held = { before: logged(before), after: { ...logged(after), ...(note && { note }) } }
  await appendAudit(tx, portal, [{ actor, action, subject: 'packet', subjectId: id, ...held }])
  const changed = storedPacketOf((await readRow(tx, id, {}))!)
  await keepRevision(tx, changed, { action, actor })
  return ok(changed)
}

/** Why a packet is not one that the viewer may change. */
export async function whyNot(
  tx: Transaction,
  viewer: Viewer,
  id: string,
): Promise<{ reason: 'not-found' } | { reason: 'sealed' }> {
  const where = { id, ...visibleTo(viewer), review: 'sealed' }
  const held = viewer.accountId === null ? null : await tx.packet.findFirst({ where, select: { id: true } })
  return { reason: held ? 'sealed' : 'not-found' }
}

/** A packet's columns, apart from its id, its state and when it was changed. */
export function wordColumns({ id: _, argument, ...words }: PacketWhole['packet']) {
  return { ...words, argument: canonicalJson(argument) }
}

function wholeOf({ packet, exhibitIds, state }: StoredPacket): PacketWhole {
  const { exhibits, ...words } = packet
  return {
    packet: words,
    exhibits: exhibits.map((exhibit, index) => ({ id: exhibitIds[index]!, ...exhibit })),
    state,
  }
}

function logged({ packet, exhibits, state }: PacketWhole) {
  return { ...packet, state, exhibits: exhibits.map(({ id: _, ...exhibit }) => exhibit) }
}

/** Rows that stay keep their ids, so that an open page still names the right exhibit after others moved. */
async function writeExhibits(tx: Transaction, packetId: string, before: HeldExhibit[], after: HeldExhibit[]) {
  const kept = new Set(after.map(({ id }) => id))
  const gone = before.map(({ id }) => id!).filter((id) => !kept.has(id))
  if (gone.length > 0) await tx.exhibit.deleteMany({ where: { packetId, id: { in: gone } } })
  const was = new Map(
    before.map((exhibit, index) => [exhibit.id, canonicalJson({ ...exhibit, position: index + 1 })]),
  )
  for (const [index, exhibit] of after.entries()) {
    if (exhibit.id === null || was.get(exhibit.id) === canonicalJson({ ...exhibit, position: index + 1 }))
      continue
    const { id, ...fields } = exhibit
    await tx.exhibit.update({ where: { id }, data: columnsOf(fields, index + 1) })
  }
  const added = after.flatMap(({ id, ...fields }, index) =>
    id === null ? [{ id: randomUUID(), packetId, ...columnsOf(fields, index + 1) }] : [],
  )
  if (added.length > 0) await tx.exhibit.createMany({ data: added })
}

/** An exhibit's columns, at its place. */
export function columnsOf({ record, chart, ...fields }: ExhibitFields, position: number) {
  return {
    ...fields,
    recordId: record,
    chart: chart === null ? null : canonicalJson(chart),
    position,
  }
}
