import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../db/database.server'
import {
  MOST_BLOCKS,
  recordsOfArgument,
  type Argument,
  type ArgumentBlock,
} from '../../domain/argument/argument'
import { placeBehind, withBlock, withChanged, withMoved, withoutBlock } from '../../domain/argument/editing'
import { splitText } from '../../domain/argument/splitText'
import { findBrokenCites, findTypedCites, makeCitesLive } from '../../domain/argument/typedCites'
import { canonicalJson } from '../../domain/canonicalJson'
import { exhibitLabel } from '../../domain/filing/exhibitLabel'
import { ok, refuse, type Result } from '../../domain/result'
import type { Viewer } from '../../domain/roles'
import type { Portal } from '../../portal.server'
import { changePacket, type PacketRefusal, type PacketWhole } from '../changePacket.server'
import type { StoredPacket } from '../readPackets.server'
import { bodyAt, carriedTo, lastChangeOf } from './bases.server'

type Changed = Promise<Result<StoredPacket, PacketRefusal>>

/** A fresh id, short enough to read in an address. */
export function freshBlockId(): string {
  return `b-${randomUUID().slice(0, 8)}`
}

type NewBlock = { block: ArgumentBlock; after?: string | null; revision?: number }

/**
 * Puts a part into the argument, directly behind the one that `after` names, whatever moved or came between since; at the
 * end where it names none. Where it was written at a `revision`, its cites follow what has moved. Refuses records that are not there, a full argument, and as `part-there` a part that is there
 * already; as `no-such-part` one that was there at that revision, and was taken out since.
 */
export function addBlock(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  { block, after = null, revision = 0 }: NewBlock,
): Changed {
  return changePacket(portal, viewer, packetId, { action: 'packet.add-part' }, async (held, tx) => {
    const { argument } = held.packet
    if (argument.some(({ id }) => id === block.id)) return refuse({ reason: 'part-there' } as const)
    if (argument.length >= MOST_BLOCKS) return refuse({ reason: 'argument-full' } as const)
    const body = await bodyAt(tx, packetId, revision)
    if (body?.argument.some(({ id }) => id === block.id)) return refuse({ reason: 'no-such-part' } as const)
    const missing = await missingRecords(tx, held, block)
    if (!missing.ok) return missing
    const mine = body ? carriedTo(body, { ...held.packet, exhibits: held.exhibits }, block) : block
    const at = placeBehind(after, argument, body?.argument)
    return ok(withArgument(held, withBlock(argument, mine, at)))
  })
}

/**
 * Saves a part that a form began: the first time it is put in, from then on it is written over, each time from a revision
 * that had it. One that comes late, or from another page that began the same part, is refused as `part-changed`; the
 * same words again are not.
 */
export async function saveNewBlock(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  { block, after, revision }: Required<NewBlock>,
): Changed {
  const added = await addBlock(portal, viewer, packetId, { block, after, revision })
  if (added.ok || added.refusal.reason !== 'part-there') return added
  return writeBlock(portal, viewer, packetId, { block, revision })
}

/**
 * Saves a part that was read at `revision`, whatever else has changed since: its cites follow exhibits that moved
 * meanwhile. Refuses as `part-changed`, with what is held now, where somebody else changed the same part; and as
 * `no-such-part` where they took it out. One that was put in after `revision` is the viewer's while nobody else wrote in it.
 */
export function writeBlock(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  { block, revision }: { block: ArgumentBlock; revision: number },
): Changed {
  return changePacket(portal, viewer, packetId, { action: 'packet.write-part' }, async (held, tx) => {
    const { argument } = held.packet
    const theirs = argument.find(({ id }) => id === block.id)
    if (!theirs) return refuse({ reason: 'no-such-part' } as const)
    const body = await bodyAt(tx, packetId, revision)
    const base = body?.argument.find(({ id }) => id === block.id) ?? null
    const mine = body ? carriedTo(body, { ...held.packet, exhibits: held.exhibits }, block) : block
    const from = body && base ? carriedTo(body, { ...held.packet, exhibits: held.exhibits }, base) : null
    const isTheirs = !from || canonicalJson(from) !== canonicalJson(theirs)
    if (isTheirs && canonicalJson(mine) !== canonicalJson(theirs)) {
      const saved = await lastChangeOf(tx, packetId, block.id)
      return refuse({ reason: 'part-changed', base: from, theirs, mine, ...saved } as const)
    }
    const missing = await missingRecords(tx, held, mine)
    if (!missing.ok) return missing
    return ok(withArgument(held, withChanged(argument, mine)))
  })
}

