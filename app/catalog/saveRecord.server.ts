import type { Transaction } from '../db/database.server'
import { canonicalJson } from '../domain/canonicalJson'
import {
  compareVersions,
  mergeVersions,
  type FieldVersion,
  type VersionChoices,
} from '../domain/mergeVersions'
import { freeId, idFromTitle } from '../domain/recordId'
import {
  identifiersInAdded,
  identifiersInRecord,
  mayStand,
  standingWords,
  type FoundIdentifier,
  type Standing,
} from '../domain/filing/foundIdentifiers'
import { referencesOf } from '../domain/recordReferences'
import type { FieldProblems } from '../domain/recordInput'
import { recordId } from '../domain/recordShapes'
import type { CatalogRecord } from '../domain/records'
import { titleOf } from '../domain/titleAndDate'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, mayDo, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { applyChanges, type CatalogChange } from './changeCatalog.server'
import { forgetCatalog } from './readCatalog.server'
import { identifiersInOriginals } from './readIdentifiers.server'
import { changeableBy, lockCatalog, referenceProblems } from './recordGuard.server'
import { recordOf } from './recordRow'
import { missedWithout, type WithdrawRefusal } from './recordState.server'

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

/** A record to add; `standing` is why what looks like personal data in it may be published. */
export type NewRecord = {
  record: CatalogRecord
  added?: CatalogRecord[]
  makeId: boolean
  state: RecordState
  standing?: Standing
}

/** Words by field, or what looks like personal data and would become readers'. */
export type AddRefusal =
  { because: 'problems'; problems: FieldProblems } | { because: 'identifiers'; found: FoundIdentifier[] }

/**
 * Adds a record, and before it those that it names and that are new with it; with `makeId`, under an id made from its title
 * in place of its own. Contributors' records are drafts whatever is asked. Refuses with words by field, and to publish what
 * looks like personal data unless it is said why that may stand.
 */
export async function addRecord(
  portal: Portal,
  viewer: Viewer,
  draft: NewRecord,
): Promise<Result<CatalogRecord, AddRefusal>> {
  const { added: named = [] } = draft
  const state = mayDo(viewer.role, 'publish') ? draft.state : 'draft'
  const id = draft.makeId ? idFromTitle(titleOf(draft.record)) : draft.record.id
  if (id === '') {
    return problemsWith({
      id: 'The title has no Latin letters to make an id from. Give one, such as letter-2014-06-05.',
    })
  }
  const added = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const alike = await tx.record.findMany({ where: { id: { startsWith: id } }, select: { id: true } })
    const taken = new Set(alike.map((row) => row.id))
    if (!draft.makeId && taken.has(id))
      return problemsWith({ id: `There is a record “${id}” already. Give another id.` })
    const record = { ...draft.record, id: freeId(id, (one) => taken.has(one)) }
    const problems = await problemsOf(tx, record, named, state)
    if (Object.keys(problems).length > 0) return problemsWith(problems)
    const found = state === 'published' ? [...identifiersInRecord(record), ...identifiersInAdded(named)] : []
    if (!mayStand(found, draft.standing)) return refuse({ because: 'identifiers' as const, found })
    const reason = standingWords(found, draft.standing)
    await applyChanges(tx, portal, actorOf(viewer), [
      ...adding(named, state),
      ...adding([record], reason === undefined ? state : 'draft'),
      ...(reason === undefined ? [] : [{ do: 'set-state' as const, id: record.id, state, reason }]),
    ])
    return ok(record)
  })
  forgetCatalog(portal)
  return added
}

function problemsWith(problems: FieldProblems) {
  return refuse({ because: 'problems' as const, problems })
}

function adding(records: readonly CatalogRecord[], state: RecordState): CatalogChange[] {
  return records.map((record) => ({ do: 'add', record, origin: { from: 'portal' }, state }))
}

