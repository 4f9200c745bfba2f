import { LRUCache } from 'lru-cache'
import { appendAudit } from '../audit/appendAudit.server'
import type { ExtractionProblem, Flag } from '../domain/extraction'
import { actorOf, type Viewer } from '../domain/roles'
import { currentFrom, type VersionKind } from '../domain/version'
import { enqueue, wakeJobs } from '../jobs/enqueue.server'
import type { Portal } from '../portal.server'
import { askForPlacing } from './addVersion.server'
import type { Catalog } from './catalog'
import { raiseRevision } from './changeCatalog.server'
import { forgetCatalog } from './readCatalog.server'
import { lockCatalog } from './recordGuard.server'

/** One version of a document, as pages tell of it. */
export type ShownVersion = {
  documentId: string
  /** From 1, in the order of arrival. */
  number: number
  /** Of a redacted one: the number of the version that it was made of. Null for all others. */
  redactionOf: number | null
  /** Whether readers without an account do not see it. */
  withheld: boolean
  kind: VersionKind
  /** Why it was added; empty where nobody said. */
  note: string
  isCurrent: boolean
  createdAt: Date
  /** Null where nobody was signed in. */
  createdBy: string | null
  sha256: string
  /** Which reading of the original: with `sha256`, the key of its pages. */
  extraction: number
  extractor: string
  /** Whether words of it were recognised from pictures. */
  isOcr: boolean
  textSha256: string
  pageCount: number
  flags: Flag[]
  problem: ExtractionProblem | null
  mediaType: string
  sizeBytes: number
  fileName: string
  method: string
  receivedAt: Date
  receivedBy: string | null
  receivedFrom: string | null
  sourceUrl: string | null
  capturedAt: string | null
}

/** What is known of one revision of the catalog: which documents have versions, and those of the documents asked for. */
type Known = { holders: Promise<ReadonlySet<string>>; held: LRUCache<string, Promise<ShownVersion[]>> }
const byCatalog = new WeakMap<Catalog, Known>()
/** Documents whose versions are kept at hand. */
const MOST_HELD = 1_000
/** Documents asked for at once. */
const BATCH = 200

/**
 * The versions of a document, the last first; none for a document that this catalog does not show. They are read when
 * they are first asked for in a revision of the catalog, which every new version raises; a page of a document without one
 * asks the database nothing.
 */
export async function versionsOf(
  portal: Portal,
  catalog: Catalog,
  documentId: string,
): Promise<ShownVersion[]> {
  if (!catalog.find('document', documentId)) return []
  return (await versionsOfAll(portal, catalog, [documentId])).get(documentId) ?? []
}

/** The version that a document is read in now, or null where no original of it was read yet. */
export async function currentVersion(
  portal: Portal,
  catalog: Catalog,
  documentId: string,
): Promise<ShownVersion | null> {
  return (await versionsOf(portal, catalog, documentId)).find((version) => version.isCurrent) ?? null
}

/** The versions that these documents are read in now, by the documents' ids; of those that this catalog shows. */
export async function currentVersions(
  portal: Portal,
  catalog: Catalog,
  documentIds: readonly string[],
): Promise<Map<string, ShownVersion>> {
  const ids = documentIds.filter((id) => catalog.find('document', id))
  const versions = await versionsOfAll(portal, catalog, ids)
  const current = new Map<string, ShownVersion>()
  for (const [id, held] of versions)
    for (const version of held) if (version.isCurrent) current.set(id, version)
  return current
}

async function versionsOfAll(
  portal: Portal,
  catalog: Catalog,
  ids: readonly string[],
): Promise<Map<string, ShownVersion[]>> {
  const { holders, held } = knownOf(portal, catalog)
  const having = await holders
  const wanted = [...new Set(ids)].filter((id) => having.has(id))
  const asked = new Map(wanted.map((id) => [id, held.get(id)]))
  const missing = wanted.filter((id) => !asked.get(id))
  for (let from = 0; from < missing.length; from += BATCH) {
    const some = missing.slice(from, from + BATCH)
    const read = readVersions(portal, catalog.seesRedacted, some)
    for (const id of some) {
      const versions = read.then((found) => found.get(id) ?? [])
      versions.catch(() => held.delete(id))
      held.set(id, versions)
      asked.set(id, versions)
    }
  }
  return new Map(await Promise.all(wanted.map(async (id) => [id, await asked.get(id)!] as const)))
}

function knownOf(portal: Portal, catalog: Catalog): Known {
  const known = byCatalog.get(catalog)
  if (known) return known
  const holders = portal.db.version
    .groupBy({ by: ['documentId'], where: seenIn(catalog.seesRedacted) })
    .then((rows) => new Set(rows.map(({ documentId }) => documentId)))
  holders.catch(() => byCatalog.delete(catalog))
  const fresh: Known = { holders, held: new LRUCache({ max: MOST_HELD }) }
  byCatalog.set(catalog, fresh)
  return fresh
}

const seenIn = (seesRedacted: boolean) => (seesRedacted ? {} : { withheld: false })

