import { readCatalog } from '../catalog/readCatalog.server'
import { READER, type Viewer } from '../domain/roles'
import type { StoredPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import type { DossierPlan } from './dossierPlan'
import { heldOriginals } from './heldOriginals.server'
import { planDossier } from './planDossier'

/**
 * Plans a packet's dossier as this viewer may see its records; a published packet's as every reader may, for its
 * exports are theirs to download, whoever asked. Its clock is SOURCE_DATE_EPOCH where that is set, else
 * the packet's own last change: never the present, so that the same packet gives the same bytes.
 */
export async function planPacket(
  portal: Portal,
  viewer: Viewer,
  { packet, state, updatedAt }: StoredPacket,
): Promise<DossierPlan> {
  const { sourceDateEpoch } = portal.settings
  const [catalog, originals] = await Promise.all([
    readCatalog(portal, state === 'published' ? READER : viewer),
    heldOriginals(
      portal,
      packet.exhibits.map(({ record }) => record),
    ),
  ])
  return planDossier({
    packet,
    catalog,
    originals,
    clock: sourceDateEpoch === null ? updatedAt : new Date(sourceDateEpoch * 1000),
  })
}
