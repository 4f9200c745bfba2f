import type { Catalog } from '../../catalog/catalog'
import { versionsOf, type ShownVersion } from '../../catalog/versions.server'
import { pagesOfVersion } from '../../catalog/versionPages.server'
import { listAnnotations } from '../../annotations/listAnnotations.server'
import type { Annotation } from '../../annotations/annotationRow'
import { exportNotes } from '../../annotations/exchange/exportNotes.server'
import { openText } from '../../domain/anchoring/openText'
import {
  BAG_PATHS,
  MANIFEST_TYPE,
  originalPath,
  type ManifestItem,
  type ManifestOriginal,
  type ManifestQuotation,
} from '../../domain/evidencePackage/manifest'
import { LOAD_FILES, writeDat, writeOpt } from '../../domain/evidencePackage/loadFiles'
import { composed } from '../../domain/evidencePackage/writeManifest'
import { formatBates } from '../../domain/filing/bates'
import type { Edition } from '../../domain/filing/edition'
import { READER, type Viewer } from '../../domain/roles'
import { writeW3cFile } from '../../domain/webAnnotation/writeW3c'
import type { CatalogRecord } from '../../domain/records'
import type { StoredPacket } from '../../packets/readPackets.server'
import type { Portal } from '../../portal.server'
import type { ExhibitFields, PacketDraft } from '../../domain/packet'
import { quotedExhibits } from '../argument/quotedInArgument'
import { originalsOf as boundOriginals, type DossierPlan, type PlannedExhibit } from '../dossierPlan'
import { catalogOf } from '../planPacket.server'
import { heldKey } from '../readinessOf'
import { readTexts } from '../readTexts.server'
import type { PackagePlan, PackedOriginal } from './packagePlan'
import { documentOf, pointsOf, quoteStatement, statementsOf, type SearchedText } from './planItem'
import { quoteArgument, quoteShown, type HeldText, type QuotedByPacket } from './planQuoted'
import { planSeries } from './planSeries'
import { readCustody } from './readCustody.server'
import { NONE_HELD, readHeld, type HeldReceipt } from './readHeld.server'
import { softwareOf } from './software.server'
import { standaloneVerifier, viewerParts } from './standalone.server'

/**
 * Plans what a packet's evidence package holds beside its PDF: the originals of its exhibits, where each quotation stands
 * in them, the values it shows, and the notes that every reader may see. `dossier` is the plan of the PDF it goes with.
 */
