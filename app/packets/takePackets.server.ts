import { createHash, randomUUID } from 'node:crypto'
import { appendAudit, type Change } from '../audit/appendAudit.server'
import type { Transaction } from '../db/database.server'
import { canonicalJson } from '../domain/canonicalJson'
import { recordsShown } from '../domain/argument/argument'
import { exhibitSchema, packetFieldsSchema, type PacketDraft } from '../domain/packet'
import type { Actor } from '../domain/roles'
import type { Portal } from '../portal.server'
import { columnsOf, wordColumns } from './changePacket.server'
import { keepRevision, UNKNOWN_SAVER } from './packetRevision.server'
import { storedPacketOf, UNSEALED, WITH_EXHIBITS } from './readPackets.server'

const SEALED = 'is sealed and stays as it was sealed. Amend it in the portal, or give the file another name.'
const EDITED = 'was edited in the portal and is kept as edited.'

/** A packet as a content file has it. */
export type FiledPacket = { packet: PacketDraft; path: string }

/** What taking packets from files did, by their ids; `kept` are those that people changed in the portal since. */
export type PacketsTaken = {
  added: string[]
  changed: string[]
  removed: string[]
  kept: { id: string; path: string | null; reason: string }[]
}

/** Fields that packets had before there were others; a packet keeps its hash until one of the others says something. */
const FIRST_FIELDS = ['id', 'title', 'forum', 'caption', 'docket', 'filer', 'datedOn', 'introduction']
const FIRST_OF_EXHIBIT = ['record', 'caption', 'chart']
const PLAIN_PACKET: Record<string, unknown> = packetFieldsSchema.parse({ title: 'plain' })
const PLAIN_EXHIBIT: Record<string, unknown> = exhibitSchema.parse({ record: 'plain' })

/** What stands for a packet's words and exhibits when asking whether anybody changed them. */
export function packetSha256({ exhibits, argument, ...words }: PacketDraft): string {
  const whole = {
    ...said(words, PLAIN_PACKET, FIRST_FIELDS),
    exhibits: exhibits.map((exhibit) => said(exhibit, PLAIN_EXHIBIT, FIRST_OF_EXHIBIT)),
    ...(argument.length > 0 && { argument }),
  }
  return createHash('sha256').update(canonicalJson(whole)).digest('hex')
}

/** The fields that say something: those of `always`, and those that are not as `plain` has them. */
function said(
  fields: object,
  plain: Record<string, unknown>,
  always: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => always.includes(name) || value !== plain[name]),
  )
}

/**
 * Brings packets to what their files say, inside a caller's transaction. They are published, for files are public; one that
 * shows a draft is a draft itself, and named. A packet that was made or changed in the portal is left as people
 * have it, and named too.
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

  const drafts = await draftsAmong(tx, filed)
  const stateOf = ({ packet, path }: FiledPacket, otherwise: string) => {
    const hidden = [...new Set(recordsShown(packet))].filter((record) => drafts.has(record))
    if (hidden.length === 0) return otherwise
    const reason = `is a draft: readers may not see ${hidden.join(', ')}. Publish that, then the packet.`
    taken.kept.push({ id: packet.id, path, reason })
    return 'draft'
  }

  for (const file of filed) {
    const { packet, path } = file
    const there = held.get(packet.id)
    const syncedSha256 = packetSha256(packet)
    if (!there) {
      await write(tx, portal, packet, { actor, path, syncedSha256, state: stateOf(file, 'published') })
      note('create', packet.id, null, packet)
      taken.added.push(packet.id)
    } else if (packetSha256(there.packet) === syncedSha256) {
      if (there.row.syncedSha256 !== syncedSha256)
        await tx.packet.update({
          where: { id: packet.id },
          data: { origin: 'content', contentPath: path, syncedSha256 },
        })
    } else if (there.row.review === 'sealed') {
      taken.kept.push({ id: packet.id, path, reason: SEALED })
    } else if (there.row.origin === 'content' && there.row.syncedSha256 === packetSha256(there.packet)) {
      await keepRevision(tx, storedPacketOf(there.row), { action: 'packet.before', actor: UNKNOWN_SAVER })
      await write(tx, portal, packet, {
        actor,
        path,
        syncedSha256,
        revision: there.row.revision + 1,
        state: stateOf(file, there.row.state),
      })
      note('edit', packet.id, there.packet, packet)
      taken.changed.push(packet.id)
    } else if (there.row.syncedSha256 !== syncedSha256) {
      taken.kept.push({ id: packet.id, path, reason: EDITED })
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
    const { count } = await tx.packet.deleteMany({ where: { id, ...UNSEALED } })
    if (count === 0) {
      taken.kept.push({ id, path: row.contentPath, reason: SEALED })
      continue
    }
    note('delete', id, packet, null)
    taken.removed.push(id)
  }
  await appendAudit(tx, portal, log)
  return taken
}

/** The packets of files that people edited in the portal: a sync leaves them so, and names them. */
export async function findEditedPackets(portal: Portal): Promise<PacketsTaken['kept']> {
  const rows = await portal.db.packet.findMany({
    where: { origin: 'content' },
    include: WITH_EXHIBITS,
    orderBy: { id: 'asc' },
  })
  return rows
    .filter((row) => packetSha256(storedPacketOf(row).packet) !== row.syncedSha256)
    .map(({ id, contentPath }) => ({ id, path: contentPath, reason: EDITED }))
}

/** Records that packets of the files show and readers may not see: an editor withdrew them. */
async function draftsAmong(tx: Transaction, filed: readonly FiledPacket[]): Promise<Set<string>> {
  const records = filed.flatMap(({ packet }) => recordsShown(packet))
  const rows = await tx.record.findMany({
    where: { id: { in: [...new Set(records)] }, state: 'draft' },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

/** `revision` is given for a packet that is there already. */
type Booking = { actor: Actor; path: string; syncedSha256: string; revision?: number; state: string }

/** Writes a packet anew, exhibits and all. */
async function write(
  tx: Transaction,
  portal: Portal,
  packet: PacketDraft,
  { actor, path, syncedSha256, revision, state }: Booking,
) {
  const { id, exhibits, ...words } = packet
  const at = portal.now()
  const data = {
    ...wordColumns({ id, ...words }),
    origin: 'content',
    contentPath: path,
    syncedSha256,
    state,
    updatedAt: at,
  }
  if (revision === undefined) await tx.packet.create({ data: { id, ...data, createdAt: at } })
  else {
    await tx.packet.update({ where: { id, ...UNSEALED }, data: { ...data, revision } })
    await tx.exhibit.deleteMany({ where: { packetId: id } })
  }
  const rows = exhibits.map((exhibit, index) => ({
    id: randomUUID(),
    packetId: id,
    ...columnsOf(exhibit, index + 1),
  }))
  if (rows.length > 0) await tx.exhibit.createMany({ data: rows })
  await keepRevision(tx, { packet, revision: revision ?? 1, updatedAt: at }, { action: 'packet.sync', actor })
}
