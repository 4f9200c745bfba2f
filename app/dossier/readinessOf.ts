import { createHash } from 'node:crypto'
import type { Catalog } from '../catalog/catalog'
import type { CheckedArgument } from '../domain/filing/argumentReadiness'
import { isOtherLanguage } from '../domain/filing/exhibitFields'
import type { CheckedQuotation } from '../domain/filing/quotedFindings'
import type { CheckedExhibit, ReadinessInput } from '../domain/filing/readiness'
import { canonicalJson } from '../domain/canonicalJson'
import { countWords, wordsOfPage, type Extent } from '../domain/filing/limits'
import { sheetOf } from '../domain/filing/sheet'
import type { BoundIdentifiers } from '../domain/filing/boundIdentifiers'
import type { PageIdentifiers } from '../domain/filing/personalIdentifiers'
import type { VenueProfile } from '../domain/filing/venue'
import type { PacketDraft } from '../domain/packet'
import { editHref, recordHref } from '../domain/recordHref'
import type { CatalogRecord } from '../domain/records'
import { isNonCommercial } from './argument/checkedArgument'
import { boundPages, wordsOf } from './dossierPlan'
import { failingIn, quotingExhibit } from './failingIn'
import { unverifiedWords } from './exhibitFacts'
import { originOf, wordsFrom, type Origin } from './exhibitOrigin'
import { documentOf } from './package/planItem'
import type { Placed } from './planParts'

/** A quotation whose words are not at their place any more, by the record that it is taken from. */
export type LostQuotation = { recordId: string; state: string; words: string; href: string }

/** What looks like personal data in the bytes that were looked at for an original, and the version of its document on which it can be redacted. */
export type OriginalIdentifiers = { sha256: string; pages: PageIdentifiers[]; version: number }

/** What is known of one original of a record is found under this. */
export function heldKey(recordId: string, sha256: string): string {
  return `${recordId} ${sha256}`
}

/** Letters of scripts in which English is not written. */
const OTHER_SCRIPT =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]{4}/u

/** Whether an exhibit's words are not English: as the packet says, else as the script of its title shows. A translation's are. */
export function isForeign({ planned, exhibit }: Placed): boolean {
  if (exhibit.translationOf !== null) return false
  return exhibit.language === '' ? OTHER_SCRIPT.test(planned.title) : isOtherLanguage(exhibit.language)
}

/** A planned packet as its checks see it. */
export function readinessOf({
  packet,
  venue,
  catalog,
  argument,
  placed,
  identifiers,
  quotations,
  failing,
  quoted,
}: {
  packet: PacketDraft
  venue: VenueProfile | null
  catalog: Catalog
  argument: CheckedArgument
  placed: readonly Placed[]
  identifiers: ReadonlyMap<string, OriginalIdentifiers>
  quotations: readonly LostQuotation[]
  /** Why the package's verifier will fail statements, by their ids. */
  failing: ReadonlyMap<string, string>
  quoted: readonly CheckedQuotation[]
}): ReadinessInput {
  const nameOf = new Map(placed.map(({ record, planned }) => [record.id, planned.name]))
  return {
    packetId: packet.id,
    venue,
    cover: {
      caption: packet.caption !== '',
      docket: packet.docket !== '',
      filer: packet.filer !== '',
      datedOn: packet.datedOn !== null,
    },
    argument,
    quoted,
    extent: extentOf(packet, venue),
    exhibits: placed.map((it) => ({
      ...identifiersLeaving(it, placed, identifiers),
      name: it.planned.name,
      place: it.planned.number,
      href: recordHref(it.record),
      title: it.planned.title,
      hasOriginal:
        it.packed.length > 0 ||
        it.planned.standIn?.kind === 'withheld' ||
        !NEEDS_ORIGINAL.has(originOf(it.record)),
      wordsFrom: wordsFrom(catalog, it.record),
      notBound: notBoundOf(it),
      pagesWithoutText: it.held.reduce((sum, { pagesWithoutText = 0 }) => sum + pagesWithoutText, 0),
      unverified: 'confidence' in it.record ? unverifiedWords(it.record) : '',
      withoutSource: withoutSource(catalog, it.record),
      isNonCommercial: isNonCommercial(it.record),
      basis: it.exhibit.basis,
      withheldFor: it.planned.standIn?.kind === 'withheld' ? it.exhibit.withheldFor : null,
      translation: translationOf(it, placed),
      words: [it.planned.title, ...it.planned.sheet.flatMap(wordsOf)].join('\n'),
      identifiersKept: it.exhibit.identifiersKept,
    })),
    quotations: quotations.flatMap(({ recordId, ...quotation }) => {
      const exhibit = nameOf.get(recordId)
      return exhibit === undefined ? [] : [{ exhibit, ...quotation }]
    }),
    failing: failingIn(catalog, failing, placed.map(quotingExhibit)),
    sizeBytes: placed.reduce(
      (sum, { held }) => sum + held.reduce((all, { sizeBytes }) => all + sizeBytes, 0),
      0,
    ),
  }
}

