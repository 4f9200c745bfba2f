import { z } from 'zod'
import { edtf, ids, line, lines, marks, optionalLine, prose, recordId, words } from './recordShapes'

/**
 * What the catalog holds. One schema for each kind of record, used alike by content files, forms, the API
 * and the database: a rule that is written here holds everywhere. Dates are EDTF (ISO 8601-2 levels 0 and 1)
 * and carry their own precision: `2014-06-05`, `2014-06`, `2014`, `2013-04/2014-03`, `2014-05~`.
 */

export const sourceSchema = z.strictObject({
  kind: z.literal('source'),
  id: recordId,
  title: line,
  publisher: line,
  url: z
    .string()
    .regex(/^https?:\/\/\S+$/, 'Give a web address that starts with http:// or https://.')
    .max(2_000)
    .nullable()
    .default(null),
  /** When it was published; null where the source shows no date. */
  date: edtf.nullable().default(null),
  /** How whoever entered it read it. */
  readAs: z.enum(['archived copy', 'live page', 'original']).default('live page'),
  /** When it was read, to the precision known. */
  readOn: edtf.nullable().default(null),
})

export const organizationSchema = z.strictObject({
  kind: z.literal('organization'),
  id: recordId,
  name: line,
  type: line,
  /** ISO 3166-1 alpha-2, or EU, or INT for a body of many states. */
  country: z.string().regex(/^[A-Z]{2,3}$/, 'Give a two-letter country code, EU or INT.'),
  description: prose,
  aliases: lines,
  abbreviation: optionalLine,
  ticker: optionalLine,
  parent: recordId.optional(),
  successor: recordId.optional(),
  /** Names of parts that have no record of their own. */
  subsidiaries: lines,
  ...marks,
})

export const personSchema = z.strictObject({
  kind: z.literal('person'),
  id: recordId,
  name: line,
  /** The role held at `roleAsOf`, as the sources print it. */
  role: line,
  organization: recordId.nullable().default(null),
  roleAsOf: edtf,
  aliases: lines,
  ...marks,
})

export const disputeSchema = z.strictObject({
  kind: z.literal('dispute'),
  id: recordId,
  title: line,
  type: line,
  jurisdiction: line,
  start: edtf,
  end: edtf.nullable().default(null),
  status: line,
  summary: prose.min(1, 'Say in a paragraph what the dispute was about.'),
  outcome: prose,
  parties: z.array(z.strictObject({ organization: recordId, role: line })).default([]),
  people: ids,
  /** Points on which sources differ: every reading is kept. */
  disagreements: z
    .array(z.strictObject({ topic: line, values: z.array(line).min(1), sources: ids }))
    .default([]),
  ...marks,
})

export const documentSchema = z.strictObject({
  kind: z.literal('document'),
  id: recordId,
  title: line,
  type: line,
  /** Null where the document and its sources give none. */
  date: edtf.nullable().default(null),
  /** The number its issuer gave it: "FCC 15-24". */
  identifier: optionalLine,
  from: ids,
  to: ids,
  authors: ids,
  addressees: ids,
  disputes: ids,
  proceedings: ids,
  summary: prose,
  ...marks,
})

/** Words that a person or organization said, verbatim, with the document that has them. */
export const statementSchema = z.strictObject({
  kind: z.literal('statement'),
  id: recordId,
  document: recordId,
  /** Order within the document, from 1. */
  position: z.number().int().min(1),
  text: prose.min(1, 'Give the words that were said.'),
  speaker: recordId,
  ...marks,
})

/** What a letter asks for. What answered it is a link of type "answers". */
export const demandSchema = z.strictObject({
  kind: z.literal('demand'),
  id: recordId,
  document: recordId,
  position: z.number().int().min(1),
  text: prose.min(1, 'Say what was demanded.'),
  due: edtf.nullable().default(null),
  /** The words that the due date was computed from. */
  basis: optionalLine,
  ...marks,
})

export const eventSchema = z.strictObject({
  kind: z.literal('event'),
  id: recordId,
  title: line,
  date: edtf,
  description: prose,
  disputes: ids,
  proceedings: ids,
  documents: ids,
  organizations: ids,
  people: ids,
  ...marks,
})

