import { DOCUMENT, portal, send, type Changes } from './changeDesk'

async function aNote(): Promise<{ documentId: string; annotationId: string }> {
  const form = { kind: 'note', body: 'A note.', words: 'We will go on', visibility: 'team' }
  const held = await portal.db.annotation.findMany({ select: { id: true } })
  await send('/documents/:documentId/annotations', { params: DOCUMENT, form })
  const made = await portal.db.annotation.findFirst({
    where: { id: { notIn: held.map((note) => note.id) } },
  })
  // Once the document has an original, these words stand in it no more, and a note made before serves.
  const { id } =
    made ?? (await portal.db.annotation.findFirstOrThrow({ where: { kind: 'note', exact: { not: null } } }))
  return { ...DOCUMENT, annotationId: id }
}

const anAnnotation = (target: string) => ({ type: 'Annotation', bodyValue: 'By a program.', target })

/** Changes to notes. */
export const noteChanges: Changes = {
  '/api/v1/annotations': async () => ({
    json: { method: 'POST', value: anAnnotation('http://portal.test/documents/a-letter') },
  }),
  '/api/v1/documents/:documentId/annotations': async () => ({
    params: DOCUMENT,
    json: { method: 'POST', value: anAnnotation('urn:a-letter') },
  }),
  '/api/v1/documents/:documentId/annotations/:annotationId': async () => ({
    params: await aNote(),
    json: { method: 'PUT', value: anAnnotation('urn:a-letter') },
  }),
  '/documents/:documentId/annotations': async () => ({
    params: DOCUMENT,
    form: { kind: 'note', body: 'A note.', words: 'We will go on', visibility: 'team' },
  }),
  '/documents/:documentId/annotations/import': async () => ({
    params: DOCUMENT,
    form: {
      intent: 'take',
      text: '{"type": "Annotation", "bodyValue": "A note.", "target": "https://example.org/a"}',
    },
  }),
  '/documents/:documentId/annotations/:annotationId/edit': async () => ({
    params: await aNote(),
    form: { kind: 'note', body: 'Another.', visibility: 'team', revision: '1' },
  }),
  '/documents/:documentId/annotations/:annotationId/replies': async () => ({
    params: await aNote(),
    form: { body: 'A reply.' },
  }),
  '/documents/:documentId/annotations/:annotationId/reaffirm': async () => {
    const params = await aNote()
    const noted = { exact: 'We will not go on', textSha256: null }
    await portal.db.annotation.update({ where: { id: params.annotationId }, data: noted })
    return { params, form: { found: 'We will go on' } }
  },
  '/documents/:documentId/annotations/:annotationId/reselect': async () => ({
    params: await aNote(),
    form: { words: 'saying so' },
  }),
  '/documents/:documentId/annotations/:annotationId/remove': async () => ({ params: await aNote() }),
  '/documents/:documentId/annotations/:annotationId/restore': async () => {
    const params = await aNote()
    await send('/documents/:documentId/annotations/:annotationId/remove', { params })
    return { params }
  },
}
