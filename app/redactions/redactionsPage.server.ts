import { documentPage } from '../catalog/documentPage'
import { readCatalog } from '../catalog/readCatalog.server'
import { readingOf } from '../catalog/readingOf.server'
import { versionPages, type ShownRedaction } from './shownRedactions'
import { versionsOf } from '../catalog/versions.server'
import { wordBoxesOf } from '../catalog/wordBoxes.server'
import { stringsOf, type CopyOf } from '../catalog/withhold.server'
import type { Catalog } from '../catalog/catalog'
import { recordHref } from '../domain/recordHref'
import { readersSee } from '../domain/redaction/readersSee'
import { sortStanding } from '../domain/redaction/standing'
import { joinTelling, tellingIn, wordsNamed, type TellingWords } from '../domain/redaction/tellingWords'
import { titleOf } from '../domain/titleAndDate'
import type { Viewer } from '../domain/roles'
import { lastJobs } from '../jobs/readJobs.server'
import type { Portal } from '../portal.server'
import { pagesOf } from '../catalog/originals.server'
import { packetsShowingDocument } from './packetsShowingDocument.server'
import { redactable, redactionOf, WITH_CREATOR } from './redactionRow'

/** What is asked of the page: which version and sheet it shows, and words to be tried out before they are taken out. */
export type AskedRedactions = { version: number | null; page: number; words: string }

/**
 * All that an editor works with to redact a document: one sheet of a version with what is taken out of it, the redactions,
 * what the patterns and the file's own flags propose, and what else quotes it. Null where there is no such document or
 * version. For editors.
 */