export async function planPackage(
  portal: Portal,
  viewer: Viewer,
  stored: StoredPacket,
  dossier: DossierPlan,
  { hasLoadFiles = false }: { hasLoadFiles?: boolean } = {},
): Promise<PackagePlan> {
  const { packet, revision, state, review } = stored
  const { edition } = dossier
  const catalog = await catalogOf(portal, viewer, stored, edition)
  // Of a withheld exhibit neither the file nor what others wrote about its words leaves.
  const produced = packet.exhibits.filter(({ production }) => production !== 'withheld')
  const documents = await readDocuments(portal, catalog, produced, edition)
  const originals = new Map<string, PackedOriginal>()
  const bound = boundIn(dossier)
  const items: ManifestItem[] = []
  const textsOf = await quotedTexts(portal, packet, catalog, dossier, documents)
  const quoted = quoteArgument(dossier, textsOf)
  for (const planned of dossier.exhibits) {
    const record = catalog.get(planned.recordId)!
    const isWithheld = planned.standIn?.kind === 'withheld'
    const held = isWithheld ? undefined : documents.get(documentOf(record) ?? '')
    const exhibit = planned.name
    for (const { sha256, sizeBytes, mediaType, fileName } of held?.receipts ?? []) {
      const path = originalPath(planned.number, sha256, mediaType)
      if (!originals.has(sha256)) originals.set(sha256, { path, sha256, sizeBytes, exhibit, fileName })
    }
    items.push({
      ...{ id: record.id, exhibit, title: planned.title, kind: record.kind, date: planned.date },
      ...filingOf(planned, packet.exhibits, dossier.exhibits),
      caption: planned.caption,
      originals: (held?.receipts ?? []).map((it) =>
        originalOf(it, held!.versions, originals.get(it.sha256)!.path, bound),
      ),
      quotations: [
        ...(isWithheld ? [] : quotationsOf(catalog, record, held)),
        ...quotationsIn(quoted, planned.number),
      ],
      points: isWithheld ? [] : pointsOf(catalog, record, packet.exhibits[planned.number - 1]!),
    })
  }
  const listed = new Set(items.flatMap(({ quotations }) => quotations.map(({ permalink }) => permalink)))
  const shown = quoteShown(packet.argument, catalog, dossier.exhibits, (link) => listed.has(link))
  items.forEach(({ quotations }, at) => quotations.push(...quotationsIn(shown, dossier.exhibits[at]!.number)))
  const unexhibited = quotationsIn([...quoted, ...shown], null)
  const { title, forum, caption, docket, filer, datedOn } = packet
  const series = planSeries(catalog, items, { id: packet.id, title: packet.title, clock: dossier.clock })
  const notes = [...documents.values()].flatMap((document) => document.notes)
  return {
    root: packet.id,
    manifest: {
      type: MANIFEST_TYPE,
      packet: {
        ...{ id: packet.id, title, forum, caption, docket, filer, datedOn, revision, state, review },
        supersedes: stored.supersedes,
        versionLabel: `${packet.versionLabel || `Revision ${revision}`}${versionWords(edition, [...documents.values()])}`,
      },
      clock: dossier.clock,
      items: composed(items),
      ...(unexhibited.length > 0 && { unexhibited: composed(unexhibited) }),
      software: softwareOf(portal.settings.root),
      timeStamp: portal.settings.timestampUrl ? ASKED : NOT_ASKED,
    },
    originals: [...originals.values()],
    viewer: await viewerParts(),
    texts: [
      ...series,
      ...(hasLoadFiles
        ? [
            { path: LOAD_FILES.dat, text: writeDat({ items }) },
            { path: LOAD_FILES.opt, text: writeOpt({ items }) },
          ]
        : []),
      { path: BAG_PATHS.annotations, text: await writeNotes(portal, notes, packet.id) },
      { path: BAG_PATHS.verifier, text: await standaloneVerifier() },
      { path: BAG_PATHS.custody, text: await readCustody(portal, [...originals.keys()]) },
    ],
  }
}

function versionWords(edition: Edition, documents: readonly HeldDocument[]): string {
  if (edition === 'confidential') return ', confidential version'
  return documents.some(({ isRedacted }) => isRedacted) ? ', public version' : ''
}

const ASKED = {
  state: 'asked',
  words:
    'A time stamp was asked for of the authority that this portal names; it stands beside the signature.',
} as const
const NOT_ASKED = {
  state: 'none',
  words:
    'No time stamp: this portal names no time-stamp authority. When the package was signed rests on its maker’s word.',
} as const

/** What a filing says of an exhibit beside what it is. */
function filingOf(
  { number, indexed }: PlannedExhibit,
  exhibits: readonly ExhibitFields[],
  planned: readonly PlannedExhibit[],
) {
  const { pages, production, translationOf } = exhibits[number - 1]!
  const original = planned.find(({ recordId }) => recordId === translationOf)
  return {
    ...{ from: indexed.from, to: indexed.to, class: indexed.class, basis: indexed.basis },
    ...{ pages, production, translationOf: original?.name ?? null },
  }
}

/** All that the package needs to know of one document. */
type HeldDocument = {
  receipts: HeldReceipt[]
  /** Whether words of it were redacted. */
  isRedacted: boolean
  versions: ShownVersion[]
  searched: SearchedText | null
  notes: Annotation[]
}

async function readDocuments(
  portal: Portal,
  catalog: Catalog,
  exhibits: readonly { record: string }[],
  edition: Edition,
): Promise<Map<string, HeldDocument>> {
  const records = exhibits.flatMap(({ record }) => catalog.get(record) ?? [])
  const ids = [...new Set(records.flatMap((record) => documentOf(record) ?? []))]
  const visible = ids.filter((id) => catalog.find('document', id))
  const receipts = await readHeld(portal, visible, edition)
  const found = new Map<string, HeldDocument>()
  for (const id of visible) {
    const versions = await versionsOf(portal, catalog, id)
    const current = versions.find((version) => version.isCurrent)
    const pages = current && (await pagesOfVersion(portal, id, current.number))
    const searched = current && pages ? { sha256: current.sha256, open: openText(pages) } : null
    const notes = await listAnnotations(portal, id, READER)
    found.set(id, { ...(receipts.get(id) ?? NONE_HELD), versions, searched, notes })
  }
  return found
}

