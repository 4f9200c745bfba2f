import { namesOf } from '../catalog/brief'
import type { Catalog } from '../catalog/catalog'
import type { WordChange } from '../domain/anchoring/anchor'
import { textDifference } from '../domain/textDifference'
import { changedFields } from '../domain/mergeVersions'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'

/** One change of a note, as the log has it. */
export type NoteChange = {
  /** Of the log's row. */
  seq: number
  at: string
  actor: string
  /** annotation.create, annotation.update, annotation.reaffirm … */
  action: string
  /** How its words changed; null where they did not, or where this viewer may not read them. */
  words: WordChange[] | null
  /** What else changed, in the words of the log; records by their names. */
  fields: { field: string; before: unknown; after: unknown }[]
  /** Its words are not shown: it was somebody's alone, or not yet public, when it was made. */
  isWithheld: boolean
}

/** Changes shown of one note; the log has them all. */
const SHOWN = 100
/** What readers of a note are told of a change, beside its words. */
const TOLD = [
  'kind',
  'tags',
  'visibility',
  'speakerId',
  'saidOn',
  'occasion',
  'askedOfId',
  'dueOn',
  'exact',
  'page',
  'version',
  'anchorState',
  'state',
  'affirmed',
  'reason',
]

type Logged = Record<string, unknown>

/**
 * What became of a note that this viewer may see, last change first. What was written while fewer might read it is
 * not shown to more: of a private note the log has no words, and readers are told of public ones alone.
 */
export async function noteHistory(
  portal: Portal,
  viewer: Viewer,
  catalog: Catalog,
  id: string,
): Promise<NoteChange[]> {
  const entries = await portal.db.auditEntry.findMany({
    where: { subject: 'annotation', subjectId: id },
    orderBy: { seq: 'desc' },
    take: SHOWN,
  })
  return entries.map(({ seq, at, actor, action, before, after }) => {
    const [was, is] = [parse(before), parse(after)]
    const isWithheld = ![was, is].every((side) => side === null || mayRead(side, viewer))
    const [old, now] = isWithheld ? [null, null] : [was, is]
    const changed = changedFields(old, now).filter(
      ({ field, before, after }) => TOLD.includes(field) && !(isNothing(before) && isNothing(after)),
    )
    const isSaid = now !== null && old?.body !== now.body && textOf(now.body) + textOf(old?.body) !== ''
    return {
      seq,
      at: at.toISOString(),
      actor,
      action,
      words: isSaid ? textDifference(textOf(old?.body), textOf(now.body)) : null,
      fields: action === 'annotation.create' ? [] : changed.map((field) => withNames(catalog, field)),
      isWithheld,
    }
  })
}

/** Fields that hold the id of a record, which a reader is told by its name. */
const NAMES_RECORD = ['speakerId', 'askedOfId']

function withNames(catalog: Catalog, change: NoteChange['fields'][number]): NoteChange['fields'][number] {
  if (!NAMES_RECORD.includes(change.field)) return change
  const nameOf = (id: unknown) =>
    typeof id === 'string' ? (namesOf(catalog, [id])[0]?.name ?? 'someone the record no longer holds') : id
  return { ...change, before: nameOf(change.before), after: nameOf(change.after) }
}

/** Whether a version of a note, as the log has it, was for this viewer to read. */
function mayRead(logged: Logged, viewer: Viewer): boolean {
  if ('wordsSha256' in logged) return false
  return viewer.accountId !== null || (logged.visibility ?? 'public') === 'public'
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function parse(json: string | null): Logged | null {
  return json === null ? null : (JSON.parse(json) as Logged)
}
