import { readCatalog } from '../catalog/readCatalog.server'
import { sheetKey } from '../domain/filing/bates'
import { READER, type Viewer } from '../domain/roles'
import type { StoredPacket } from '../packets/readPackets.server'
import { findVenue } from '../packets/readVenues.server'
import type { Portal } from '../portal.server'
import { findBates } from './batesRanges.server'
import type { DossierPlan } from './dossierPlan'
import { heldOriginals } from './heldOriginals.server'
import { planDossier } from './planDossier'
import type { LostQuotation } from './readinessOf'

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
  const records = packet.exhibits.map(({ record }) => record)
  const [catalog, originals, venue, sheetBates, quotations] = await Promise.all([
    readCatalog(portal, state === 'published' ? READER : viewer),
    heldOriginals(portal, records, packet.batesPrefix),
    findVenue(portal, packet.venue),
    findBates(portal.db, records.map(sheetKey), packet.batesPrefix),
    lostQuotations(portal, records, state === 'published' ? READER : viewer),
  ])
  return planDossier({
    packet,
    catalog,
    originals,
    venue,
    quotations,
    sheetBates,
    clock: sourceDateEpoch === null ? updatedAt : new Date(sourceDateEpoch * 1000),
  })
}

/** Statements and demands pinned to words of these records that are altered, ambiguous or lost in the current version. */
async function lostQuotations(
  portal: Portal,
  records: readonly string[],
  viewer: Viewer,
): Promise<LostQuotation[]> {
  const visibility = viewer.accountId === null ? ['public'] : ['public', 'team']
  const rows = await portal.db.annotation.findMany({
    where: {
      documentId: { in: [...records] },
      kind: { in: ['statement', 'demand'] },
      anchorState: { in: ['altered', 'ambiguous', 'lost'] },
      visibility: { in: visibility },
      removedAt: null,
    },
    orderBy: { id: 'asc' },
    select: { id: true, documentId: true, anchorState: true, exact: true },
  })
  return rows.map(({ id, documentId, anchorState, exact }) => {
    const href = `/documents/${documentId}#note-${id}`
    return { recordId: documentId, state: anchorState, words: exact ?? '', href }
  })
}
