import type { Catalog } from '../catalog/catalog'
import { readCatalog } from '../catalog/readCatalog.server'
import { AUTHENTICATION_BASES, CONFIDENTIALITY_CLASSES } from '../domain/filing/exhibitFields'
import type { Edition } from '../domain/filing/edition'
import { exhibitHeading, exhibitLabel, exhibitName, type Labelling } from '../domain/filing/exhibitLabel'
import { parseKept } from '../domain/filing/keptIdentifiers'
import type { ExhibitFields } from '../domain/packet'
import { recordHref } from '../domain/recordHref'
import { mayDo, type Viewer } from '../domain/roles'
import { shownKind } from '../domain/shownKind'
import { titleOf } from '../domain/titleAndDate'
import { packedQuotationFindings } from '../domain/filing/packedQuotations'
import { findingsSeenBy, isFilingReady, type Finding } from '../domain/filing/readiness'
import { typedCitesIn } from '../packets/argument/argumentCommands.server'
import {
  findPacket,
  isOwnDraft,
  mayChange,
  maySeeHistory,
  type StoredPacket,
} from '../packets/readPackets.server'
import { namePart, type TakenOut } from '../domain/takenOut'
import { takenOutLately } from '../packets/takenOut.server'
import { commentTargets, listComments } from '../packets/packetComments.server'
import { listAmendments } from '../packets/reviewPacket.server'
import type { Portal } from '../portal.server'
import { chooseChart } from '../measurements/defaultChart'
import { subjectOf } from '../measurements/planChart'
import { afterSeal, afterSealForReaders, type AfterSeal } from './afterSeal'
import { boundPages, runsOf, type DossierPlan } from './dossierPlan'
import { exhibitRedactions, type ExhibitRedactions } from './exhibitRedactions.server'
import { receiversOf, senderOf } from './exhibitFacts'
import { failingIn } from './failingIn'
import { failingQuotations } from './failingQuotations.server'
import { documentOf } from './package/planItem'
import { catalogOf, planPacket } from './planPacket.server'
import { listExports, type ShownExport } from './readExports.server'

/**
 * What the page of a packet shows, to whoever may read it; null where nobody such asks. `commentPage` says which of the
 * team's comments, from 1.
 */
export async function packetPage(portal: Portal, viewer: Viewer, id: string, commentPage = 1) {
  const stored = await findPacket(portal, viewer, id)
  if (!stored) return null
  const catalog = await readCatalog(portal, viewer)
  const documents = stored.packet.exhibits.map(({ record }) => documentOf(catalog.get(record)))
  const [redactions, plan, exports, amendments, taken] = await Promise.all([
    exhibitRedactions(
      portal,
      documents.filter((document) => document !== null),
    ),
    planPacket(portal, viewer, stored),
    listExports(portal, viewer, id),
    stored.review === 'sealed' ? listAmendments(portal, viewer, id) : [],
    mayChange(viewer, stored) ? takenOutLately(portal, stored) : [],
  ])
  const isReader = viewer.accountId === null
  const exhibits = stored.packet.exhibits.map((exhibit, index) => {
    const record = catalog.get(exhibit.record)
    const planned = plan.exhibits.find(({ number }) => number === index + 1)
    return {
      id: stored.exhibitIds[index]!,
      number: index + 1,
      label: exhibitLabel(plan.labelling, index + 1),
      name: exhibitName(plan.labelling, index + 1),
      record: exhibit.record,
      title: planned?.title ?? exhibit.record,
      href: record && recordHref(record),
      kind: record && shownKind(record),
      caption: exhibit.caption,
      date: planned?.date ?? '',
      originals: planned?.originals.length ?? 0,
      pages: planned?.originals.reduce((sum, original) => sum + boundPages(original).length, 0) ?? 0,
      isRedacted: redactions.has(documents[index] ?? ''),
      /** For accounts alone: how much, where and when. */
      redactions: (!isReader && redactions.get(documents[index] ?? '')) || null,
      notes: exhibitNotes(exhibit, plan.labelling, stored.packet.exhibits),
    }
  })
  const { exhibits: _, ...fields } = stored.packet
  const argument = stored.packet.argument.map((block, index) => ({
    block,
    number: plan.argument[index]!.number,
    blocks: plan.argument[index]!.blocks,
    typed: block.kind === 'paragraph' ? typedCitesIn(block.text, stored.packet) : [],
  }))
  // Readers are told nothing of what an amendment would settle.
  const isLate = stored.review === 'sealed' && viewer.accountId !== null
  const late = isLate ? await failingSince(portal, viewer, stored, plan) : []
  const findings = findingsSeenBy(viewer, [...plan.findings, ...late])
  const after = sealedNow(viewer, stored, { ...plan, findings }, exhibits)
  const argued = argument.reduce((sum, { blocks }) => sum + blocks.length, 0)
  return {
    ...fields,
    argument,
    state: stored.state,
    revision: stored.revision,
    updatedAt: stored.updatedAt.toISOString(),
    madeBy: stored.madeBy?.name ?? null,
    exhibits,
    /** The introduction alone. */
    blocks: plan.introduction.slice(0, plan.introduction.length - argued),
    findings: after && isReader ? [] : findings,
    isBlocked: plan.problems.length > 0 || !isFilingReady(plan.findings),
    /** Whether anything that it says leads to an exhibit. */
    hasCites: [...plan.introduction, ...plan.summary].flatMap(runsOf).some(({ cite }) => cite),
    venueName: plan.venue.name,
    hasEditions: await hasEditions(portal, viewer, stored),
    problems: after && isReader ? after.standing : plan.problems.map(({ message }) => message),
    /** Null unless it is sealed. */
    after,
    mayRedact: mayDo(viewer.role, 'redact'),
    mayChange: mayChange(viewer, stored),
    maySeeHistory: maySeeHistory(viewer, stored),
    mayPublish: mayDo(viewer.role, 'publish'),
    ...reviewOf(viewer, stored),
    mayComment: mayDo(viewer.role, 'annotate'),
    comments: await listComments(portal, viewer, stored, commentPage),
    commentTargets: viewer.accountId === null ? [] : commentTargets(stored, plan.labelling),
    isFilingReady: plan.problems.length === 0 && isFilingReady(plan.findings),
    amendments,
    /** What its exhibits are called. */
    word: plan.labelling.word,
    takenOut: taken.map((it) => shownTakenOut(it, catalog)),
    exports: exports.map((row) => ({
      ...row,
      state: row.state as ShownExport['state'],
      edition: row.edition as Edition,
      createdAt: row.createdAt.toISOString(),
      isCurrent: row.packetRevision === stored.revision,
    })),
  }
}

