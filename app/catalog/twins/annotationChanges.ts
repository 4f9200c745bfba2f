import { ANNO_TYPE } from '../../domain/webAnnotation/vocabulary'

type Json = Record<string, unknown>

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
})
const header = (name: string, description: string, required = false): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
})

const PREFER = header('Prefer', 'return=minimal to be answered without the annotation.')
const IF_MATCH = header('If-Match', 'The ETag of the annotation as it was read, or *.', true)
const ANNOTATION: Json = { [ANNO_TYPE]: { schema: { type: 'object' } } }
const BODY: Json = {
  required: true,
  content: { ...ANNOTATION, 'application/json': { schema: { type: 'object' } } },
}
const ANYWHERE: Json = {
  '401': problem('No token, or one that is unknown or revoked.'),
  '403': problem('The account may not do this.'),
}
const READ: Json = {
  '400': problem('What was sent is no JSON.'),
  '415': problem('It was sent as another media type.'),
  '422': problem('It is no annotation, or says what is not accepted: `errors` has which, by field.'),
}
const KNOWN: Json = {
  '404': problem('There is no such annotation.'),
  '410': problem('It was removed.'),
  '412': problem('It was changed since it was read.'),
  '428': problem('The request has no If-Match.'),
}

/** How the OpenAPI document describes the changes of annotations (Web Annotation Protocol, 5). */
export const ANNOTATION_CHANGES = {
  create: (documentIn: string, parameters: readonly object[] = []): Json => ({
    summary: `Takes one annotation in. ${documentIn}`,
    security: [{ token: [] }],
    parameters: [...parameters, header('Slug', 'What its id begins with.'), PREFER],
    requestBody: BODY,
    responses: {
      '201': { description: 'Made: its address in Location, its tag in ETag.', content: ANNOTATION },
      ...ANYWHERE,
      ...READ,
      '409': problem('The account has this annotation already: its address in Location.'),
    },
  }),
  replace: (parameters: readonly object[]): Json => ({
    summary: 'Puts an annotation in the place of the one that was read. Its author’s alone.',
    security: [{ token: [] }],
    parameters: [...parameters, IF_MATCH, PREFER],
    requestBody: BODY,
    responses: {
      '200': { description: 'Replaced: its new tag in ETag.', content: ANNOTATION },
      '204': { description: 'Replaced, and answered without it.' },
      ...ANYWHERE,
      ...READ,
      ...KNOWN,
      '409': problem('Its id, its creator or its being a reply would change.'),
    },
  }),
  remove: (parameters: readonly object[]): Json => ({
    summary: 'Removes an annotation. Its author may bring it back on its page.',
    security: [{ token: [] }],
    parameters: [...parameters, IF_MATCH],
    responses: { '204': { description: 'Removed.' }, ...ANYWHERE, ...KNOWN },
  }),
}
