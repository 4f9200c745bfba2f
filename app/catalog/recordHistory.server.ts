import { identifiersInRecord, type FoundIdentifier } from '../domain/filing/foundIdentifiers'
import { changedFields } from '../domain/mergeVersions'
import type { FieldProblems } from '../domain/recordInput'
import { recordId } from '../domain/recordShapes'
import { recordSchema, type CatalogRecord } from '../domain/records'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, mayDo, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { applyChanges } from './changeCatalog.server'
import { forgetCatalog } from './readCatalog.server'
import { changeableBy, lockCatalog, referenceProblems } from './recordGuard.server'
import { recordOf } from './recordRow'
import type { RecordState } from './saveRecord.server'

/** One change of a record, as the log has it. */
export type RecordChange = {
  /** Of the log's row; also what names the version for restoring. */
  seq: number
  at: Date
  actor: string
  /** record.create, record.update, record.publish, record.withdraw or record.remove. */
  action: string
  reason: string | null
  fields: { field: string; before: unknown; after: unknown }[]
  /** Whether the change left, or took away, a whole version that can be brought back. */
  hasVersion: boolean
}

export type RecordHistory = {
  id: string
  /** The present record, or null where it was removed. */
  present: CatalogRecord | null
  /** What it was last called. */
  title: string
  changes: RecordChange[]
}

/** Changes shown; a record with more has them in the log. */
const SHOWN = 200

/** What became of a record, last change first; null where the log knows none under the id. */
export async function recordHistory(portal: Portal, id: string): Promise<RecordHistory | null> {
  if (!recordId.safeParse(id).success) return null
  const entries = await portal.db.auditEntry.findMany({
    where: { subject: 'record', subjectId: id },
    orderBy: { seq: 'desc' },
    take: SHOWN,
  })
  const row = await portal.db.record.findUnique({ where: { id } })
  if (entries.length === 0 && !row) return null
  const changes = entries.map(({ seq, at, actor, action, before, after }) => {
    const left = parse(after)
    const version = versionIn(action, before, after)
    return {
      ...{ seq, at, actor, action },
      reason: typeof left?.reason === 'string' ? left.reason : null,
      fields: action === 'record.remove' ? [] : changedFields(fieldsOf(parse(before)), fieldsOf(left)),
      hasVersion: version !== null,
    }
  })
  const last = entries
    .map(({ action, before, after }) => versionIn(action, before, after))
    .find((it) => it !== null)
  const title =
    row?.title ??
    (typeof last?.title === 'string' ? last.title : typeof last?.name === 'string' ? last.name : id)
  return { id, present: row ? recordOf(row) : null, title, changes }
}

export type RestoreRefusal =
  | { because: 'no-such-version' }
  /** A newer release asks for more than this version has, or what it names is gone: words by field. */
  | { because: 'problems'; problems: FieldProblems }
  /** It would show readers what looks like personal data: that is said why in the record's form. */
  | { because: 'identifiers'; found: FoundIdentifier[] }

/**
 * Brings a version back as a new change: over the present record, or, where that was removed, as the record itself
 * with the standing it had, and as a draft where it has what looks like personal data. Contributors may restore their own
 * drafts.
 */
export async function restoreVersion(
  portal: Portal,
  viewer: Viewer,
  id: string,
  seq: number,
): Promise<Result<CatalogRecord, RestoreRefusal>> {
  if (!Number.isInteger(seq) || seq < 1 || seq > MOST_SEQ) return refuse({ because: 'no-such-version' })
  const done = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const entry = await tx.auditEntry.findFirst({ where: { seq, subject: 'record', subjectId: id } })
    const version = entry && versionIn(entry.action, entry.before, entry.after)
    if (!version) return refuse({ because: 'no-such-version' as const })
    const parsed = recordSchema.safeParse(fieldsOf(version))
    if (!parsed.success) {
      const problems = Object.fromEntries(
        parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]),
      )
      return refuse({ because: 'problems' as const, problems })
    }
    const record = parsed.data
    const row = await tx.record.findUnique({ where: { id } })
    if (row && !(await tx.record.findFirst({ where: { id, ...changeableBy(viewer) } }))) {
      return refuse({ because: 'no-such-version' as const })
    }
    const standing = standingIn(version)
    const isTheirDraft = standing.state === 'draft' && standing.createdById === viewer.accountId
    const isTheirs = mayDo(viewer.role, 'edit-catalog') || isTheirDraft
    if (!row && !isTheirs) return refuse({ because: 'no-such-version' as const })
    const asBefore = identifiersInRecord(record).length > 0 ? 'draft' : standing.state
    const state = (row?.state as RecordState | undefined) ?? asBefore
    const problems = await referenceProblems(tx, record, state)
    if (Object.keys(problems).length > 0) return refuse({ because: 'problems' as const, problems })
    const found = row?.state === 'published' ? identifiersInRecord(record, recordOf(row)) : []
    if (found.length > 0) return refuse({ because: 'identifiers' as const, found })
    const reason = `Restored the version of change ${seq}.`
    if (row) {
      await applyChanges(tx, portal, actorOf(viewer), [{ do: 'update', record, reason }])
      return ok(record)
    }
    await applyChanges(tx, portal, actorOf(viewer), [
      { do: 'add', record, origin: { from: 'portal' }, state },
    ])
    const { origin, contentPath, syncedSha256, revision, createdById } = standing
    await tx.record.update({
      where: { id },
      data: { origin, contentPath, syncedSha256, revision, createdById },
    })
    return ok(record)
  })
  forgetCatalog(portal)
  return done
}

/** The largest number that a row of the log can have; asking for a larger one is a fault on both databases. */
const MOST_SEQ = 2 ** 31 - 1

type Kept = Record<string, unknown>

/** The whole record that an entry of the log left or, where it removed it, took away. */
function versionIn(action: string, before: string | null, after: string | null): Kept | null {
  const version = parse(action === 'record.remove' ? before : after)
  return version && typeof version.kind === 'string' ? version : null
}

/** Less what the log adds to a record's own fields. */
function fieldsOf(kept: Kept | null): Kept | null {
  if (!kept) return null
  const { reason: _reason, standing: _standing, ...fields } = kept
  if (typeof fields.kind === 'string') delete fields.state
  return fields
}

function standingIn(version: Kept) {
  const held = (version.standing ?? {}) as Partial<Record<string, unknown>>
  return {
    state: held.state === 'published' ? ('published' as const) : ('draft' as const),
    origin: held.origin === 'content' ? 'content' : 'portal',
    contentPath: (held.contentPath as string | null | undefined) ?? null,
    syncedSha256: (held.syncedSha256 as string | null | undefined) ?? null,
    // Counted on, so that a form opened before the removal is not taken for one of the restored record.
    revision: ((held.revision as number | undefined) ?? 0) + 1,
    createdById: (held.createdById as string | null | undefined) ?? null,
  }
}

function parse(json: string | null): Kept | null {
  return json === null ? null : (JSON.parse(json) as Kept)
}
