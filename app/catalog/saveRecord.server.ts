import type { Transaction } from '../db/database.server'
import { canonicalJson } from '../domain/canonicalJson'
import {
  compareVersions,
  mergeVersions,
  type FieldVersion,
  type VersionChoices,
} from '../domain/mergeVersions'
import { freeId, idFromTitle } from '../domain/recordId'
import { parseRecordInput, type FieldProblems, type RecordInput } from '../domain/recordInput'
import { recordId } from '../domain/recordShapes'
import type { CatalogRecord, RecordKind } from '../domain/records'
import { titleOf } from '../domain/titleAndDate'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, mayDo, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { applyChanges } from './changeCatalog.server'
import { forgetCatalog } from './readCatalog.server'
import { changeableBy, lockCatalog, referenceProblems } from './recordGuard.server'
import { recordOf } from './recordRow'

export type RecordState = 'draft' | 'published'

/** A record that somebody may change, with what its form has to say. */
export type EditableRecord = {
  record: CatalogRecord
  revision: number
  state: RecordState
  origin: 'content' | 'portal'
  contentPath: string | null
}

/** The record under an id if this viewer may change it; else null. */
export async function findEditable(
  portal: Portal,
  viewer: Viewer,
  id: string,
): Promise<EditableRecord | null> {
  if (!recordId.safeParse(id).success) return null
  const row = await portal.db.record.findFirst({ where: { id, ...changeableBy(viewer) } })
  if (!row) return null
  const { revision, contentPath } = row
  const origin = row.origin as EditableRecord['origin']
  return { record: recordOf(row), revision, state: row.state as RecordState, origin, contentPath }
}

/** Adds a record from what its form holds; without an `id`, under one made from its title. Refuses with words by field. */
export async function addFromInput(
  portal: Portal,
  viewer: Viewer,
  { kind, id, input, state }: { kind: RecordKind; id: string; input: RecordInput; state: RecordState },
): Promise<Result<CatalogRecord, FieldProblems>> {
  const parsed = parseRecordInput(kind, id || 'id-made-from-the-title', input)
  return parsed.ok ? addRecord(portal, viewer, { record: parsed.value, makeId: id === '', state }) : parsed
}

/**
 * Adds a record; with `makeId`, under an id made from its title in place of its own. Contributors' records are
 * drafts whatever is asked. Refuses with words by field.
 */
export async function addRecord(
  portal: Portal,
  viewer: Viewer,
  draft: { record: CatalogRecord; makeId: boolean; state: RecordState },
): Promise<Result<CatalogRecord, FieldProblems>> {
  const state = mayDo(viewer.role, 'publish') ? draft.state : 'draft'
  const id = draft.makeId ? idFromTitle(titleOf(draft.record)) : draft.record.id
  if (id === '') {
    return refuse({
      id: 'The title has no Latin letters to make an id from. Give one, such as letter-2014-06-05.',
    })
  }
  const added = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const alike = await tx.record.findMany({ where: { id: { startsWith: id } }, select: { id: true } })
    const taken = new Set(alike.map((row) => row.id))
    if (!draft.makeId && taken.has(id))
      return refuse({ id: `There is a record “${id}” already. Give another id.` })
    const record = { ...draft.record, id: freeId(id, (one) => taken.has(one)) }
    const problems = await referenceProblems(tx, record, state)
    if (Object.keys(problems).length > 0) return refuse(problems)
    await applyChanges(tx, portal, actorOf(viewer), [
      { do: 'add', record, origin: { from: 'portal' }, state },
    ])
    return ok(record)
  })
  forgetCatalog(portal)
  return added
}

/** What somebody else saved in the meantime, beside what this one wants to save. */
export type Conflict = {
  revision: number
  /** Who saved last, in the log's words. */
  by: string
  at: Date
  theirs: CatalogRecord
  versions: FieldVersion[]
}

export type SaveRefusal =
  | { because: 'problems'; problems: FieldProblems }
  | { because: 'conflict'; conflict: Conflict }
  /** Removed in the meantime, or not theirs to change. */
  | { because: 'gone' }

/**
 * Saves a record that was opened at a revision. Where somebody else changed it since, nothing is saved and both
 * versions come back field by field; `base` is the record as it was opened. Saving what is stored already
 * changes nothing.
 */
export async function saveRecord(
  portal: Portal,
  viewer: Viewer,
  { mine, revision, base }: { mine: CatalogRecord; revision: number; base: CatalogRecord | null },
): Promise<Result<CatalogRecord, SaveRefusal>> {
  const saved = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const row = await tx.record.findFirst({
      where: { id: mine.id, kind: mine.kind, ...changeableBy(viewer) },
    })
    if (!row) return refuse({ because: 'gone' as const })
    const theirs = recordOf(row)
    if (canonicalJson(theirs) === canonicalJson(mine)) return ok(mine)
    if (row.revision !== revision) {
      const versions = compareVersions(base, theirs, mine)
      // The record was published or withdrawn in the meantime, and its fields are as they were.
      const isOnlyMine = versions.every(({ changedBy }) => changedBy === 'me')
      if (!isOnlyMine) {
        const conflict = { ...(await lastChange(tx, row)), theirs, versions }
        return refuse({ because: 'conflict' as const, conflict })
      }
    }
    const problems = await referenceProblems(tx, mine, row.state as RecordState)
    if (Object.keys(problems).length > 0) return refuse({ because: 'problems' as const, problems })
    await applyChanges(tx, portal, actorOf(viewer), [{ do: 'update', record: mine }])
    return ok(mine)
  })
  forgetCatalog(portal)
  return saved
}

async function lastChange(tx: Transaction, row: { id: string; revision: number; updatedAt: Date }) {
  const entry = await tx.auditEntry.findFirst({
    where: { subject: 'record', subjectId: row.id },
    orderBy: { seq: 'desc' },
    select: { actor: true, at: true },
  })
  return { revision: row.revision, by: entry?.actor ?? 'somebody', at: entry?.at ?? row.updatedAt }
}

/** A revision that no record has: they count from 1. */
const NONE = 0

/**
 * Saves a record from two versions of it, a choice made for each field on which they differ. What was saved again
 * while the choice was made comes back as another conflict; so do both versions where a field has no choice.
 */
export async function settleConflict(
  portal: Portal,
  viewer: Viewer,
  draft: { mine: CatalogRecord; base: CatalogRecord | null; revision: number; choices: VersionChoices },
): Promise<Result<CatalogRecord, SaveRefusal>> {
  const { mine, base, revision, choices } = draft
  const present = await findEditable(portal, viewer, mine.id)
  if (!present || present.record.kind !== mine.kind) return refuse({ because: 'gone' })
  if (present.revision !== revision) return saveRecord(portal, viewer, { mine, base, revision })
  const versions = compareVersions(base, present.record, mine)
  const { merged, undecided } = mergeVersions(versions, present.record, choices)
  if (undecided.length > 0) return saveRecord(portal, viewer, { mine, base, revision: NONE })
  return saveRecord(portal, viewer, { mine: merged, base: present.record, revision })
}
