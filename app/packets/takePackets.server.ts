import { createHash, randomUUID } from 'node:crypto'
import { appendAudit, type Change } from '../audit/appendAudit.server'
import type { Transaction } from '../db/database.server'
import { canonicalJson } from '../domain/canonicalJson'
import type { PacketDraft } from '../domain/packet'
import type { Actor } from '../domain/roles'
import type { Portal } from '../portal.server'
import { columnsOf } from './changePacket.server'
import { storedPacketOf, WITH_EXHIBITS } from './readPackets.server'

/** A packet as a content file has it. */
export type FiledPacket = { packet: PacketDraft; path: string }

/** What taking packets from files did, by their ids; `kept` are those that people changed in the portal since. */
export type PacketsTaken = {
  added: string[]
  changed: string[]
  removed: string[]
  kept: { id: string; path: string | null; reason: string }[]
}

/** What stands for a packet's words and exhibits when asking whether anybody changed them. */
export function packetSha256(packet: PacketDraft): string {
  return createHash('sha256').update(canonicalJson(packet)).digest('hex')
}

/**
 * Brings packets to what their files say, inside a caller's transaction. They are published, for files are public. A
 * packet that was made or changed in the portal is left as people have it, and named.
 */
export async function takePackets(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  filed: readonly FiledPacket[],
): Promise<PacketsTaken> {
  const taken: PacketsTaken = { added: [], changed: [], removed: [], kept: [] }
  const log: Change[] = []
  const rows = await tx.packet.findMany({
    where: { OR: [{ origin: 'content' }, { id: { in: filed.map(({ packet }) => packet.id) } }] },
    include: WITH_EXHIBITS,
  })
  const held = new Map(rows.map((row) => [row.id, { row, packet: storedPacketOf(row).packet }]))
  const note = (verb: string, id: string, before: unknown, after: unknown) =>
    log.push({ actor, action: `packet.${verb}`, subject: 'packet', subjectId: id, before, after })

  for (const { packet, path } of filed) {
    const there = held.get(packet.id)
    const syncedSha256 = packetSha256(packet)
    if (!there) {
      await write(tx, portal, packet, { path, syncedSha256 })
      note('create', packet.id, null, packet)
      taken.added.push(packet.id)
    } else if (packetSha256(there.packet) === syncedSha256) {
      if (there.row.syncedSha256 !== syncedSha256)
        await tx.packet.update({
          where: { id: packet.id },
          data: { origin: 'content', contentPath: path, syncedSha256 },
        })
    } else if (there.row.origin === 'content' && there.row.syncedSha256 === packetSha256(there.packet)) {
      await write(tx, portal, packet, {
        path,
        syncedSha256,
        revision: there.row.revision + 1,
        state: there.row.state,
      })
      note('edit', packet.id, there.packet, packet)
      taken.changed.push(packet.id)
    } else if (there.row.syncedSha256 !== syncedSha256) {
      taken.kept.push({ id: packet.id, path, reason: 'was edited in the portal and is kept as edited.' })
    }
  }
  const present = new Set(filed.map(({ packet }) => packet.id))
  for (const [id, { row, packet }] of held) {
    if (present.has(id) || row.origin !== 'content') continue
    if (row.syncedSha256 !== packetSha256(packet)) {
      taken.kept.push({
        id,
        path: row.contentPath,
        reason: 'is in no file any more, but was edited in the portal.',
      })
      continue
    }
    await tx.packet.delete({ where: { id } })
    note('delete', id, packet, null)
    taken.removed.push(id)
  }
  await appendAudit(tx, portal, log)
  return taken
}

type Booking = { path: string; syncedSha256: string; revision?: number; state?: string }

/** Writes a packet anew, exhibits and all. */
async function write(
  tx: Transaction,
  portal: Portal,
  packet: PacketDraft,
  { path, syncedSha256, revision, state }: Booking,
) {
  const { id, exhibits, ...words } = packet
  const at = portal.now()
  const data = { ...words, origin: 'content', contentPath: path, syncedSha256, updatedAt: at }
  if (revision === undefined)
    await tx.packet.create({ data: { id, ...data, state: 'published', createdAt: at } })
  else {
    await tx.packet.update({ where: { id }, data: { ...data, revision, state } })
    await tx.exhibit.deleteMany({ where: { packetId: id } })
  }
  const rows = exhibits.map((exhibit, index) => ({
    id: randomUUID(),
    packetId: id,
    ...columnsOf(exhibit, index + 1),
  }))
  if (rows.length > 0) await tx.exhibit.createMany({ data: rows })
}
