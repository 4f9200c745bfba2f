import {
  comparePackets,
  historySteps,
  packetLines,
  type HistoryStep,
  type PacketChange,
  type PacketNames,
} from '../domain/packetHistory'
import type { Transaction } from '../db/database.server'
import type { Catalog } from '../catalog/catalog'
import { readCatalog } from '../catalog/readCatalog.server'
import { titleOf } from '../domain/titleAndDate'
import { recordsOfArgument } from '../domain/argument/argument'
import { ok, refuse, type Result } from '../domain/result'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { bodyAt } from './argument/bases.server'
import type { Labelling } from '../domain/filing/exhibitLabel'
import { readLabellings } from './packetLabelling.server'
import { changePacket, type PacketRefusal } from './changePacket.server'
import { packetActs } from './packetActs.server'
import { EXHIBIT_LABELS, PACKET_LABELS } from './packetLabels'
import { historySeenBy, mayChange, type StoredPacket } from './readPackets.server'

/** A packet's revisions and what differs between two of them. */
export type PacketHistory = {
  title: string
  /** The present one. */
  revision: number
  /** Of one page, the latest first. */
  steps: HistoryStep[]
  /** Where the next page begins: revisions before this one. Null on the last page. */
  older: number | null
  compared: { from: number; to: number; changes: PacketChange[] } | null
  /** Whether the viewer may bring a former revision back: nobody does so of a sealed packet. */
  mayRestore: boolean
  /** What its exhibits are called now. */
  word: Labelling['word']
}

/** Revisions on a page: some days of autosaving. */
const REVISIONS_PER_PAGE = 100

/**
 * Who changed a packet, when, what was done with it between, and what differs between two revisions: the page's last two
 * where none are named. A page has
 * the revisions before `before`; the latest where that is null. Null where the viewer may not read the history: what was
 * taken out of a packet is no reader's.
 */
export async function packetHistory(
  portal: Portal,
  viewer: Viewer,
  id: string,
  { before, ...asked }: { from: number | null; to: number | null; before: number | null },
): Promise<PacketHistory | null> {
  const packet = await portal.db.packet.findFirst({
    where: { id, ...historySeenBy(viewer) },
    select: {
      ...{
        title: true,
        venue: true,
        labelScheme: true,
        revision: true,
        state: true,
        review: true,
        createdAt: true,
      },
      createdBy: { select: { id: true, name: true } },
    },
  })
  if (!packet) return null
  const found = await portal.db.packetRevision.findMany({
    where: { packetId: id, ...(before !== null && { revision: { lt: before } }) },
    orderBy: { revision: 'desc' },
    select: { revision: true, action: true, savedBy: true, savedAt: true },
    take: REVISIONS_PER_PAGE + 1,
  })
  const revisions = found.slice(0, REVISIONS_PER_PAGE)
  const older = found.length > REVISIONS_PER_PAGE ? revisions.at(-1)!.revision : null
  const upTo = before === null ? null : await savedAt(portal.db, id, before)
  const since = older === null ? packet.createdAt : revisions.at(-1)!.savedAt
  const steps = historySteps(revisions, await packetActs(portal, viewer, id, { since, before: upTo }))
  const sittings = steps.flatMap((step) => (step.revisions ? [step.revisions] : []))
  const to = asked.to ?? (before === null ? packet.revision : (revisions[0]?.revision ?? packet.revision))
  const earlier = sittings.find((group) => group[0]!.revision < to)?.[0] ?? revisions.at(-1)
  const from = asked.from ?? (earlier && earlier.revision < to ? earlier.revision : null)
  const ends =
    from === null ? null : await Promise.all([bodyAt(portal.db, id, from), bodyAt(portal.db, id, to)])
  const [was, is] = ends ?? [null, null]
  const labelling = await readLabellings(portal)
  const names = namesIn(await readCatalog(portal, viewer), labelling)
  const compared =
    from !== null && was && is
      ? {
          from,
          to,
          changes: comparePackets(packetLines(was, names), packetLines(is, names)),
        }
      : null
  const { title, revision, venue, labelScheme, createdBy, createdAt: _, ...standing } = packet
  const mayRestore = mayChange(viewer, {
    ...(standing as Pick<StoredPacket, 'state' | 'review'>),
    madeBy: createdBy,
  })
  return { title, revision, steps, older, compared, mayRestore, word: labelling({ venue, labelScheme }).word }
}

async function savedAt(db: Transaction, packetId: string, revision: number): Promise<Date | null> {
  const where = { packetId_revision: { packetId, revision } }
  const row = await db.packetRevision.findUnique({ where, select: { savedAt: true } })
  return row?.savedAt ?? null
}

/** What the things that differ are called. Records of one title are told apart by their ids. */
function namesIn(catalog: Catalog, labelling: PacketNames['labelling']): PacketNames {
  const titles = new Map<string, number>()
  for (const record of catalog.all()) titles.set(titleOf(record), (titles.get(titleOf(record)) ?? 0) + 1)
  const nameOf = (id: string) => {
    const record = catalog.get(id)
    if (!record) return id
    const title = titleOf(record)
    return titles.get(title) === 1 ? title : `${title} (${id})`
  }
  return { fields: PACKET_LABELS, exhibit: EXHIBIT_LABELS, record: nameOf, labelling }
}

/** Brings a former revision back as a new one: words, argument and exhibits; its state and its exports stay as they are. */
export function restoreRevision(
  portal: Portal,
  viewer: Viewer,
  id: string,
  revision: number,
): Promise<Result<StoredPacket, PacketRefusal>> {
  return changePacket(portal, viewer, id, { action: 'packet.restore' }, async (held, tx) => {
    const body = await bodyAt(tx, id, revision)
    if (!body) return refuse({ reason: 'no-such-revision' } as const)
    const { exhibits, ...packet } = body
    const wanted = [...exhibits.map(({ record }) => record), ...recordsOfArgument(packet.argument)]
    const rows = await tx.record.findMany({
      where: { id: { in: wanted } },
      select: { id: true, state: true },
    })
    const missing = wanted.filter((record) => !rows.some((row) => row.id === record))
    if (missing.length > 0) return refuse({ reason: 'no-such-record', records: missing } as const)
    const drafts = rows.filter(({ state }) => state !== 'published').map((row) => row.id)
    if (held.state === 'published' && drafts.length > 0)
      return refuse({ reason: 'unpublished-records', records: drafts } as const)
    const idOf = new Map(held.exhibits.map((exhibit) => [exhibit.record, exhibit.id]))
    return ok({
      ...held,
      packet,
      exhibits: exhibits.map((exhibit) => ({ id: idOf.get(exhibit.record) ?? null, ...exhibit })),
    })
  })
}