/** What of an exhibit that is put forward whole should be bound in and is not, each with why. */
export function notBoundOf({ planned, held }: Placed): CheckedExhibit['notBound'] {
  if (planned.standIn !== null) return []
  return held.flatMap(({ fileName, notBound, isRedacted }) =>
    notBound ? [{ fileName, why: notBound, isRedacted: isRedacted === true }] : [],
  )
}

/** What counts of a packet's texts: what people wrote, not what is set beside it. */
function extentOf(packet: PacketDraft, venue: VenueProfile | null): Extent {
  const paragraphs = packet.argument.map((block) => ('text' in block ? block.text : ''))
  return {
    packetId: packet.id,
    venue,
    words: {
      argument: countWords([packet.introduction, ...paragraphs].join('\n')),
      summary: countWords(packet.summary),
    },
    wordsOfPage: wordsOfPage(sheetOf(venue)),
    hasSignature: packet.signature !== '',
    fileName: `${packet.id}.pdf`,
  }
}

/**
 * In what is bound in of an exhibit, and in what the evidence package holds whole. A bound text is looked at whole: its
 * pages are cut when it is set.
 */
function identifiersLeaving(
  it: Placed,
  placed: readonly Placed[],
  found: ReadonlyMap<string, OriginalIdentifiers>,
): Pick<CheckedExhibit, 'identifiers' | 'identifiersFingerprint'> {
  const documentId = documentOf(it.record) ?? it.record.id
  const leaving = carrierOf(documentId, placed) === it ? it.packed : []
  const looked: object[] = []
  const identifiers = leaving.flatMap(({ sha256, fileName, mediaType }): BoundIdentifiers[] => {
    const held = found.get(heldKey(documentId, sha256))
    if (!held) return []
    const original = it.planned.originals.find((bound) => (bound.copyOf ?? bound.sha256) === sha256)
    const bound = new Set(original && boundPages(original))
    const isBound = ({ page }: PageIdentifiers) => original?.isRendering === true || bound.has(page)
    looked.push({ sha256: held.sha256, pages: held.pages, bound: held.pages.filter(isBound) })
    return [
      {
        fileName: it.packed.length > 1 ? fileName : '',
        pages: held.pages.filter(isBound),
        packedPages: held.pages.filter((page) => !isBound(page)),
        hasPageNumbers: original ? !original.isRendering : mediaType === 'application/pdf',
        ...{ documentId, version: held.version },
      },
    ]
  })
  const hash = createHash('sha256').update(canonicalJson(looked)).digest('hex')
  return { identifiers, identifiersFingerprint: looked.length > 0 ? hash.slice(0, 16) : '' }
}

/** The exhibit that answers for a document's originals: the document itself, else the first whose words are from it. */
function carrierOf(documentId: string, placed: readonly Placed[]): Placed | undefined {
  const carrying = placed.filter(
    ({ planned, record }) =>
      planned.standIn?.kind !== 'withheld' && (documentOf(record) ?? record.id) === documentId,
  )
  return carrying.find(({ record }) => record.id === documentId) ?? carrying[0]
}

/** Words that somebody is said to have said, without where that was read: each where it is shown, and where a source is added. */
function withoutSource(catalog: Catalog, record: CatalogRecord): CheckedExhibit['withoutSource'] {
  const said =
    record.kind === 'document'
      ? [
          ...catalog.mentioning(record.id, 'statement', 'document'),
          ...catalog.mentioning(record.id, 'demand', 'document'),
        ]
      : record.kind === 'statement' || record.kind === 'demand'
        ? [record]
        : []
  return said
    .filter(({ sources }) => sources.length === 0)
    .map((it) => ({ href: recordHref(it), edit: editHref(it.id, 'sources') }))
}

/** How it stands with an exhibit's translation; null where it needs none. */
function translationOf(it: Placed, placed: readonly Placed[]): CheckedExhibit['translation'] {
  const { exhibit } = it
  if (exhibit.translationOf !== null) {
    const original = placed.find(({ record }) => record.id === exhibit.translationOf)
    if (!original) return { is: 'of-nothing', record: exhibit.translationOf }
    if (exhibit.translator === '' || exhibit.declaredOn === null) return { is: 'undeclared' }
    return original.planned.number + 1 <= it.planned.number &&
      placed
        .slice(placed.indexOf(original) + 1, placed.indexOf(it))
        .every((between) => between.exhibit.translationOf === original.record.id)
      ? null
      : { is: 'apart', original: original.planned.name }
  }
  if (!isForeign(it)) return null
  return placed.some((other) => other.exhibit.translationOf === it.record.id) ? null : { is: 'missing' }
}

/** A series or a proceeding is made of what others published: nothing was received for it. */
const NEEDS_ORIGINAL = new Set<Origin>(['file', 'words'])