export const proceedingSchema = z.strictObject({
  kind: z.literal('proceeding'),
  id: recordId,
  title: line,
  type: line,
  agency: recordId,
  jurisdiction: line,
  /** Docket numbers as the agency prints them. */
  dockets: lines,
  status: line,
  summary: prose,
  /** Citations of what was issued in it: "30 FCC Rcd 5601". */
  citations: lines,
  votes: z
    .array(
      z.strictObject({
        date: edtf,
        item: line,
        tally: line,
        for: ids,
        against: ids,
        note: words(2_000).min(1).optional(),
        sources: ids,
        confidence: z.enum(['verified', 'unverified']).default('verified'),
      }),
    )
    .default([]),
  related: ids,
  disputes: ids,
  ...marks,
})

/** A dated step of a proceeding. */
export const milestoneSchema = z.strictObject({
  kind: z.literal('milestone'),
  id: recordId,
  proceeding: recordId,
  position: z.number().int().min(1),
  date: edtf,
  type: line,
  title: line,
  citation: optionalLine,
  ...marks,
})

/** One metric over time, by one method, from one publisher. */
export const seriesSchema = z.strictObject({
  kind: z.literal('series'),
  id: recordId,
  title: line,
  publisher: recordId.nullable().default(null),
  metric: line,
  unit: line,
  method: prose,
  caveats: z.array(words(2_000).min(1)).default([]),
  disputes: ids,
  ...marks,
})

/** One period of a series, for one subject. */
export const pointSchema = z.strictObject({
  kind: z.literal('point'),
  id: recordId,
  series: recordId,
  position: z.number().int().min(1),
  metric: line,
  unit: line,
  isp: recordId.nullable().default(null),
  /** The publisher's own key for the service measured; not a record. */
  serviceId: recordId.nullable().default(null),
  service: line.nullable().default(null),
  /** A month, a year or an interval of either. */
  period: edtf,
  value: z.number(),
  /** Digits after the decimal point as the source prints them, where the number alone would not show them: 1 for 4.0. */
  decimals: z.number().int().min(1).max(12).optional(),
  /** eq: as measured; lt and gt: the source gives only a bound. */
  comparator: z.enum(['eq', 'lt', 'gt']).default('eq'),
  rank: z.number().int().min(1).nullable().default(null),
  rankOf: z.number().int().min(1).nullable().default(null),
  rankScope: line.nullable().default(null),
  rankBasis: line.nullable().default(null),
  counterparty: recordId.nullable().default(null),
  location: line.nullable().default(null),
  technology: line.nullable().default(null),
  /** Who reported the figure, where it is not the series' publisher. */
  reporter: recordId.nullable().default(null),
  /** Other values that sources give for the same thing. Both are shown; nothing is averaged. */
  conflictingValues: z.array(z.strictObject({ value: z.number(), sources: ids })).default([]),
  ...marks,
})

export const recordSchema = z.discriminatedUnion('kind', [
  sourceSchema,
  organizationSchema,
  personSchema,
  disputeSchema,
  documentSchema,
  statementSchema,
  demandSchema,
  eventSchema,
  proceedingSchema,
  milestoneSchema,
  seriesSchema,
  pointSchema,
])

export type CatalogRecord = z.output<typeof recordSchema>
export type RecordKind = CatalogRecord['kind']
export type RecordOf<Kind extends RecordKind> = Extract<CatalogRecord, { kind: Kind }>
export type Source = RecordOf<'source'>
export type Organization = RecordOf<'organization'>
export type Person = RecordOf<'person'>
export type Dispute = RecordOf<'dispute'>
export type DocumentRecord = RecordOf<'document'>
export type Statement = RecordOf<'statement'>
export type Demand = RecordOf<'demand'>
export type EventRecord = RecordOf<'event'>
export type Proceeding = RecordOf<'proceeding'>
export type Milestone = RecordOf<'milestone'>
export type Series = RecordOf<'series'>
export type Point = RecordOf<'point'>

/** Every kind, in the order in which each may refer only to kinds that readers meet earlier in a file. */
export const RECORD_KINDS = [
  'source',
  'organization',
  'person',
  'proceeding',
  'milestone',
  'dispute',
  'document',
  'statement',
  'demand',
  'event',
  'series',
  'point',
] as const satisfies readonly RecordKind[]

/** The schema of one kind, for forms and content files that know which they read. */
export const SCHEMA_OF = {
  source: sourceSchema,
  organization: organizationSchema,
  person: personSchema,
  dispute: disputeSchema,
  document: documentSchema,
  statement: statementSchema,
  demand: demandSchema,
  event: eventSchema,
  proceeding: proceedingSchema,
  milestone: milestoneSchema,
  series: seriesSchema,
  point: pointSchema,
} as const
