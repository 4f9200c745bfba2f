import { sheetKey } from '../domain/filing/bates'
import type { Catalog } from '../catalog/catalog'
import { readCatalog, readPublicCatalog } from '../catalog/readCatalog.server'
import type { Edition } from '../domain/filing/edition'
import { READER, type Viewer } from '../domain/roles'
import type { StoredPacket } from '../packets/readPackets.server'
import { findVenue } from '../packets/readVenues.server'
import type { Portal } from '../portal.server'
import { quotedExhibits } from './argument/quotedInArgument'
import { findBates } from './batesRanges.server'
import { findIdentifiers } from './boundIdentifiers.server'
import type { DossierPlan } from './dossierPlan'
import { failingQuotations } from './failingQuotations.server'
import { heldOriginals } from './heldOriginals.server'
import { documentOf } from './package/planItem'
import { planDossier } from './planDossier'
import { readTexts } from './readTexts.server'
import type { LostQuotation } from './readinessOf'
import { readSeal } from './readSeal.server'
import { redactedCopies } from './redactedCopies.server'

/**
 * Plans a packet's dossier as this viewer may see its records; a published packet's as every reader may, for its
 * public exports are theirs to download, whoever asked. Its clock is SOURCE_DATE_EPOCH where that is set, else
 * the packet's own last change: never the present, so that the same packet gives the same bytes. That of a sealed
 * packet is what it was when it was sealed, until more of it is redacted.
 */
export async function planPacket(
  portal: Portal,
  viewer: Viewer,
  stored: StoredPacket,
  edition: Edition = 'public',
): Promise<DossierPlan> {
  const { packet, updatedAt } = stored
  const sealed = await readSeal(portal, stored, edition)
  if (sealed) return sealed
  const { sourceDateEpoch } = portal.settings
  const records = packet.exhibits.map(({ record }) => record)
  const catalog = await catalogOf(portal, viewer, stored, edition)
  const documents = records.flatMap((id) => documentOf(catalog.get(id)) ?? [])
  const [originals, copies, venue, sheetBates, quotations] = await Promise.all([
    heldOriginals(portal, [...new Set([...records, ...documents])], packet.batesPrefix, edition),
    redactedCopies(portal, documents),
    findVenue(portal, packet.venue),
    findBates(portal.db, records.map(sheetKey), packet.batesPrefix),
    lostQuotations(portal, records, whoReads(viewer, stored, edition)),
  ])
  const quoted = [...quotedExhibits(packet)].flatMap((place) => {
    const { record = '' } = packet.exhibits[place - 1] ?? {}
    return [record, documentOf(catalog.get(record)) ?? record]
  })
  const [identifiers, failing, texts] = await Promise.all([
    findIdentifiers(portal, originals, copies),
    failingQuotations(portal, catalog, packet.exhibits),
    readTexts(portal, new Map([...originals].filter(([id]) => quoted.includes(id)))),
  ])
  return planDossier({
    packet,
    isSealed: stored.review === 'sealed',
    supersedes: stored.supersedes,
    catalog,
    originals,
    identifiers,
    texts,
    venue,
    quotations,
    failing,
    sheetBates,
    edition,
    redacted: new Map([...copies].map(([id, held]) => [id, { hasCopy: held.size > 0 }])),
    clock: sourceDateEpoch === null ? updatedAt : new Date(sourceDateEpoch * 1000),
  })
}

/** The catalog that an edition of a packet is made of: a confidential one's with what was redacted. */
export function catalogOf(
  portal: Portal,
  viewer: Viewer,
  stored: Pick<StoredPacket, 'state' | 'review'>,
  edition: Edition,
): Promise<Catalog> {
  if (edition === 'confidential') return readCatalog(portal, viewer)
  return readPublicCatalog(portal, whoReads(viewer, stored, edition))
}

/** A sealed packet was sealed as readers may see it, and its public edition is the same before and after they do. */
function whoReads(
  viewer: Viewer,
  { state, review }: Pick<StoredPacket, 'state' | 'review'>,
  edition: Edition,
): Viewer {
  return state === 'published' || (review === 'sealed' && edition === 'public') ? READER : viewer
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
      ...(viewer.accountId === null && { withheld: false }),
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
