import { randomUUID } from 'node:crypto'
import { appendAudit } from '../audit/appendAudit.server'
import type { Transaction } from '../db/database.server'
import { amendmentLabel } from '../domain/filing/amendmentLabel'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { columnsOf, wordColumns } from './changePacket.server'
import { freePacketId } from './packetCommands.server'
import { keepRevision } from './packetRevision.server'
import { readRow, storedPacketOf, visibleTo, type StoredPacket } from './readPackets.server'

export type AmendRefusal = { reason: 'not-found' } | { reason: 'not-sealed' }

/**
 * Makes a packet that replaces a sealed one: a draft of whoever asks, with the same words and exhibits, which says what it
 * supersedes and has a version label of its own. The sealed one stays as it is.
 */
export async function amendPacket(
  portal: Portal,
  viewer: Viewer,
  id: string,
): Promise<Result<StoredPacket, AmendRefusal>> {
  const at = portal.now()
  return portal.db.$transaction(async (tx) => {
    const row = await readRow(tx, id, visibleTo(viewer))
    if (!row) return refuse({ reason: 'not-found' } as const)
    if (row.review !== 'sealed') return refuse({ reason: 'not-sealed' } as const)
    const sealed = storedPacketOf(row).packet
    const versionLabel = amendmentLabel(sealed.versionLabel, await labelsAround(tx, id))
    const packet = { ...sealed, versionLabel }
    const { exhibits, ...words } = packet
    const amendment = await freePacketId(tx, packet.title)
    const booking = {
      state: 'draft',
      origin: 'portal',
      createdAt: at,
      updatedAt: at,
      numberedAt: row.numberedAt,
    }
    await tx.packet.create({
      data: {
        ...{ id: amendment, ...wordColumns(words), ...booking },
        ...{ supersedesId: id, createdById: viewer.accountId },
      },
    })
    const rows = exhibits.map((exhibit, index) => ({
      ...{ id: randomUUID(), packetId: amendment },
      ...columnsOf(exhibit, index + 1),
    }))
    if (rows.length > 0) await tx.exhibit.createMany({ data: rows })
    const actor = actorOf(viewer)
    const after = { ...packet, id: amendment, supersedes: id }
    await appendAudit(tx, portal, [
      { actor, action: 'packet.amend', subject: 'packet', subjectId: amendment, after },
    ])
    const made = storedPacketOf((await readRow(tx, amendment, {}))!)
    await keepRevision(tx, made, { action: 'packet.amend', actor })
    return ok(made)
  })
}

/** The version labels of a packet, of all that it amends in turn and of all that amend those. */
async function labelsAround(tx: Transaction, id: string): Promise<string[]> {
  const labels = new Map<string, string>()
  const select = { id: true, versionLabel: true, supersedesId: true } as const
  let ids = [id]
  while (ids.length > 0) {
    const found = await tx.packet.findMany({
      where: { OR: [{ id: { in: ids } }, { supersedesId: { in: ids } }] },
      select,
    })
    const seen = found.filter((packet) => !labels.has(packet.id))
    for (const packet of seen) labels.set(packet.id, packet.versionLabel)
    ids = seen
      .flatMap((packet) => [packet.id, packet.supersedesId ?? packet.id])
      .filter((one) => one !== id && !ids.includes(one))
  }
  return [...labels.values()]
}
