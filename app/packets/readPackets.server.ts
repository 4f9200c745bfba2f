import { brieflyHeld } from '../catalog/brieflyHeld.server'
import type { Transaction } from '../db/database.server'
import type { Argument } from '../domain/argument/argument'
import type { AuthenticationBasis, ConfidentialityClass, Production } from '../domain/filing/exhibitFields'
import { exhibitName, type Labelling, type LabelScheme } from '../domain/filing/exhibitLabel'
import type { ReviewState, Superseded } from '../domain/filing/review'
import type { ChartChoice, ExhibitFields, PacketDraft } from '../domain/packet'
import { READER, mayDo, type Viewer } from '../domain/roles'
import { readLabellings } from './packetLabelling.server'
import type { Portal } from '../portal.server'

/** A packet as it is held, with what the portal knows beside its words. */
export type StoredPacket = {
  packet: PacketDraft
  /** Ids of its exhibits, in their order. */
  exhibitIds: string[]
  state: 'draft' | 'published'
  review: ReviewState
  /** Null unless it is sealed. */
  sealed: { at: Date; by: string | null } | null
  /** The sealed packet that this one replaces; null where it replaces none. */
  supersedes: Superseded | null
  origin: 'content' | 'portal'
  /** Counts changes from 1. */
  revision: number
  updatedAt: Date
  /** Null where a sync or the command line made it. */
  madeBy: { id: string; name: string } | null
}

/** A packet in a list. */
export type ListedPacket = Pick<StoredPacket, 'state' | 'review' | 'origin' | 'updatedAt' | 'madeBy'> & {
  id: string
  title: string
  /** What its cover calls this version; tells amendments with the same title apart. */
  versionLabel: string
  docket: string
  exhibits: number
  /** What they are called in it. */
  word: Labelling['word']
  /** The packet that it amends; null for none, or none that the viewer may read. */
  supersedesId: string | null
  /** Whether the viewer may change it. */
  mayChange: boolean
}

/**
 * What this viewer may read: readers what is published, contributors also what they drafted, editors everything. Nothing
 * draft is put into a published packet, nor made a draft while it stands in one; a packet that holds such a record all
 * the same is not for readers until it is mended, whole: with one exhibit left out, "Ex. 4" would name another record.
 */
export function visibleTo(viewer: Viewer) {
  if (mayDo(viewer.role, 'edit-packets')) return {}
  if (viewer.accountId) return { OR: [{ state: 'published' }, { createdById: viewer.accountId }] }
  return { state: 'published', exhibits: { every: { record: { state: 'published', withheld: false } } } }
}

/** What this viewer may change: contributors their own drafts while they write them, editors everything that is not sealed. */
export function changeableBy(viewer: Viewer) {
  if (mayDo(viewer.role, 'edit-packets')) return UNSEALED
  return { state: 'draft', review: 'draft', createdById: viewer.accountId ?? '' }
}

/**
 * Whose history this viewer may read: of what they may change, and of what they could while it was a draft. What was taken
 * out of a packet is no reader's.
 */
export function historySeenBy(viewer: Viewer) {
  if (mayDo(viewer.role, 'edit-packets')) return {}
  return { state: 'draft', createdById: viewer.accountId ?? '' }
}

/** Part of the `where` of each command that changes a packet, in what it reads and in what it writes. */
export const UNSEALED = { review: { not: 'sealed' } } as const

/** Whether a packet that the viewer may read is one that they may change. */
export function mayChange(
  viewer: Viewer,
  stored: Pick<StoredPacket, 'state' | 'review' | 'madeBy'>,
): boolean {
  if (stored.review === 'sealed') return false
  if (mayDo(viewer.role, 'edit-packets')) return true
  return stored.review === 'draft' && isOwnDraft(viewer, stored)
}

/** Whether a packet that the viewer may read is one whose history they may read: `historySeenBy`, of one at hand. */
export function maySeeHistory(viewer: Viewer, stored: Pick<StoredPacket, 'state' | 'madeBy'>): boolean {
  return mayDo(viewer.role, 'edit-packets') || isOwnDraft(viewer, stored)
}

/** Whether a packet is one that the viewer drafted and no reader sees yet. */
export function isOwnDraft(
  viewer: Viewer,
  { state, madeBy }: Pick<StoredPacket, 'state' | 'madeBy'>,
): boolean {
  return viewer.accountId !== null && state === 'draft' && madeBy?.id === viewer.accountId
}

/** What a row must bring along for `storedPacketOf`. */
export const WITH_EXHIBITS = {
  exhibits: { orderBy: { position: 'asc' } },
  createdBy: { select: { id: true, name: true } },
  sealedBy: { select: { name: true } },
  supersedes: { select: { id: true, title: true, sealedAt: true } },
} as const

type PacketRow = NonNullable<Awaited<ReturnType<typeof readRow>>>

/** The packet under an id within `where`, as a row. */
export function readRow(db: Transaction, id: string, where: object) {
  return db.packet.findFirst({ where: { id, ...where }, include: WITH_EXHIBITS })
}