export async function redactionsPage(
  portal: Portal,
  viewer: Viewer,
  documentId: string,
  asked: AskedRedactions,
) {
  const catalog = await readCatalog(portal, viewer)
  const document = documentPage(catalog, documentId)
  if (!document) return null
  const versions = await versionsOf(portal, catalog, documentId)
  const bases = versions.filter(({ kind }) => kind !== 'redacted')
  const base =
    asked.version === null
      ? (bases.find((it) => it.isCurrent) ?? bases[0])
      : bases.find((it) => it.number === asked.version)
  if (!base && asked.version !== null) return null
  const rows = await portal.db.redaction.findMany({
    where: { documentId },
    include: WITH_CREATOR,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const redactions = rows.map(redactionOf)
  const { brief } = document
  const jobs = await lastJobs(portal, 'redact', [documentId])
  const about = {
    brief,
    isDraft: document.isDraft,
    versions: bases.map(({ number, kind, isCurrent }) => ({ number, kind, isCurrent })),
    job: jobs.get(documentId) ?? null,
    ...(await quotedElsewhere(portal, catalog, documentId, wordsNamed(rows))),
    isSealed: (await packetsShowingDocument(portal.db, documentId, { review: 'sealed' })).length > 0,
  }
  if (!base) return { ...about, base: null, redactions: [] as ShownRedaction[] }
  const [pages, reading] = [await pagesOf(portal, base), await readingOf(portal, base)]
  const copy = await copyShown(portal, documentId, base.number)
  const isRedactable = redactable([base, ...bases.filter((it) => it !== base)], redactions).includes(base)
  const shown = versionPages({
    base,
    bases,
    pages,
    redactions,
    copy: copy?.of ?? null,
    asked,
    flags: reading.flags,
  })
  const boxes = await wordBoxesOf(
    portal,
    base,
    pages.filter(({ number }) => number === shown.sheet.number),
  )
  const { sha256, sizeBytes, mediaType, number } = base
  return {
    ...about,
    base: {
      number,
      sha256,
      sizeBytes,
      mediaType,
      pageCount: pages.length,
      isScan: (boxes.get(shown.sheet.number) ?? []).length > 0,
    },
    copyNumber: copy?.number ?? null,
    sees: readersSee({
      ...{ isDraft: document.isDraft, isWithheld: base.withheld, marks: rows.length },
      ...{ hasCopy: copy !== null, isRedactable, job: about.job?.state ?? null },
    }),
    ...shown,
    sheet: { ...shown.sheet, words: boxes.get(shown.sheet.number) ?? null },
  }
}

export type RedactionsPage = NonNullable<Awaited<ReturnType<typeof redactionsPage>>>

/** The copy that readers are shown of a version, or null where there is none. */
async function copyShown(
  portal: Portal,
  documentId: string,
  madeOf: number,
): Promise<{ number: number; of: CopyOf } | null> {
  const version = await portal.db.version.findFirst({
    where: { documentId, kind: 'redacted', withheld: false, redactionOf: madeOf },
    select: { number: true },
  })
  const copy =
    version &&
    (await portal.db.copy.findFirst({
      where: { documentId, number: version.number },
      select: { reasons: true },
    }))
  return version && copy ? { number: version.number, of: JSON.parse(copy.reasons) as CopyOf } : null
}

/** Named in one list; the rest are counted. */
const MOST_NAMED = 20

/** A record or a packet, by its name. */
export type Named = { href: string; name: string }
/** Of a list that may be long: the first, and how many there are. */
export type FirstOf = { named: Named[]; count: number }

/**
 * What quotes the redacted words besides the document: how many notes and which statements are withheld, and the public
 * records that still hold them, which a person has to change.
 */
async function quotedElsewhere(
  portal: Portal,
  catalog: Catalog,
  documentId: string,
  namedWords: ReadonlySet<string>,
) {
  const [notes, withheld, copies, same] = await Promise.all([
    portal.db.annotation.count({ where: { documentId, withheld: true, removedAt: null } }),
    portal.db.record.findMany({
      where: { withheld: true, mentions: { some: { toId: documentId, field: 'document' } } },
      select: { id: true },
    }),
    portal.db.copy.findMany({
      where: { documentId, purpose: 'redacted' },
      select: { reasons: true, number: true },
    }),
    sameBytes(portal, catalog, documentId),
  ])
  const shown = new Set(
    (
      await portal.db.version.findMany({
        where: { documentId, kind: 'redacted', withheld: false },
        select: { number: true },
      })
    ).map(({ number }) => number),
  )
  const telling = copies
    .filter(({ number }) => shown.has(number ?? 0))
    .map(({ reasons }) => (JSON.parse(reasons) as CopyOf).telling)
  const ids = new Set(withheld.map(({ id }) => id))
  return {
    withheldNotes: notes,
    withheldRecords: recordsOf(catalog, [...ids]).map(named),
    ...(await stillStanding(portal, catalog, joinTelling(telling), namedWords, ids)),
    same,
  }
}

/** Where the removed words stand in public records and packets: what says something of them, and words that many have. */
async function stillStanding(
  portal: Portal,
  catalog: Catalog,
  telling: TellingWords,
  namedWords: ReadonlySet<string>,
  withheld: ReadonlySet<string>,
) {
  const { words, phrases } = telling
  if (words.length + phrases.length === 0) return { standing: firstOf([]), common: [], moreCommon: 0 }
  const records = [...catalog.all()]
    .filter(({ id }) => !withheld.has(id) && catalog.standing(id)?.state === 'published')
    .map((record) => ({
      ...{ ...named(record), isPacket: false },
      has: tellingIn(telling, stringsOf(record).join('\n')),
    }))
  const found = [...(await packetsQuoting(portal, telling)), ...records].filter(({ has }) => has.length > 0)
  const sorted = sortStanding(found, namedWords)
  return {
    standing: firstOf(sorted.telling),
    common: sorted.common
      .slice(0, MOST_NAMED)
      .map(({ word, records }) => ({ word, records: firstOf(records) })),
    moreCommon: Math.max(0, sorted.common.length - MOST_NAMED),
  }
}

function firstOf(all: readonly Named[]): FirstOf {
  return { named: all.slice(0, MOST_NAMED).map(({ href, name }) => ({ href, name })), count: all.length }
}

/** Published packets whose own words have what was removed: a public version of one is not made, and its page shows them. */
async function packetsQuoting(portal: Portal, telling: TellingWords) {
  const rows = await portal.db.packet.findMany({
    where: { state: 'published' },
    include: { exhibits: { select: { caption: true } } },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => ({
    href: `/packets/${row.id}`,
    name: `Packet: ${row.title}`,
    isPacket: true,
    has: tellingIn(telling, stringsOf(row).join('\n')),
  }))
}

function named(record: Parameters<typeof titleOf>[0]): Named {
  return { href: recordHref(record), name: titleOf(record) }
}

/** Other documents that the same bytes are held for, or that they were taken out of: those show them as they are. */
async function sameBytes(portal: Portal, catalog: Catalog, documentId: string) {
  const receipts = await portal.db.provenance.findMany({
    where: { documentId },
    select: { sha256: true, container: { select: { documentId: true } } },
  })
  const others = await portal.db.version.findMany({
    where: { sha256: { in: receipts.map(({ sha256 }) => sha256) }, documentId: { not: documentId } },
    select: { documentId: true },
  })
  const ids = [
    ...others.map((it) => it.documentId),
    ...receipts.flatMap(({ container }) => container?.documentId ?? []),
  ]
  return recordsOf(
    catalog,
    [...new Set(ids)].filter((id) => id !== documentId),
  ).map(named)
}

function recordsOf(catalog: Catalog, ids: readonly string[]) {
  return ids.flatMap((id) => catalog.get(id) ?? [])
}
