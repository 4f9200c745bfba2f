import { z } from 'zod'
import { SCHEMA_OF } from '../../domain/records'
import { ANNOTATION_CHANGES } from './annotationChanges'
import { TWIN_LISTS } from './lists'
import {
  LIST_SCHEMA_OF,
  TWIN_SCHEMA_OF,
  citationsSchema,
  mentionSchema,
  packetListSchema,
  packetTwinSchema,
  problemSchema,
  receiptSchema,
  referenceSchema,
  tieSchema,
} from './schemas'
import { MOST_PER_PAGE, PER_PAGE } from './writeTwins'

type JsonSchema = Record<string, unknown>

/** A parameter of an operation, as OpenAPI has it. */
type Parameter = {
  name: string
  in: 'path' | 'query'
  required: boolean
  description: string
  schema: JsonSchema
}

const ID: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Id of the record.',
  schema: { type: 'string' },
}
const PAGING: Parameter[] = [
  {
    name: 'page',
    in: 'query',
    required: false,
    description: 'Which page, from 1.',
    schema: { type: 'integer', minimum: 1, default: 1 },
  },
  {
    name: 'perPage',
    in: 'query',
    required: false,
    description: 'Items on a page.',
    schema: { type: 'integer', minimum: 1, maximum: MOST_PER_PAGE, default: PER_PAGE },
  },
]

/** The twins' contract as OpenAPI 3.1, written from the schemas that check records everywhere else. */
export function writeOpenApi(server: string): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      description:
        'The record as JSON. Every list and record page has its twin at the same path under /api/v1. Dates are EDTF (ISO 8601-2, levels 0 and 1). Readers need no account; a session shows drafts too. Answers carry an ETag of the catalog’s revision.',
    },
    servers: [{ url: server }],
    paths: pathsOf(),
    components: {
      schemas: schemasOf(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  }
}

function pathsOf(): JsonSchema {
  const paths: JsonSchema = {}
  for (const [list, kind] of Object.entries(TWIN_LISTS)) {
    paths[`/api/v1/${list}`] = {
      get: operation(`The list of ${list}, a page at a time.`, `${kind}List`, PAGING, ['400']),
    }
    const id =
      kind === 'proceeding'
        ? { ...ID, description: 'Id of the proceeding, or its docket number: 14-28.' }
        : ID
    paths[`/api/v1/${list}/{id}`] = {
      get: operation(
        `One of the ${list}, with what it names and what names it.`,
        `${kind}Twin`,
        [id],
        ['404'],
      ),
    }
  }
  const anyTwin = { oneOf: Object.keys(TWIN_SCHEMA_OF).map((kind) => refer(`${kind}Twin`)) }
  paths['/api/v1/records/{id}'] = { get: operation('A record of any kind.', anyTwin, [ID], ['404']) }
  paths['/api/v1/timeline'] = {
    get: operation('Dated records, with the parameters of the page /timeline.', { type: 'object' }, [
      {
        name: 'q',
        in: 'query',
        required: false,
        description: 'Words, "phrases", field:value, +must, -not.',
        schema: { type: 'string' },
      },
      {
        name: 'page',
        in: 'query',
        required: false,
        description: 'Which page, from 1.',
        schema: { type: 'integer', minimum: 1 },
      },
    ]),
  }
  paths['/api/v1/packets'] = {
    get: operation('Every packet that one may read, the one changed last first.', 'packetList', []),
  }
  paths['/api/v1/packets/{id}'] = {
    get: operation('One packet: its words, and its exhibits in order.', 'packetTwin', [
      { ...ID, description: 'Id of the packet.' },
    ]),
  }
  const annotations = 'Notes that one may see, as a container of the W3C Web Annotation Protocol (JSON-LD)'
  paths['/api/v1/annotations'] = {
    get: operation(`${annotations}.`, { type: 'object' }, NOTE_QUESTIONS),
    post: ANNOTATION_CHANGES.create('Its target’s source names the document, by an address of this portal.'),
  }
  paths['/api/v1/documents/{id}/annotations'] = {
    get: operation(`${annotations}: those of one document.`, { type: 'object' }, [ID, ...NOTE_QUESTIONS]),
    post: ANNOTATION_CHANGES.create('It is about this document.', [ID]),
  }
  const note = [ID, { ...ID, name: 'annotationId', description: 'Id of the note.' }]
  paths['/api/v1/documents/{id}/annotations/{annotationId}'] = {
    get: operation('One note as a W3C Web Annotation (JSON-LD).', { type: 'object' }, note),
    put: ANNOTATION_CHANGES.replace(note),
    delete: ANNOTATION_CHANGES.remove(note),
  }
  paths['/api/v1/documents/{id}/versions'] = {
    get: operation('The versions of a document, the last first.', { type: 'object' }, [ID], ['404']),
  }
  paths['/api/v1/originals'] = { post: sendOriginal() }
  paths['/api/v1/intake'] = {
    get: operation(
      'What was received, the last first, and where each stands. For editors.',
      { type: 'object' },
      [PAGING[0]!],
    ),
  }
  paths['/api/v1/intake/{id}'] = {
    get: operation(
      'One receipt: how far its reading is, the parts of the original, and documents with the same words. For editors.',
      { type: 'object' },
      [{ ...ID, description: 'Id of the receipt.' }],
      ['404'],
    ),
  }
  paths['/api/v1/openapi.json'] = { get: operation('This document.', { type: 'object' }, []) }
  return paths
}

