import { SCHEMA_OF, type RecordKind } from '../domain/records'
import { POINT_COLUMNS } from './pointsTable'

/** What the record kinds are called in messages. */
export const NOUNS: Record<RecordKind, string> = {
  source: 'a source',
  organization: 'an organization',
  person: 'a person',
  dispute: 'a dispute',
  document: 'a document',
  statement: 'a quotation',
  demand: 'a demand',
  event: 'an event',
  proceeding: 'a proceeding',
  milestone: 'a milestone',
  series: 'a series',
  point: 'a point',
}

/** Fields that a file gives by its name, its order, its body or its place, and so never by name. */
export const IMPLIED: Partial<Record<RecordKind, readonly string[]>> = {
  dispute: ['summary', 'outcome'],
  document: ['summary'],
  statement: ['document'],
  demand: ['document'],
  proceeding: ['summary'],
  milestone: ['proceeding'],
  series: ['method'],
  point: ['series', 'decimals'],
}

/** Names that the fields of a kind have in files, in the order in which they are written. */
export function fileFieldsOf(kind: RecordKind): string[] {
  if (kind === 'point') return [...POINT_COLUMNS]
  const hidden = ['kind', ...(IMPLIED[kind] ?? [])]
  if (!HAS_OWN_ID.includes(kind)) hidden.push('id')
  return Object.keys(SCHEMA_OF[kind].shape).filter((field) => !hidden.includes(field))
}

/** Kinds that share a file with others, so that each entry gives its own id. */
export const HAS_OWN_ID: readonly RecordKind[] = ['statement', 'demand', 'milestone', 'point']

/** Lists of smaller records within a record's file. */
const NESTED = {
  document: { quotations: 'statement', demands: 'demand' },
  proceeding: { milestones: 'milestone' },
} as const satisfies Partial<Record<RecordKind, Record<string, RecordKind>>>

/** Lists of smaller records that a page of this kind may hold. */
export function nestedIn(kind: PageKind): Readonly<Record<string, RecordKind>> {
  return kind in NESTED ? NESTED[kind as keyof typeof NESTED] : {}
}

/** Texts that a record must have but that may be empty: files leave them out then. */
export const MAY_BE_EMPTY: Partial<Record<RecordKind, readonly string[]>> = {
  organization: ['description'],
  event: ['description'],
}

/** The field that is the text below the front matter. A dispute's outcome follows its summary there. */
export const BODY_FIELD = {
  dispute: 'summary',
  document: 'summary',
  proceeding: 'summary',
  series: 'method',
} as const
export type PageKind = keyof typeof BODY_FIELD