/** What is wrong with what a record names, those that are new with it counted as there. */
async function problemsOf(
  tx: Transaction,
  record: CatalogRecord,
  named: readonly CatalogRecord[],
  state: RecordState,
): Promise<FieldProblems> {
  const ids = [record, ...named].map(({ id }) => id)
  const isTwice = new Set(ids).size < ids.length
  const taken = await tx.record.count({ where: { id: { in: named.map(({ id }) => id) } } })
  if (isTwice || taken > 0) return { form: 'The id of a new name was taken in the meantime. Save once more.' }
  return referenceProblems(tx, record, state, named)
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
  | WithdrawRefusal
  /** What looks like personal data would become readers', and nobody said of it why it may. */
  | { because: 'identifiers'; found: FoundIdentifier[] }
  /** Removed in the meantime, or not theirs to change. */
  | { because: 'gone' }

/** What is saved of a record; `base` is null where nobody knows what it was begun from. */
export type SavedRecord = {
  mine: CatalogRecord
  added?: CatalogRecord[]
  revision: number
  base: CatalogRecord | null
  /** What it is to be from now on; as it is where absent. */
  state?: RecordState
  /** Why what looks like personal data in it may be published. */
  standing?: Standing
}

/**
 * Saves a record that was opened at a revision, and before it those that it names and that are new with it. Where somebody
 * else changed it since, nothing is saved and both versions come back field by field; `base` is the record as it was
 * opened. Saving what is stored already changes nothing. With a `state` it is published or withdrawn with what is saved, which
 * is for editors alone: refused while readers would be shown less than they are told of. What looks like personal data and
 * would become readers' with it is refused too, unless it is said why it may stand.
 */
export async function saveRecord(
  portal: Portal,
  viewer: Viewer,
  { mine, revision, base, ...draft }: SavedRecord,
): Promise<Result<CatalogRecord, SaveRefusal>> {
  const named = new Set(referencesOf(mine).map(({ to }) => to))
  const added = (draft.added ?? []).filter(({ id }) => named.has(id))
  const isOpening = draft.state === 'published' && mine.kind === 'document'
  const inOriginals = isOpening ? await identifiersInOriginals(portal, mine.id) : []
  const saved = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const row = await tx.record.findFirst({
      where: { id: mine.id, kind: mine.kind, ...changeableBy(viewer) },
    })
    if (!row) return refuse({ because: 'gone' as const })
    const theirs = recordOf(row)
    const held = row.state as RecordState
    const state = (mayDo(viewer.role, 'publish') && draft.state) || held
    const isSame = canonicalJson(theirs) === canonicalJson(mine)
    if (isSame && state === held) return ok(mine)
    if (!isSame && row.revision !== revision) {
      const versions = compareVersions(base, theirs, mine)
      // The record was published or withdrawn in the meantime, and its fields are as they were.
      const isOnlyMine = versions.every(({ changedBy }) => changedBy === 'me')
      if (!isOnlyMine) {
        const conflict = { ...(await lastChange(tx, row)), theirs, versions }
        return refuse({ because: 'conflict' as const, conflict })
      }
    }
    const problems = await problemsOf(tx, mine, added, state)
    if (Object.keys(problems).length > 0) return refuse({ because: 'problems' as const, problems })
    const missed = state === 'draft' && held === 'published' ? await missedWithout(tx, mine.id) : null
    if (missed) return refuse(missed)
    const found =
      state === 'draft'
        ? []
        : held === 'published'
          ? [...identifiersInRecord(mine, theirs), ...identifiersInAdded(added)]
          : [...identifiersInRecord(mine), ...identifiersInAdded(added), ...inOriginals]
    if (!mayStand(found, draft.standing)) return refuse({ because: 'identifiers' as const, found })
    const reason = standingWords(found, draft.standing)
    await applyChanges(tx, portal, actorOf(viewer), [
      ...adding(added, state),
      ...(isSame ? [] : [{ do: 'update' as const, record: mine, ...(state === held && { reason }) }]),
      ...(state === held ? [] : [{ do: 'set-state' as const, id: mine.id, state, reason }]),
    ])
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

/** Why nothing was saved of two versions of a record, and what was to be: with the choices made for each field. */
export type SettleRefusal = { why: SaveRefusal; tried: CatalogRecord }

/**
 * Saves a record from two versions of it, a choice made for each field on which they differ. What was saved again
 * while the choice was made comes back as another conflict; so do both versions where a field has no choice.
 */
export async function settleConflict(
  portal: Portal,
  viewer: Viewer,
  draft: SavedRecord & { choices: VersionChoices },
): Promise<Result<CatalogRecord, SettleRefusal>> {
  const { choices, ...carried } = draft
  const { mine, base, revision } = carried
  const save = async (saving: SavedRecord) => {
    const saved = await saveRecord(portal, viewer, saving)
    return saved.ok ? saved : refuse({ why: saved.refusal, tried: saving.mine })
  }
  const present = await findEditable(portal, viewer, mine.id)
  if (!present || present.record.kind !== mine.kind) return refuse({ why: { because: 'gone' }, tried: mine })
  if (present.revision !== revision) return save(carried)
  const versions = compareVersions(base, present.record, mine)
  const { merged, undecided } = mergeVersions(versions, present.record, choices)
  if (undecided.length > 0) return save({ ...carried, revision: NONE })
  return save({ ...carried, mine: merged, base: present.record })
}