async function readVersions(
  portal: Portal,
  seesRedacted: boolean,
  documentIds: string[],
): Promise<Map<string, ShownVersion[]>> {
  const rows = await portal.db.version.findMany({
    where: { documentId: { in: documentIds }, ...seenIn(seesRedacted) },
    include: {
      createdBy: { select: { name: true } },
      reading: {
        select: {
          extractor: true,
          textSha256: true,
          pageCount: true,
          flags: true,
          problem: true,
          original: { select: { mediaType: true, sizeBytes: true } },
        },
      },
    },
    orderBy: [{ documentId: 'asc' }, { number: 'desc' }],
  })
  const receipts = await firstReceipts(portal, documentIds)
  const found = new Map<string, ShownVersion[]>()
  for (const { reading, createdBy, currentSince: _, ...row } of rows) {
    const { original, flags, problem, ...read } = reading
    const version: ShownVersion = {
      ...row,
      ...read,
      ...original,
      ...(receipts.get(`${row.documentId} ${row.sha256}`) ?? madeHere(row, original.mediaType)),
      kind: row.kind as VersionKind,
      createdBy: createdBy?.name ?? null,
      isOcr: /tesseract/i.test(read.extractor),
      flags: JSON.parse(flags) as Flag[],
      problem: problem === null ? null : (JSON.parse(problem) as ExtractionProblem),
      isCurrent: false,
    }
    found.set(row.documentId, [...(found.get(row.documentId) ?? []), version])
  }
  const since = new Map(rows.map((row) => [`${row.documentId} ${row.number}`, row.currentSince.getTime()]))
  for (const versions of found.values()) {
    const sinceOf = (version: ShownVersion) => since.get(`${version.documentId} ${version.number}`)!
    // The last stands first, and of equals the first is kept.
    versions.reduce((best, each) => (sinceOf(each) > sinceOf(best) ? each : best)).isCurrent = true
  }
  return found
}

type ReceiptOfVersion = Pick<
  ShownVersion,
  'fileName' | 'method' | 'receivedAt' | 'receivedBy' | 'receivedFrom' | 'sourceUrl' | 'capturedAt'
>

/** Of an original that came for a document several times, its first receipt. */
async function firstReceipts(portal: Portal, documentIds: string[]): Promise<Map<string, ReceiptOfVersion>> {
  const rows = await portal.db.provenance.findMany({
    where: { documentId: { in: documentIds } },
    select: {
      documentId: true,
      sha256: true,
      receivedBy: { select: { name: true } },
      fileName: true,
      method: true,
      receivedAt: true,
      receivedFrom: true,
      sourceUrl: true,
      capturedAt: true,
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
  })
  return new Map(
    rows.map(({ documentId, sha256, receivedBy, ...receipt }) => [
      `${documentId} ${sha256}`,
      { ...receipt, receivedBy: receivedBy?.name ?? null },
    ]),
  )
}

/** A redacted copy came from nobody; its name is the document's own, for the file's may hold what was redacted. */
const madeHere = (
  { documentId, kind, createdAt }: { documentId: string; kind: string; createdAt: Date },
  mediaType: string,
): ReceiptOfVersion => ({
  fileName: kind === 'redacted' ? redactedName(documentId, mediaType) : 'unnamed',
  method: kind === 'redacted' ? 'redaction' : 'part',
  receivedAt: createdAt,
  receivedBy: null,
  receivedFrom: null,
  sourceUrl: null,
  capturedAt: null,
})

/** What the redacted copy of a document is called. */
export function redactedName(documentId: string, mediaType: string): string {
  return `${documentId}-redacted.${mediaType === 'application/pdf' ? 'pdf' : 'txt'}`
}

/**
 * Makes a version the one that the document is read in, and asks for its notes to be placed on it. False where the
 * document has no such version; one that is current already changes nothing. For editors.
 */
export async function makeCurrent(
  portal: Portal,
  viewer: Viewer,
  documentId: string,
  number: number,
): Promise<boolean> {
  const isDone = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const held = await tx.version.findMany({
      where: { documentId },
      orderBy: [{ currentSince: 'desc' }, { number: 'desc' }],
    })
    if (!held.some((version) => version.number === number)) return false
    const before = held[0]!.number
    if (before === number) return true
    const at = portal.now()
    const currentSince = currentFrom(
      at,
      held.map((it) => it.currentSince),
    )
    await tx.version.update({ where: { documentId_number: { documentId, number } }, data: { currentSince } })
    await raiseRevision(tx, at)
    await askForPlacing(tx, portal, actorOf(viewer), documentId, number)
    // Readers of a redacted document see copies: that of the version which is current now becomes theirs.
    const isRedacted = (await tx.redaction.count({ where: { documentId } })) > 0
    if (isRedacted) await enqueue(tx, portal, { kind: 'redact', subject: documentId, by: actorOf(viewer) })
    await appendAudit(tx, portal, [
      {
        actor: actorOf(viewer),
        action: 'version.make-current',
        subject: 'document',
        subjectId: documentId,
        before: { version: before },
        after: { version: number },
      },
    ])
    return true
  })
  if (isDone) {
    forgetCatalog(portal)
    wakeJobs(portal)
  }
  return isDone
}