/** Moves a part; `to` is told its place and how many there are, and answers the place wanted, from 1. */
export function moveBlock(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  blockId: string,
  to: (from: number, count: number) => number,
): Changed {
  return changePacket(portal, viewer, packetId, { action: 'packet.move-part' }, (held) => {
    const { argument } = held.packet
    const from = argument.findIndex(({ id }) => id === blockId)
    if (from === -1) return refuse({ reason: 'no-such-part' } as const)
    return ok(withArgument(held, withMoved(argument, blockId, to(from + 1, argument.length))))
  })
}

/** Takes a part out. It can be put back from the revision that had it. */
export function removeBlock(portal: Portal, viewer: Viewer, packetId: string, blockId: string): Changed {
  return changePacket(portal, viewer, packetId, { action: 'packet.remove-part' }, (held) => {
    const { argument } = held.packet
    if (!argument.some(({ id }) => id === blockId)) return refuse({ reason: 'no-such-part' } as const)
    return ok(withArgument(held, withoutBlock(argument, blockId)))
  })
}

/** Puts a part back as it stood at a revision, behind the part that it stood behind. One that is there already stays as it is. */
export function putBlockBack(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  { blockId, revision }: { blockId: string; revision: number },
): Changed {
  return changePacket(portal, viewer, packetId, { action: 'packet.put-part-back' }, async (held, tx) => {
    const { argument } = held.packet
    if (argument.some(({ id }) => id === blockId)) return ok(held)
    const body = await bodyAt(tx, packetId, revision)
    const at = body?.argument.findIndex(({ id }) => id === blockId) ?? -1
    if (!body || at === -1) return refuse({ reason: 'no-such-part' } as const)
    const block = carriedTo(body, { ...held.packet, exhibits: held.exhibits }, body.argument[at]!)
    const missing = await missingRecords(tx, held, block)
    if (!missing.ok) return missing
    const place = at === 0 ? 1 : placeBehind(body.argument[at - 1]!.id, argument, body.argument)
    return ok(withArgument(held, withBlock(argument, block, place)))
  })
}

/** Makes the cites of a paragraph that were typed as people type them live. */
export function makeBlockLive(portal: Portal, viewer: Viewer, packetId: string, blockId: string): Changed {
  return changePacket(portal, viewer, packetId, { action: 'packet.write-part' }, (held) => {
    const block = held.packet.argument.find(({ id }) => id === blockId)
    if (block?.kind !== 'paragraph') return refuse({ reason: 'no-such-part' } as const)
    const live = { ...block, text: makeCitesLive(block.text, labelsOf(held)) }
    return ok(withArgument(held, withChanged(held.packet.argument, live)))
  })
}

/** Makes numbered paragraphs of the introduction, ahead of what is argued already. Its words stay, under numbers. */
export function numberIntroduction(portal: Portal, viewer: Viewer, packetId: string): Changed {
  return changePacket(portal, viewer, packetId, { action: 'packet.add-part' }, (held) => {
    const { introduction, argument } = held.packet
    const ahead = splitText(introduction, freshBlockId)
    if (argument.length + ahead.length > MOST_BLOCKS) return refuse({ reason: 'argument-full' } as const)
    const whole = ahead.reduceRight((blocks, block) => withBlock(blocks, block, 1), argument)
    return ok(withArgument({ ...held, packet: { ...held.packet, introduction: '' } }, whole))
  })
}

/** Cites in a text that are not live and can be made so: typed as people type them, or begun in braces and not ended. */
export function typedCitesIn(text: string, packet: StoredPacket['packet']): string[] {
  const labels = labelsOf({ packet, exhibits: packet.exhibits })
  const broken = findBrokenCites(text, labels).filter(({ written }) => written !== null)
  return [...findTypedCites(text, labels), ...broken].map(({ typed }) => typed)
}

function labelsOf({
  packet: { labelScheme },
  exhibits,
}: {
  packet: Pick<PacketWhole['packet'], 'labelScheme'>
  exhibits: readonly unknown[]
}): Set<string> {
  return new Set(exhibits.map((_, index) => exhibitLabel({ scheme: labelScheme }, index + 1)))
}

function withArgument(held: PacketWhole, argument: Argument): PacketWhole {
  return { ...held, packet: { ...held.packet, argument } }
}

/** A part names records that are there; in a packet that readers see, records that they may see. */
async function missingRecords(
  tx: Transaction,
  held: PacketWhole,
  block: ArgumentBlock,
): Promise<Result<null, PacketRefusal>> {
  const wanted = recordsOfArgument([block])
  const found = await tx.record.findMany({ where: { id: { in: wanted } }, select: { id: true, state: true } })
  const missing = wanted.filter((id) => !found.some((row) => row.id === id))
  if (missing.length > 0) return refuse({ reason: 'no-such-record', records: missing })
  const drafts = found.filter(({ state }) => state !== 'published').map(({ id }) => id)
  if (held.state === 'published' && drafts.length > 0)
    return refuse({ reason: 'unpublished-records', records: drafts })
  return ok(null)
}