/** What was taken out, as its name and what a form sends to put it back. */
function shownTakenOut(taken: TakenOut, catalog: Catalog) {
  if (taken.kind === 'part') {
    const fields: [string, string][] = [
      ['part', taken.part.id],
      ['from', String(taken.revision)],
    ]
    return { name: namePart(taken.part), goesTo: 'argument/restore', fields }
  }
  const { record, ...said } = taken.exhibit
  const fields: [string, string][] = [
    ['record', record],
    ['position', String(taken.position)],
    ['fields', JSON.stringify(said)],
  ]
  return { name: titleFor(catalog, record), goesTo: 'exhibits', fields }
}

/** What the verifier would fail in a package of a sealed packet that is made now, and its seal does not say. */
async function failingSince(
  portal: Portal,
  viewer: Viewer,
  stored: StoredPacket,
  { exhibits, findings }: DossierPlan,
): Promise<Finding[]> {
  const catalog = await catalogOf(portal, viewer, stored, 'public')
  const whys = await failingQuotations(portal, catalog, stored.packet.exhibits)
  const quoting = exhibits.flatMap(({ name, recordId, standIn, originals }) => {
    const record = catalog.get(recordId)
    const isRedacted = originals.some((it) => it.isRedacted)
    return record ? [{ name, record, isWithheld: standIn?.kind === 'withheld', isRedacted }] : []
  })
  const found = packedQuotationFindings(failingIn(catalog, whys, quoting))
  return found.filter(({ says }) => !findings.some((known) => known.says === says))
}

/** How a sealed packet stands now, as far as this viewer is told; null for one that is not sealed. */
function sealedNow(
  viewer: Viewer,
  { sealed }: StoredPacket,
  plan: Pick<DossierPlan, 'problems' | 'findings'>,
  exhibits: readonly { name: string; redactions: ExhibitRedactions | null }[],
): AfterSeal | null {
  if (!sealed) return null
  const redacted = exhibits.map(({ name, redactions }) => ({ name, redactedAt: redactions?.lastAt ?? null }))
  const after = afterSeal(plan, redacted, sealed.at)
  return viewer.accountId === null ? afterSealForReaders(after, plan.problems.length === 0) : after
}

/** Where a packet stands between draft and seal, and what this viewer may do about it. */
function reviewOf(viewer: Viewer, stored: StoredPacket) {
  const { review, sealed, supersedes } = stored
  const isSealed = review === 'sealed'
  return {
    review,
    sealed: sealed && { at: sealed.at.toISOString(), by: viewer.accountId === null ? null : sealed.by },
    supersedes,
    mayHandIn: !isSealed && (mayDo(viewer.role, 'edit-packets') || isOwnDraft(viewer, stored)),
    maySeal: !isSealed && mayDo(viewer.role, 'publish'),
    mayAmend: isSealed && mayDo(viewer.role, 'draft'),
  }
}

