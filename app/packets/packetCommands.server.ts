import { randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import { lockCatalog } from '../catalog/recordGuard.server'
import type { Transaction } from '../db/database.server'
import { recordsShown, type Argument } from '../domain/argument/argument'
import { PLAIN_FILING } from '../domain/filing/exhibitFields'
import { MOST_EXHIBITS, type ExhibitFields, type PacketFields } from '../domain/packet'
import { pairTranslations } from '../domain/filing/translationPairs'
import { renumberPinCites } from '../domain/pinCite'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, mayDo, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import {
  changePacket,
  whyNot,
  type HeldExhibit,
  type PacketRefusal,
  type PacketWhole,
} from './changePacket.server'
import { keepRevision } from './packetRevision.server'
import { changeableBy, readRow, storedPacketOf, type StoredPacket } from './readPackets.server'

type Changed = Promise<Result<StoredPacket, PacketRefusal>>

/**
 * Makes a packet without exhibits, a draft of whoever makes it. Its id is its title in small letters, numbered where that
 * is taken. `argument` is what it begins with: headings of a template, which name no records.
 */
export async function createPacket(
  portal: Portal,
  viewer: Viewer,
  fields: PacketFields,
  argument: Argument = [],
): Promise<StoredPacket> {
  const at = portal.now()
  return portal.db.$transaction(async (tx) => {
    const id = await freePacketId(tx, fields.title)
    const times = { createdAt: at, updatedAt: at }
    await tx.packet.create({
      data: {
        ...{ id, ...fields, argument: JSON.stringify(argument), state: 'draft', origin: 'portal' },
        ...{ ...times, createdById: viewer.accountId },
      },
    })
    const actor = actorOf(viewer)
    const after = { id, ...fields, ...(argument.length > 0 && { argument }) }
    await appendAudit(tx, portal, [
      { actor, action: 'packet.create', subject: 'packet', subjectId: id, after },
    ])
    const made = storedPacketOf((await readRow(tx, id, {}))!)
    await keepRevision(tx, made, { action: 'packet.create', actor })
    return made
  })
}

/** An id that no packet has, made of a title. */
export async function freePacketId(tx: Transaction, title: string): Promise<string> {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const stem = words.slice(0, 60).replace(/-+$/, '') || 'packet'
  const wanted = [stem, ...Array.from({ length: 49 }, (_, index) => `${stem}-${index + 2}`)]
  const rows = await tx.packet.findMany({ where: { id: { in: wanted } }, select: { id: true } })
  const taken = new Set(rows.map(({ id }) => id))
  return wanted.find((id) => !taken.has(id)) ?? `${stem}-${randomUUID().slice(0, 8)}`
}

/** Saves the words of a packet that was read at `revision`. Refuses as `stale`, with what is held, where it has moved on. */
export function editPacket(
  portal: Portal,
  viewer: Viewer,
  id: string,
  revision: number,
  fields: PacketFields,
): Changed {
  return changePacket(portal, viewer, id, { action: 'packet.edit', revision }, (held) =>
    ok({ ...held, packet: { ...held.packet, ...fields } }),
  )
}

/**
 * Puts records forward, in the order given, at the end or at `position` (from 1). Those that are in it already stay where
 * they are. Refuses drafts for a packet that readers see.
 */
export function addExhibits(
  portal: Portal,
  viewer: Viewer,
  id: string,
  records: readonly string[],
  options: { position?: number; fields?: Partial<Omit<ExhibitFields, 'record'>> } = {},
): Changed {
  return changePacket(portal, viewer, id, { action: 'packet.add' }, async (held, tx) => {
    const present = new Set(held.exhibits.map(({ record }) => record))
    const wanted = [...new Set(records)].filter((record) => !present.has(record))
    const found = await tx.record.findMany({ where: { id: { in: wanted } }, select: { id: true } })
    const known = new Set(found.map((row) => row.id))
    const missing = wanted.filter((record) => !known.has(record))
    if (missing.length > 0) return refuse({ reason: 'no-such-record', records: missing } as const)
    const drafts = held.state === 'published' ? await draftsAmong(tx, wanted) : []
    if (drafts.length > 0) return refuse({ reason: 'unpublished-records', records: drafts } as const)
    if (held.exhibits.length + wanted.length > MOST_EXHIBITS) return refuse({ reason: 'full' } as const)
    const plain = { caption: '', chart: null, ...PLAIN_FILING, ...options.fields }
    const added = wanted.map((record): HeldExhibit => ({ id: null, record, ...plain }))
    const at = Math.min(Math.max((options.position ?? held.exhibits.length + 1) - 1, 0), held.exhibits.length)
    return ok(withExhibits(held, held.exhibits.toSpliced(at, 0, ...added)))
  })
}

/** Moves an exhibit to another place, from 1; a place beyond the ends is the end. The introduction's cites follow. */
export function moveExhibit(
  portal: Portal,
  viewer: Viewer,
  id: string,
  exhibitId: string,
  to: (from: number, count: number) => number,
): Changed {
  return changePacket(portal, viewer, id, { action: 'packet.order' }, (held) => {
    const from = held.exhibits.findIndex((exhibit) => exhibit.id === exhibitId)
    if (from === -1) return refuse({ reason: 'no-such-exhibit' } as const)
    const count = held.exhibits.length
    const place = Math.min(Math.max(to(from + 1, count), 1), count)
    const rest = held.exhibits.toSpliced(from, 1)
    return ok(withExhibits(held, rest.toSpliced(place - 1, 0, held.exhibits[from]!)))
  })
}

/** Says what an exhibit is put forward as: its caption, its place in the filing and, for a series, what its chart draws. */
export function captionExhibit(
  portal: Portal,
  viewer: Viewer,
  id: string,
  exhibitId: string,
  revision: number,
  fields: Partial<Omit<ExhibitFields, 'record'>>,
): Changed {
  return changePacket(portal, viewer, id, { action: 'packet.caption', revision }, (held) => {
    if (!held.exhibits.some((exhibit) => exhibit.id === exhibitId))
      return refuse({ reason: 'no-such-exhibit' } as const)
    const captioned = held.exhibits.map((exhibit) =>
      exhibit.id === exhibitId ? { ...exhibit, ...fields } : exhibit,
    )
    return ok(withExhibits(held, captioned))
  })
}

/** Takes an exhibit out. Its cites keep its record's id, so that putting the record back mends them. */
export function removeExhibit(portal: Portal, viewer: Viewer, id: string, exhibitId: string): Changed {
  return changePacket(portal, viewer, id, { action: 'packet.remove' }, (held) => {
    if (!held.exhibits.some((exhibit) => exhibit.id === exhibitId))
      return refuse({ reason: 'no-such-exhibit' } as const)
    return ok(
      withExhibits(
        held,
        held.exhibits.filter((exhibit) => exhibit.id !== exhibitId),
      ),
    )
  })
}

/**
 * Shows a packet to every reader, or takes it back. Refuses to publish one with records that readers may not see. A sealed
 * one may be shown too: who sees it is no part of what was sealed. With a `revision`, refuses another one as `stale`; the log
 * keeps the `note`.
 */
export async function setPacketState(
  portal: Portal,
  viewer: Viewer,
  id: string,
  state: 'draft' | 'published',
  { revision = null, note }: { revision?: number | null; note?: string } = {},
): Changed {
  const sealed = await showSealed(portal, viewer, id, state, note)
  if (sealed) return sealed
  return changePacket(
    portal,
    viewer,
    id,
    { action: state === 'published' ? 'packet.publish' : 'packet.withdraw', revision, note },
    async (held, tx) => {
      if (state === 'published') {
        const drafts = await draftsAmong(tx, recordsShown({ ...held.packet, exhibits: held.exhibits }))
        if (drafts.length > 0) return refuse({ reason: 'unpublished-records', records: drafts } as const)
      }
      return ok({ ...held, state })
    },
  )
}

/**
 * The same of a sealed packet: one column of it, and no revision. Exports that were made of it while it was a draft may
 * have what only the team saw, so they are not readers' then. Null where it is not sealed.
 */
async function showSealed(
  portal: Portal,
  viewer: Viewer,
  id: string,
  state: 'draft' | 'published',
  note: string | undefined,
) {
  if (!mayDo(viewer.role, 'publish')) return null
  return portal.db.$transaction(async (tx) => {
    const row = await readRow(tx, id, { review: 'sealed' })
    if (!row) return null
    const stored = storedPacketOf(row)
    if (stored.state === state) return ok(stored)
    const drafts = state === 'published' ? await draftsAmong(tx, recordsShown(stored.packet)) : []
    if (drafts.length > 0) return refuse({ reason: 'unpublished-records', records: drafts } as const)
    await tx.packet.updateMany({ where: { id, review: 'sealed' }, data: { state } })
    const made = { packetId: id, edition: 'public' }
    if (state === 'published') await tx.export.updateMany({ where: made, data: { edition: 'confidential' } })
    const action = state === 'published' ? 'packet.publish' : 'packet.withdraw'
    const change = { actor: actorOf(viewer), action, subject: 'packet', subjectId: id }
    await appendAudit(tx, portal, [
      { ...change, before: { state: stored.state }, after: { state, ...(note && { note }) } },
    ])
    return ok({ ...stored, state })
  })
}

/** Which of these records readers may not see. It stays so until the transaction is over: withdrawing one waits for it. */
async function draftsAmong(tx: Transaction, records: string[]): Promise<string[]> {
  await lockCatalog(tx)
  const drafts = await tx.record.findMany({
    where: { id: { in: records }, state: { not: 'published' } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return drafts.map(({ id }) => id)
}

/** Deletes a packet with its exhibits and exports. What it held stays in the log. Refuses a sealed one. */
export async function deletePacket(
  portal: Portal,
  viewer: Viewer,
  id: string,
): Promise<Result<StoredPacket, PacketRefusal>> {
  return portal.db.$transaction(async (tx) => {
    const row = await readRow(tx, id, changeableBy(viewer))
    if (!row) return refuse(await whyNot(tx, viewer, id))
    const stored = storedPacketOf(row)
    const { count } = await tx.packet.deleteMany({ where: { id, ...changeableBy(viewer) } })
    if (count === 0) return refuse(await whyNot(tx, viewer, id))
    const actor = actorOf(viewer)
    await appendAudit(tx, portal, [
      { actor, action: 'packet.delete', subject: 'packet', subjectId: id, before: stored.packet },
    ])
    return ok(stored)
  })
}

/** With these exhibits, each translation directly after its original; cites of the argument follow. */
function withExhibits(held: PacketWhole, given: readonly HeldExhibit[]): PacketWhole {
  const exhibits = pairTranslations(given)
  const recordsOf = (list: HeldExhibit[]) => list.map(({ record }) => record)
  const renumber = (text: string) => renumberPinCites(text, recordsOf(held.exhibits), recordsOf(exhibits))
  const { introduction, summary, argument } = held.packet
  const packet = {
    ...held.packet,
    introduction: renumber(introduction),
    summary: renumber(summary),
    argument: argument.map((block) =>
      block.kind === 'paragraph' ? { ...block, text: renumber(block.text) } : block,
    ),
  }
  return { ...held, exhibits, packet }
}
