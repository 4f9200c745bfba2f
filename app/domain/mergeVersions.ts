import { canonicalJson } from './canonicalJson'

/** Who changed a field since both began from the same version. */
export type ChangedBy = 'them' | 'me' | 'both'

/** A field on which two versions of a record differ. Undefined stands for a field that a version does not have. */
export type FieldVersion = {
  field: string
  base: unknown
  theirs: unknown
  mine: unknown
  changedBy: ChangedBy
}

/** Which version of each field to keep. */
export type VersionChoices = Record<string, 'theirs' | 'mine'>

type Fields = Record<string, unknown>

/**
 * Compares, field by field, what is stored now with what somebody wants to save, both begun from `base`. Fields
 * on which the two agree are left out. Where `base` is not known, each difference counts as made by both.
 */
export function compareVersions(base: Fields | null, theirs: Fields, mine: Fields): FieldVersion[] {
  const fields = new Set([...Object.keys(theirs), ...Object.keys(mine)])
  return [...fields]
    .filter((field) => !isSame(theirs[field], mine[field]))
    .map((field) => ({
      field,
      base: base?.[field],
      theirs: theirs[field],
      mine: mine[field],
      changedBy: base ? changedBy(base[field], theirs[field], mine[field]) : 'both',
    }))
}

/** Says which fields differ between two versions of a record, in the later one's order. */
export function changedFields(
  before: Fields | null,
  after: Fields | null,
): { field: string; before: unknown; after: unknown }[] {
  const fields = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])
  return [...fields]
    .filter((field) => !isSame(before?.[field], after?.[field]))
    .map((field) => ({ field, before: before?.[field], after: after?.[field] }))
}

/**
 * The record with each difference settled: a field that one side changed is that side's unless chosen otherwise;
 * one that both changed waits for a choice. Answers the fields that have none.
 */
export function mergeVersions<Version extends Fields>(
  versions: readonly FieldVersion[],
  theirs: Version,
  choices: VersionChoices,
): { merged: Version; undecided: string[] } {
  const merged: Fields = { ...theirs }
  const undecided: string[] = []
  for (const { field, mine, changedBy } of versions) {
    const choice = choices[field] ?? (changedBy === 'both' ? null : changedBy === 'me' ? 'mine' : 'theirs')
    if (choice === null) undecided.push(field)
    if (choice !== 'mine') continue
    if (mine === undefined) delete merged[field]
    else merged[field] = mine
  }
  return { merged: merged as Version, undecided }
}

function changedBy(base: unknown, theirs: unknown, mine: unknown): ChangedBy {
  if (isSame(base, theirs)) return 'me'
  return isSame(base, mine) ? 'them' : 'both'
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b) && (a === undefined) === (b === undefined)
}
