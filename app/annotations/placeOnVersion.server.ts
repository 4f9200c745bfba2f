import { appendAudit, type Change } from '../audit/appendAudit.server'
import { raiseRevision } from '../catalog/changeCatalog.server'
import { pagesOfVersion } from '../catalog/versionPages.server'
import { forgetCatalog } from '../catalog/readCatalog.server'
import type { Transaction } from '../db/database.server'
import type { Anchor } from '../domain/anchoring/anchor'
import { openTextInSteps, type OpenText } from '../domain/anchoring/openText'
import { placePassage } from '../domain/anchoring/placePassage'
import { inSlices } from './inSlices.server'
import type { Passage } from '../domain/passage'
import type { Actor } from '../domain/roles'
import type { JobHandler } from '../jobs/job'
import type { Portal } from '../portal.server'
import { columnsOfAnchor } from './keptPlace'

/** Annotations placed in one transaction: the database is held for no longer than that takes. */
const BATCH = 200

type Row = {
  id: string
  anchorState: string
  page: number | null
  start: number | null
  endPage: number | null
  end: number | null
  exact: string | null
  prefix: string | null
  suffix: string | null
}

/** How many annotations of a document got which state. */
export type Placed = Record<Anchor['state'], number>

/** Places the notes of a document on one of its versions: `subject` is the document, `input.version` the number. */
export const placeOnVersionJob: JobHandler = async ({ portal, job, progress, signal }) => {
  await placeOnVersion(portal, job.by, job.subject, Number(job.input.version), { progress, signal })
}

/**
 * Finds the words of every annotation of a document in one version of it, and keeps where each stands and in which
 * state. Where that version is the current one the annotation's own state follows, with a row of the log for each that
 * changed. Safe to repeat: a person's word that altered words may be quoted stays for as long as the words do.
 */
export async function placeOnVersion(
  portal: Portal,
  by: Actor,
  documentId: string,
  version: number,
  told: { progress?: (done: number, total: number) => void; signal?: AbortSignal } = {},
): Promise<Placed> {
  const counts: Placed = { exact: 0, moved: 0, altered: 0, ambiguous: 0, lost: 0 }
  const pages = await pagesOfVersion(portal, documentId, version)
  if (!pages) return counts
  const where = { documentId, exact: { not: null } }
  const total = await portal.db.annotation.count({ where })
  if (total === 0) return counts
  const text = await inSlices(openTextInSteps(pages))
  let done = 0
  let after = ''
  for (;;) {
    told.signal?.throwIfAborted()
    const rows = await portal.db.annotation.findMany({
      where: { ...where, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    if (rows.length === 0) break
    after = rows.at(-1)!.id
    const anchors = await inSlices(placeRows(rows, text))
    for (const { state } of anchors) counts[state] += 1
    await portal.db.$transaction((tx) => keepPlaces(tx, portal, by, { documentId, version }, rows, anchors))
    told.progress?.((done += rows.length), total)
  }
  forgetCatalog(portal)
  return counts
}

function* placeRows(rows: readonly Row[], text: OpenText): Generator<void, Anchor[]> {
  const anchors: Anchor[] = []
  for (const row of rows) {
    anchors.push(anchorOf(row, text))
    yield
  }
  return anchors
}

function anchorOf(row: Row, text: OpenText): Anchor {
  const { page, start, endPage, end, exact, prefix, suffix } = row
  if (page === null || start === null || end === null || exact === null) return { state: 'lost' }
  const passage: Passage = { page, start, endPage, end, exact, prefix: prefix ?? '', suffix: suffix ?? '' }
  return placePassage(passage, text)
}

const NOT_REAFFIRMED = { reaffirmedAt: null, reaffirmedById: null }

async function keepPlaces(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  on: { documentId: string; version: number },
  rows: readonly Row[],
  anchors: readonly Anchor[],
): Promise<void> {
  const ids = rows.map((row) => row.id)
  const { version } = on
  const before = await tx.placement.findMany({ where: { annotationId: { in: ids }, version } })
  const heldBy = new Map(before.map((row) => [row.annotationId, row]))
  await tx.placement.deleteMany({ where: { annotationId: { in: ids }, version } })
  await tx.placement.createMany({
    data: rows.map((row, at) => {
      const place = columnsOfAnchor(anchors[at]!, row.exact)
      const held = heldBy.get(row.id)
      const isSame = held !== undefined && held.state === place.state && held.found === place.found
      const { reaffirmedAt, reaffirmedById } = isSame ? held : NOT_REAFFIRMED
      return { annotationId: row.id, version, ...place, reaffirmedAt, reaffirmedById }
    }),
  })
  const current = await tx.version.findFirst({
    where: { documentId: on.documentId },
    orderBy: [{ currentSince: 'desc' }, { number: 'desc' }],
    select: { number: true },
  })
  if (current?.number === version) await followCurrent(tx, portal, actor, on, rows, anchors)
}

async function followCurrent(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  { documentId, version }: { documentId: string; version: number },
  rows: readonly Row[],
  anchors: readonly Anchor[],
) {
  const changes: Change[] = []
  for (const [at, { id, anchorState }] of rows.entries()) {
    const { state } = anchors[at]!
    if (state === anchorState) continue
    await tx.annotation.updateMany({ where: { id }, data: { anchorState: state } })
    changes.push({
      actor,
      action: 'annotation.place',
      subject: 'annotation',
      subjectId: id,
      before: { state: anchorState },
      after: { state, documentId, version },
    })
  }
  if (changes.length === 0) return
  await raiseRevision(tx, portal.now())
  await appendAudit(tx, portal, changes)
}