function originalOf(
  receipt: HeldReceipt,
  versions: readonly ShownVersion[],
  path: string,
  bound: ReadonlyMap<string, Bound>,
): ManifestOriginal {
  const own = versions.filter(({ sha256 }) => sha256 === receipt.sha256)
  const version = own.find(({ isCurrent }) => isCurrent) ?? own[0]
  const inPdf = bound.get(receipt.sha256)
  return {
    path,
    ...receipt,
    extractor: version?.extractor ?? null,
    version: version?.number ?? null,
    pages: inPdf?.rendered ?? version?.pageCount ?? null,
    bates: inPdf?.bates ?? null,
  }
}

/** What the package holds of the texts that the argument quotes, by the place of the exhibit. */
async function quotedTexts(
  portal: Portal,
  packet: PacketDraft,
  catalog: Catalog,
  { exhibits }: DossierPlan,
  documents: ReadonlyMap<string, HeldDocument>,
): Promise<(exhibit: number) => HeldText[]> {
  const places = quotedExhibits(packet)
  const quoted = exhibits.flatMap(({ number, recordId, standIn }) => {
    const document = documentOf(catalog.get(recordId))
    const held = document === null ? undefined : documents.get(document)
    if (!held || !places.has(number) || standIn?.kind === 'withheld') return []
    return [{ number, document: document!, receipts: held.receipts }]
  })
  const read = await readTexts(portal, new Map(quoted.map(({ document, receipts }) => [document, receipts])))
  const texts = new Map(
    quoted.map(({ number, document, receipts }) => [
      number,
      receipts.flatMap(({ sha256, made }): HeldText[] => {
        const text = read.get(heldKey(document, sha256))
        return text ? [{ sha256, open: text.open, isRedacted: made === 'redacted copy' }] : []
      }),
    ]),
  )
  return (exhibit) => texts.get(exhibit) ?? []
}

function quotationsIn(quoted: readonly QuotedByPacket[], exhibit: number | null): ManifestQuotation[] {
  return quoted.filter((it) => it.exhibit === exhibit).map(({ quotation }) => quotation)
}

function quotationsOf(
  catalog: Catalog,
  record: CatalogRecord,
  held: HeldDocument | undefined,
): ManifestQuotation[] {
  const statements = statementsOf(catalog, record).map((it) => quoteStatement(it, held?.searched ?? null))
  const isHeld = (sha256: string | null) => held?.receipts.some((it) => it.sha256 === sha256) ?? false
  const notes = record.kind === 'document' ? (held?.notes ?? []) : []
  return [...statements, ...notes.flatMap((note) => (isHeld(note.originalSha256) ? quoteNote(note) : []))]
}

/** Its Bates numbers, and the pages of its rendering where the PDF binds that. */
type Bound = Pick<ManifestOriginal, 'bates'> & { rendered: number | null }

/** How the PDF has each original that it binds in, by its SHA-256. */
function boundIn(dossier: DossierPlan): Map<string, Bound> {
  return new Map(
    boundOriginals(dossier).map(({ sha256, copyOf, isRendering, pages, bates }) => {
      const at = (page: number) => formatBates(bates!.prefix, bates!.first + page - 1)
      const numbers = bates && { first: at(1), last: at(pages) }
      return [copyOf ?? sha256, { bates: numbers, rendered: isRendering ? pages : null }]
    }),
  )
}

/** The words that a note is pinned to, in the original that it was pinned in. */
function quoteNote({
  id,
  documentId,
  passage,
  originalSha256,
  anchorState,
}: Annotation): ManifestQuotation[] {
  if (!passage) return []
  const { page, start, endPage = null, end, exact, prefix, suffix } = passage
  const place = { page, start, endPage, end }
  const permalink = `/documents/${documentId}/annotations/${id}`
  return [{ text: exact, original: originalSha256, place, prefix, suffix, permalink, state: anchorState }]
}

/** Notes as W3C Web Annotations. Addresses are the portal's own paths where it has no public address. */
async function writeNotes(portal: Portal, notes: readonly Annotation[], packetId: string): Promise<string> {
  const origin = portal.settings.publicUrl ?? ''
  const exported = await exportNotes(portal, READER, notes, origin)
  const label = 'Public notes on the exhibits'
  return `${JSON.stringify(writeW3cFile(exported, `${origin}/packets/${packetId}`, label), null, 2)}\n`
}