/** What the list of notes is asked for; `page` counts from 0 here, as in the Web Annotation Protocol. */
const NOTE_QUESTIONS: Parameter[] = [
  ...['kind', 'state', 'author', 'tag', 'document', 'proceeding', 'q'].map((name): Parameter => ({
    name,
    in: 'query',
    required: false,
    description: `Only notes of this ${name === 'q' ? 'wording' : name}.`,
    schema: { type: 'string' },
  })),
  {
    name: 'page',
    in: 'query',
    required: false,
    description: 'One page of the container, from 0, in the place of the container.',
    schema: { type: 'integer', minimum: 0 },
  },
]

/** Sending an original: the bytes alone with the rest in the query, or a form whose fields stand before the file. */
function sendOriginal(): JsonSchema {
  const told = Object.entries(TOLD_OF_ORIGINAL)
  const properties = Object.fromEntries(
    told.map(([name, description]) => [name, { type: 'string', description }]),
  )
  const problem = { content: { 'application/json': { schema: refer('problem') } } }
  return {
    summary: 'Takes one original in. It is kept, and read in the background.',
    security: [{ token: [] }],
    parameters: told.map(([name, description]) => ({
      name,
      in: 'query',
      required: false,
      description: `${description} For a bare body.`,
      schema: { type: 'string' },
    })),
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: { ...properties, file: { type: 'string', format: 'binary' } },
            required: ['file'],
          },
        },
        'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
      },
    },
    responses: {
      '201': {
        description: 'Kept: its receipt, at `url` for people and at `api` for programs.',
        content: { 'application/json': { schema: refer('receipt') } },
      },
      '400': { description: 'What was told of the file has a value that is not accepted.', ...problem },
      '401': { description: 'No token, or one that is unknown or revoked.', ...problem },
      '403': { description: 'The token’s account is no editor’s.', ...problem },
      '404': { description: 'There is no such document.', ...problem },
      '422': { description: 'The file is empty, too large, or of a kind that is not read here.', ...problem },
      '507': { description: 'The disk is full. Nothing was kept.', ...problem },
    },
  }
}

const TOLD_OF_ORIGINAL = {
  document: 'Id of the document that it is a version of; left out, its reading tells.',
  kind: 'original, copy, capture or transcription.',
  note: 'Why it is added.',
  receivedFrom: 'From whom it came.',
  sourceUrl: 'The web address that it was captured from.',
  capturedAt: 'When, as 2014-06-05 or 2014-06-05T14:30:00Z.',
}

const PROBLEMS: Record<string, string> = {
  '400': 'A parameter has a value that it does not accept.',
  '404': 'There is no such record, and what may have been meant.',
}

function operation(
  summary: string,
  answer: string | JsonSchema,
  parameters: Parameter[],
  problems: string[] = [],
): JsonSchema {
  const schema = typeof answer === 'string' ? refer(answer) : answer
  const responses: JsonSchema = {
    '200': { description: summary, content: { 'application/json': { schema } } },
  }
  for (const status of problems) {
    responses[status] = {
      description: PROBLEMS[status],
      content: { 'application/json': { schema: refer('problem') } },
    }
  }
  return { summary, parameters, responses }
}

function refer(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` }
}

/** Every schema under its own name, so that none is written out twice. */
function schemasOf(): JsonSchema {
  const registry = z.registry<{ id: string }>()
  const named: [string, z.ZodType][] = [
    ['reference', referenceSchema],
    ['tie', tieSchema],
    ['mention', mentionSchema],
    ['citations', citationsSchema],
    ['problem', problemSchema],
    ['receipt', receiptSchema],
    ['packetTwin', packetTwinSchema],
    ['packetList', packetListSchema],
    ...Object.entries(SCHEMA_OF),
    ...Object.entries(TWIN_SCHEMA_OF).map(([kind, schema]): [string, z.ZodType] => [`${kind}Twin`, schema]),
    ...Object.entries(LIST_SCHEMA_OF).map(([kind, schema]): [string, z.ZodType] => [`${kind}List`, schema]),
  ]
  for (const [id, schema] of named) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'output',
    unrepresentable: 'any',
  })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  )
}
