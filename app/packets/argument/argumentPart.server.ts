import { readCatalog } from '../../catalog/readCatalog.server'
import type { ArgumentBlock } from '../../domain/argument/argument'
import { exhibitLabel, exhibitName } from '../../domain/filing/exhibitLabel'
import { titleOf } from '../../domain/titleAndDate'
import type { Viewer } from '../../domain/roles'
import type { Portal } from '../../portal.server'
import { labellingFor } from '../packetLabelling.server'
import { findPacket, mayChange } from '../readPackets.server'
import { blockChoices } from './blockChoices'
import { blockInputOf } from './blockForm'

/**
 * What the form of one part of an argument shows: the part, or nothing for one to come (`blockId` null), and what there is
 * to choose. `query` may name another series, and words to look for. Null where the packet or the part is not there to
 * be changed.
 */
export async function argumentPartPage(
  portal: Portal,
  viewer: Viewer,
  packetId: string,
  blockId: string | null,
  query: URLSearchParams,
) {
  const stored = await findPacket(portal, viewer, packetId)
  if (!stored || !mayChange(viewer, stored)) return null
  const { packet, revision } = stored
  const block = packet.argument.find(({ id }) => id === blockId) ?? null
  if (blockId !== null && !block) return null
  const input = blockInputOf(block)
  const series = (query.get('series') ?? input.series).slice(0, 120)
  const q = (query.get('q') ?? '').trim().slice(0, 200)
  const catalog = await readCatalog(portal, viewer)
  const labelling = await labellingFor(portal, packet)
  const chosen = [...input.records, ...input.statements]
  return {
    packet: { id: packet.id, title: packet.title, revision },
    block: block as ArgumentBlock | null,
    count: packet.argument.length,
    choices: blockChoices(catalog, packet, { q, series, chosen }),
    asked: { q, series },
    exhibits: packet.exhibits.map(({ record: id }, index) => {
      const record = catalog.get(id)
      const title = record ? titleOf(record) : id
      return { label: exhibitLabel(labelling, index + 1), name: exhibitName(labelling, index + 1), title }
    }),
  }
}
