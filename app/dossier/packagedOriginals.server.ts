import type { Edition } from '../domain/filing/edition'
import type { PackagedOriginals } from '../domain/filing/packageWords'
import type { Viewer } from '../domain/roles'
import { labellingFor } from '../packets/packetLabelling.server'
import type { StoredPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { heldOriginals } from './heldOriginals.server'
import { documentOf } from './package/planItem'
import { catalogOf } from './planPacket.server'

/** An export, as far as it tells what its package holds. */
type Packaged = {
  edition: Edition
  packetRevision: number
  packageBytes: number | null
  finishedAt: Date | null
}

/**
 * Of how many exhibits the evidence package of an export holds an original, or what stands for one. Null where it has no
 * package, or the packet has changed since.
 */
export async function packagedOriginals(
  portal: Portal,
  viewer: Viewer,
  stored: StoredPacket,
  { edition, packetRevision, packageBytes, finishedAt }: Packaged,
): Promise<PackagedOriginals | null> {
  if (packageBytes === null || packetRevision !== stored.revision) return null
  const { exhibits, batesPrefix } = stored.packet
  const catalog = await catalogOf(portal, viewer, stored, edition)
  const documents = exhibits.map(({ record, production }) =>
    production === 'withheld' ? null : documentOf(catalog.get(record)),
  )
  const wanted = [...new Set(documents.filter((id) => id !== null))]
  const held = await heldOriginals(portal, wanted, batesPrefix, edition)
  const { word } = await labellingFor(portal, stored.packet)
  const until = finishedAt?.toISOString() ?? ''
  const hasOriginal = (id: string | null) =>
    id !== null && held.get(id)?.some(({ receivedAt }) => receivedAt <= until) === true
  return { held: documents.filter(hasOriginal).length, total: exhibits.length, word }
}
