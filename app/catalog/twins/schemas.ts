import { z } from 'zod'
import { blockSchema } from '../../domain/argument/argument'
import { exhibitSchema, packetFieldsSchema } from '../../domain/packet'
import { LINK_INVERSE, LINK_TYPES } from '../../domain/links'
import { RECORD_KINDS, SCHEMA_OF, type RecordKind } from '../../domain/records'

/**
 * The shapes that the JSON twins promise. The document at /api/v1/openapi.json is written from these, and tests
 * hold every answer against that document.
 */

export const referenceSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(RECORD_KINDS),
  title: z.string().describe('Its title or name, or the words it says.'),
  date: z
    .string()
    .nullable()
    .describe('EDTF, as closely as its source gives it; null for kinds without a date.'),
  url: z.string().describe('Where people read it.'),
  api: z.string().describe('Where programs read it.'),
})

export const tieSchema = z.strictObject({
  id: z.string(),
  type: z.enum(LINK_TYPES),
  direction: z.enum(['from', 'to']).describe('from: this record makes the link. to: the other does.'),
  says: z
    .enum([...LINK_TYPES, ...Object.values(LINK_INVERSE)])
    .describe('The link read from this record: "answers", or "answered by".'),
  reason: z.string(),
  record: referenceSchema,
})

export const mentionSchema = z.strictObject({
  field: z.string().describe('Where in that record this one is named: parties[0].organization.'),
  record: referenceSchema,
})

export const citationsSchema = z.strictObject({
  plain: z.string(),
  bluebook: z.string().describe('As U.S. pleadings cite it, without italics.'),
  bibtex: z.string(),
  cslJson: z.looseObject({ id: z.string(), type: z.string(), title: z.string() }),
})

/** What is shown on a record's page beneath it: its quotations, demands, docket steps or values. */
const partSchema = z.discriminatedUnion('kind', [
  SCHEMA_OF.statement,
  SCHEMA_OF.demand,
  SCHEMA_OF.milestone,
  SCHEMA_OF.point,
])

const recordTwin = (kind: RecordKind) =>
  z.strictObject({
    revision: z.number().int().describe('Of the whole catalog; raised by every change. Also the ETag.'),
    state: z.enum(['draft', 'published']),
    url: z.string(),
    api: z.string(),
    record: SCHEMA_OF[kind],
    references: z.record(z.string(), referenceSchema).describe('Every record that its fields name, by id.'),
    mentionedBy: z.array(mentionSchema).describe('Every record whose fields name it.'),
    links: z.array(tieSchema),
    parts: z
      .array(partSchema)
      .describe('Statements and demands of a document, milestones of a proceeding, points of a series.'),
    citations: citationsSchema,
  })

export const TWIN_SCHEMA_OF = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, recordTwin(kind)])) as {
  [Kind in RecordKind]: ReturnType<typeof recordTwin>
}

const listItem = (kind: RecordKind) => z.strictObject({ ...referenceSchema.shape, record: SCHEMA_OF[kind] })

const listTwin = (kind: RecordKind) =>
  z.strictObject({
    revision: z.number().int(),
    total: z.number().int(),
    page: z.number().int().describe('From 1.'),
    perPage: z.number().int(),
    next: z.string().nullable(),
    previous: z.string().nullable(),
    items: z.array(listItem(kind)),
  })

export const LIST_SCHEMA_OF = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, listTwin(kind)])) as {
  [Kind in RecordKind]: ReturnType<typeof listTwin>
}

const packetState = z.enum(['draft', 'published'])

/** A packet as its twin gives it: an exhibit's number is the one it is cited by. */
export const packetTwinSchema = z.strictObject({
  packet: z.strictObject({
    id: z.string(),
    ...packetFieldsSchema.shape,
    exhibits: z.array(
      z.strictObject({
        number: z.number().int(),
        label: z.string(),
        ...exhibitSchema.shape,
        identifiersKept: z.string().optional().describe('For accounts alone.'),
      }),
    ),
    argument: z.array(blockSchema).describe('In its order; paragraphs count through the whole of it.'),
    state: packetState,
    revision: z.number().int(),
    updatedAt: z.iso.datetime(),
  }),
})

export const packetListSchema = z.strictObject({
  packets: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      docket: z.string(),
      state: packetState,
      origin: z.enum(['content', 'portal']),
      updatedAt: z.iso.datetime(),
      exhibits: z.number().int().describe('How many there are.'),
      madeBy: z.string().nullable(),
    }),
  ),
})

/** What a program is answered that sent an original. */
export const receiptSchema = z.strictObject({
  receipt: z.strictObject({
    id: z.string(),
    fileName: z.string(),
    sha256: z.string(),
    sizeBytes: z.number().int(),
    mediaType: z.string().describe('Told from the bytes.'),
    wasHeld: z.boolean().describe('The same bytes were held before; this is one more receipt of them.'),
    state: z.enum(['queued', 'read']),
    url: z.string(),
    api: z.string(),
  }),
})

export const problemSchema = z.strictObject({
  error: z.strictObject({
    status: z.number().int(),
    message: z.string(),
    nearest: z.array(z.strictObject({ id: z.string(), title: z.string(), api: z.string() })),
  }),
})

export type Reference = z.output<typeof referenceSchema>
export type RecordTwin = z.output<ReturnType<typeof recordTwin>>
export type ListTwin = z.output<ReturnType<typeof listTwin>>
export type Problem = z.output<typeof problemSchema>