/** What a filing says of an exhibit beside its caption, in a few words each; nothing of what is as it is anyway. */
function exhibitNotes(exhibit: ExhibitFields, labelling: Labelling, all: readonly ExhibitFields[]): string[] {
  const original = all.findIndex(({ record }) => record === exhibit.translationOf)
  return [
    exhibit.production !== 'whole' && exhibit.production,
    exhibit.pages && `pages ${exhibit.pages}`,
    exhibit.confidentiality !== 'public' && CONFIDENTIALITY_CLASSES[exhibit.confidentiality],
    exhibit.basis !== 'none' && AUTHENTICATION_BASES[exhibit.basis],
    original !== -1 && `translation of ${exhibitName(labelling, original + 1)}`,
  ].filter((note) => typeof note === 'string')
}

/** Whether this viewer may choose between a public and a confidential version. */
export async function hasEditions(portal: Portal, viewer: Viewer, stored: StoredPacket): Promise<boolean> {
  if (!mayDo(viewer.role, 'see-redacted')) return false
  if (stored.packet.exhibits.some(({ confidentiality }) => confidentiality !== 'public')) return true
  const records = stored.packet.exhibits.map(({ record }) => record)
  const where = {
    OR: [
      { documentId: { in: records } },
      { document: { mentionedBy: { some: { fromId: { in: records }, field: 'document' } } } },
    ],
  }
  return (await portal.db.redaction.count({ where })) > 0
}

/** What the form of an exhibit shows; null where the packet or the exhibit is not there to be changed. */
export async function exhibitPage(portal: Portal, viewer: Viewer, id: string, exhibitId: string) {
  const stored = await findPacket(portal, viewer, id)
  const at = stored?.exhibitIds.indexOf(exhibitId) ?? -1
  if (!stored || at === -1 || !mayChange(viewer, stored)) return null
  const exhibit = stored.packet.exhibits[at]!
  const catalog = await readCatalog(portal, viewer)
  const points = catalog.find('series', exhibit.record)
    ? catalog.mentioning(exhibit.record, 'point', 'series')
    : []
  const services = [...new Map(points.map((point) => [subjectOf(point).key, subjectOf(point).label]))]
  const periods = points
    .map(({ period }) => period)
    .filter((period) => /^\d{4}(-\d{2})?$/.test(period))
    .sort()
  const plan = await planPacket(portal, viewer, stored)
  const looked = plan.findings.find((finding) => finding.looked?.exhibit === at + 1)?.looked
  const seen = looked?.fingerprint ?? ''
  const kept = parseKept(exhibit.identifiersKept)
  return {
    packet: { id, title: stored.packet.title, revision: stored.revision },
    number: at + 1,
    heading: exhibitHeading(plan.labelling, at + 1),
    title: plan.exhibits.find(({ number }) => number === at + 1)?.title ?? exhibit.record,
    // What was said of other pages is to be said anew, not to be saved again unread.
    exhibit: { ...exhibit, identifiersKept: seen === '' || seen === kept.seen ? kept.reason : '' },
    /** A fingerprint of the identifiers that its checks tell of now; empty for none. */
    seen,
    /** What the chart draws now, chosen or not; null where none is drawn. */
    drawn: exhibit.chart ?? chooseChart(points),
    /** What the record itself says, for fields that are left empty. */
    recorded: recordedParties(catalog, exhibit.record),
    others: stored.packet.exhibits.flatMap(({ record, translationOf }, index) =>
      index === at || translationOf !== null
        ? []
        : [
            {
              value: record,
              name: `${exhibitName(plan.labelling, index + 1)}, ${titleFor(catalog, record)}`,
            },
          ],
    ),
    services: services.map(([key, label]) => ({ key, label })).sort((a, b) => (a.label < b.label ? -1 : 1)),
    periods: periods.length > 0 ? { first: periods[0]!, last: periods.at(-1)! } : null,
  }
}

function recordedParties(catalog: Catalog, id: string): { from: string; to: string } {
  const record = catalog.get(id)
  if (!record) return { from: '', to: '' }
  return {
    from: senderOf(catalog, record),
    to: record.kind === 'document' ? receiversOf(catalog, record) : '',
  }
}

function titleFor(catalog: Catalog, id: string): string {
  const record = catalog.get(id)
  return record ? titleOf(record) : id
}

export type PacketPage = NonNullable<Awaited<ReturnType<typeof packetPage>>>