/** What a row says. */
export function storedPacketOf(row: PacketRow): StoredPacket {
  const { id, title, forum, caption, docket, filer, datedOn, introduction, venue } = row
  const { purpose, parties, author, versionLabel, batesPrefix, summary, signature, forms } = row
  return {
    packet: {
      ...{ id, title, forum, caption, docket, filer, datedOn, introduction, venue },
      ...{ purpose, parties, author, versionLabel, batesPrefix, summary, signature, forms },
      labelScheme: row.labelScheme as LabelScheme,
      argument: JSON.parse(row.argument) as Argument,
      exhibits: row.exhibits.map(exhibitOf),
    },
    exhibitIds: row.exhibits.map((exhibit) => exhibit.id),
    state: row.state as StoredPacket['state'],
    review: row.review as ReviewState,
    sealed: row.sealedAt && { at: row.sealedAt, by: row.sealedBy?.name ?? null },
    supersedes: row.supersedes && {
      ...{ id: row.supersedes.id, title: row.supersedes.title },
      sealedAt: (row.supersedes.sealedAt ?? row.createdAt).toISOString(),
    },
    origin: row.origin as StoredPacket['origin'],
    revision: row.revision,
    updatedAt: row.updatedAt,
    madeBy: row.createdBy,
  }
}

function exhibitOf(row: PacketRow['exhibits'][number]): ExhibitFields {
  const { recordId, caption, chart, pages, author, recipient, language, translationOf } = row
  const { translator, declaredOn, withheldFor, identifiersKept } = row
  return {
    ...{ record: recordId, caption, pages, author, recipient, language, translationOf },
    ...{ translator, declaredOn, withheldFor, identifiersKept },
    chart: chart === null ? null : (JSON.parse(chart) as ChartChoice),
    basis: row.basis as AuthenticationBasis,
    confidentiality: row.confidentiality as ConfidentialityClass,
    production: row.production as Production,
  }
}

/**
 * The packet under an id, or null where there is none that the viewer may read. Why it was made is said among the team:
 * readers without an account are not told.
 */
export async function findPacket(portal: Portal, viewer: Viewer, id: string): Promise<StoredPacket | null> {
  const row = await readRow(portal.db, id, visibleTo(viewer))
  return row && storedPacketOf(viewer.accountId === null ? { ...row, purpose: '' } : row)
}

/** Every packet that the viewer may read, the one changed last first. */
export async function listPackets(portal: Portal, viewer: Viewer): Promise<ListedPacket[]> {
  const labelling = await readLabellings(portal)
  const rows = await portal.db.packet.findMany({
    where: visibleTo(viewer),
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      venue: true,
      labelScheme: true,
      versionLabel: true,
      docket: true,
      state: true,
      review: true,
      origin: true,
      updatedAt: true,
      supersedesId: true,
      createdBy: { select: { id: true, name: true } },
      _count: { select: { exhibits: true } },
    },
  })
  const listedIds = new Set(rows.map(({ id }) => id))
  return rows.map(({ _count, createdBy, venue, labelScheme, ...row }) => {
    const state = row.state as StoredPacket['state']
    const review = row.review as ReviewState
    const supersedesId = row.supersedesId && listedIds.has(row.supersedesId) ? row.supersedesId : null
    const origin = row.origin as StoredPacket['origin']
    const listed = { ...row, state, review, origin, supersedesId, madeBy: createdBy }
    const { word } = labelling({ venue, labelScheme })
    return { ...listed, exhibits: _count.exhibits, word, mayChange: mayChange(viewer, listed) }
  })
}

/** One place where a record is put forward: `name` is "Ex. 4" of a packet. */
export type PutForward = { packetId: string; title: string; position: number; name: string }

/** The packets, of those that the viewer may read, in which a record is an exhibit. */
export async function listPacketsWith(
  portal: Portal,
  viewer: Viewer,
  recordId: string,
): Promise<PutForward[]> {
  if (viewer.accountId === null) return (await published.read(portal)).get(recordId) ?? []
  return findExhibits(portal, { recordId, packet: visibleTo(viewer) })
}

/** What every reader may see of it, for all records at once. */
const published = brieflyHeld(async (portal: Portal) => {
  const byRecord = new Map<string, PutForward[]>()
  for (const it of await findExhibits(portal, { packet: visibleTo(READER) })) {
    byRecord.set(it.recordId, [...(byRecord.get(it.recordId) ?? []), it])
  }
  return byRecord
})

async function findExhibits(portal: Portal, where: object) {
  const labelling = await readLabellings(portal)
  const rows = await portal.db.exhibit.findMany({
    where,
    select: {
      recordId: true,
      position: true,
      packet: { select: { id: true, title: true, venue: true, labelScheme: true } },
    },
    orderBy: [{ packet: { title: 'asc' } }, { packetId: 'asc' }, { position: 'asc' }],
  })
  return rows.map(({ recordId, position, packet }) => ({
    recordId,
    packetId: packet.id,
    title: packet.title,
    position,
    name: exhibitName(labelling(packet), position),
  }))
}
