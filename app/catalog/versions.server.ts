import { appendAudit } from '../audit/appendAudit.server'
import type { ExtractionProblem, Flag } from '../domain/extraction'
import { actorOf, type Viewer } from '../domain/roles'
import { currentFrom, type VersionKind } from '../domain/version'
import { wakeJobs } from '../jobs/enqueue.server'
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

const byCatalog = new WeakMap<Catalog, Promise<Map<string, ShownVersion[]>>>()

/**
 * The versions of a document, the last first; none for a document that this catalog does not show. They are read once
 * for each revision of the catalog, which every new version raises, so that a page without one asks the database nothing.
 */
export async function versionsOf(
  portal: Portal,
  catalog: Catalog,
  documentId: string,
): Promise<ShownVersion[]> {
  let all = byCatalog.get(catalog)
  if (!all) {
    all = readVersions(portal, catalog.seesRedacted)
    byCatalog.set(catalog, all)
    all.catch(() => byCatalog.delete(catalog))
  }
  return catalog.find('document', documentId) ? ((await all).get(documentId) ?? []) : []
}

/** The version that a document is read in now, or null where no original of it was read yet. */
export async function currentVersion(
  portal: Portal,
  catalog: Catalog,
  documentId: string,
): Promise<ShownVersion | null> {
  return (await versionsOf(portal, catalog, documentId)).find((version) => version.isCurrent) ?? null
}

async function readVersions(portal: Portal, seesRedacted: boolean): Promise<Map<string, ShownVersion[]>> {
  const rows = await portal.db.version.findMany({
    where: seesRedacted ? {} : { withheld: false },
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
  const receipts = await firstReceipts(portal)
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
async function firstReceipts(portal: Portal): Promise<Map<string, ReceiptOfVersion>> {
  const rows = await portal.db.provenance.findMany({
    where: { documentId: { not: null } },
    include: { receivedBy: { select: { name: true } } },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
  })
  return new Map(
    rows.map(
      ({
        documentId,
        sha256,
        receivedBy,
        fileName,
        method,
        receivedAt,
        receivedFrom,
        sourceUrl,
        capturedAt,
      }) => [
        `${documentId} ${sha256}`,
        {
          fileName,
          method,
          receivedAt,
          receivedFrom,
          sourceUrl,
          capturedAt,
          receivedBy: receivedBy?.name ?? null,
        },
      ],
    ),
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
