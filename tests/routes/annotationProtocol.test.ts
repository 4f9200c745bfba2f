import { beforeAll, describe, expect, it } from 'vitest'
import type { Portal } from '../../app/portal.server'
import * as container from '../../app/routes/api.annotations'
import * as resource from '../../app/routes/api.document.annotation'
import { addLetter } from '../features/aLetter'
import { openTestPortal } from '../openTestPortal'
import { contextFor, signIn, type TestVisitor } from '../signIn'
import { call } from './everyRoute'

let portal: Portal
/** Each as a program of theirs comes: with a token, and no session. */
let ann: TestVisitor
let bob: TestVisitor
let editor: TestVisitor
let annInBrowser: TestVisitor

beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  const byToken = ({ visitor, ...who }: TestVisitor): TestVisitor => ({
    ...who,
    visitor: { ...visitor, session: null },
  })
  annInBrowser = await signIn(portal, 'contributor', 'Ann')
  ann = byToken(annInBrowser)
  bob = byToken(await signIn(portal, 'contributor', 'Bob'))
  editor = byToken(await signIn(portal, 'editor', 'Ed'))
})

const ORIGIN = 'http://portal.test'
const LETTER = '/api/v1/documents/a-letter/annotations'
const ANNO = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

type Sent = { method?: string; headers?: Record<string, string>; value?: unknown; by?: TestVisitor | null }

/** Sends something to an address of the API and answers the Response. */
async function send(
  path: string,
  { method = 'GET', headers = {}, value, by = ann }: Sent = {},
): Promise<Response> {
  const [, documentId, annotationId] = /documents\/([^/]+)\/annotations\/?([^/]*)$/.exec(path) ?? []
  const module = annotationId ? resource : container
  const body = value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value)
  const request = new Request(new URL(path, ORIGIN), {
    method,
    headers: { ...(body !== undefined && { 'Content-Type': ANNO }), ...headers },
    body,
  })
  const params = { ...(documentId && { documentId }), ...(annotationId && { annotationId }) }
  const handler = method === 'GET' || method === 'OPTIONS' ? module.loader : module.action
  return (await call(handler as never, request, params, contextFor(portal, by ?? undefined))) as Response
}

const post = (value: unknown, sent: Sent = {}, path = LETTER) =>
  send(path, { ...sent, method: 'POST', value })

const aNote = (exact: string, over: Record<string, unknown> = {}) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'Annotation',
  body: { type: 'TextualBody', value: 'By a program.', format: 'text/markdown' },
  target: {
    source: `${ORIGIN}/documents/a-letter`,
    selector: { type: 'TextQuoteSelector', exact },
  },
  ...over,
})

/** Makes a note and answers its path and tag. */
async function made(value: unknown = aNote('We will go on'), sent: Sent = {}) {
  const answer = await post(value, sent)
  expect(answer.status).toBe(201)
  const path = answer.headers.get('Location')!.slice(ORIGIN.length)
  const tag = answer.headers.get('ETag')!
  return { path, tag, annotation: (await answer.json()) as Record<string, unknown> }
}

const log = (path: string) =>
  portal.db.auditEntry
    .findMany({ where: { subjectId: path.split('/').at(-1)! }, orderBy: { seq: 'asc' } })
    .then((entries) => entries.map(({ action }) => action))

describe('POST to the container', () => {
  it('makes a note of the account, pinned to its words, and answers where it stands', async () => {
    const { path, tag, annotation } = await made()
    const read = await send(path)
    expect(annotation).toEqual(await read.json())
    expect(annotation).toMatchObject({
      id: ORIGIN + path,
      creator: { name: 'Ann' },
      ...aNote('We will go on'),
    })
    expect(read.headers.get('ETag')).toBe(tag)
    const row = await portal.db.annotation.findUnique({ where: { id: path.split('/').at(-1)! } })
    expect(row).toMatchObject({
      authorId: ann.viewer.accountId,
      visibility: 'team',
      exact: 'We will go on',
      anchorState: 'exact',
      importedAuthor: null,
    })
    expect(await log(path)).toEqual(['annotation.create'])
  })

  it('finds the document by the target where the address names none', async () => {
    const answer = await post(aNote('saying so'), {}, '/api/v1/annotations')
    expect(answer.headers.get('Location')).toContain(`${ORIGIN}${LETTER}/`)
    const elsewhere = aNote('saying so', { target: 'https://elsewhere.example/page' })
    expect((await post(elsewhere, {}, '/api/v1/annotations')).status).toBe(422)
  })

  it('takes the suggested name into the address, and answers as is preferred', async () => {
    const headers = { Slug: 'Ports%20that are FULL', Prefer: 'return=minimal' }
    const answer = await post(aNote('saying so'), { headers })
    expect(answer.headers.get('Location')).toMatch(/\/ports-that-are-full-[0-9a-f]{8}$/)
    expect([await answer.text(), answer.headers.get('Preference-Applied')]).toEqual(['', 'return=minimal'])
  })

  it('keeps the id and creator that it came with, and all that no page here shows', async () => {
    const others = { id: 'urn:theirs:1', creator: { name: 'C. Other' }, rights: 'https://example.org/by' }
    const { annotation, path } = await made(aNote('saying so', others))
    expect(annotation).toMatchObject({ id: ORIGIN + path, via: 'urn:theirs:1', rights: others.rights })
    const row = await portal.db.annotation.findUnique({ where: { id: path.split('/').at(-1)! } })
    expect([row!.importedAuthor, row!.authorId]).toEqual(['C. Other', ann.viewer.accountId])
    const again = await post(aNote('saying so', others))
    expect([again.status, again.headers.get('Location')]).toEqual([409, ORIGIN + path])
    expect((await post(aNote('saying so', others), { by: bob })).status).toBe(201)
  })

  it('answers a note with a reply', async () => {
    const { path } = await made()
    const reply = { type: 'Annotation', motivation: 'replying', bodyValue: 'Indeed.', target: ORIGIN + path }
    const answer = await post(reply, { by: bob })
    expect(answer.status).toBe(201)
    const id = answer.headers.get('Location')!.split('/').at(-1)!
    const parentId = path.split('/').at(-1)
    expect(await portal.db.annotation.findUnique({ where: { id } })).toMatchObject({
      parentId,
      body: 'Indeed.',
    })
    expect((await post({ ...reply, target: `${ORIGIN}${LETTER}/none` })).status).toBe(422)
  })

  it.each([
    ['nobody signed in', aNote('x'), { by: null }, 401],
    ['what is no JSON', '{', {}, 400],
    ['another media type', aNote('x'), { headers: { 'Content-Type': 'text/turtle' } }, 415],
    ['what is no annotation', { type: 'Note' }, {}, 422],
    ['a statement that names no speaker', aNote('x', { 'tl:kind': 'statement' }), {}, 422],
    ['publishing by a contributor', aNote('x', { 'tl:visibility': 'public' }), {}, 403],
    ['a target in another document', aNote('x', { target: `${ORIGIN}/documents/another` }), {}, 422],
  ] as [string, unknown, Sent, number][])('refuses %s as a problem', async (_, value, sent, status) => {
    const answer = await post(value, sent)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([status, 'application/problem+json'])
    const problem = (await answer.json()) as { status: number; detail: string; error: { message: string } }
    expect(problem).toMatchObject({ status, error: { message: problem.detail } })
  })

  it('asks a page for its session’s token, and a container for nothing but POST', async () => {
    expect((await post(aNote('saying so'), { by: annInBrowser })).status).toBe(403)
    const headers = { 'X-CSRF-Token': annInBrowser.csrfToken }
    expect((await post(aNote('saying so'), { by: annInBrowser, headers })).status).toBe(201)
    const answer = await send(LETTER, { method: 'DELETE' })
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS, POST'])
  })
})

describe('PUT of an annotation', () => {
  it('replaces what it says, and pins it to other words', async () => {
    const { path, tag, annotation } = await made()
    const changed = { ...annotation, ...aNote('saying so', { bodyValue: 'Other words.', body: undefined }) }
    const answer = await send(path, { method: 'PUT', headers: { 'If-Match': tag }, value: changed })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('ETag')).not.toBe(tag)
    expect(await answer.json()).toMatchObject({ bodyValue: 'Other words.', creator: { name: 'Ann' } })
    const row = await portal.db.annotation.findUnique({ where: { id: path.split('/').at(-1)! } })
    expect(row).toMatchObject({ body: 'Other words.', exact: 'saying so', revision: 2 })
    expect(await log(path)).toEqual(['annotation.create', 'annotation.update'])
  })

  it('asks which state is meant, and refuses one that is past', async () => {
    const { path, tag, annotation } = await made()
    const put = (headers: Record<string, string>) => send(path, { method: 'PUT', headers, value: annotation })
    expect((await put({})).status).toBe(428)
    const minimal = await put({ 'If-Match': tag, Prefer: 'return=minimal' })
    expect(minimal.status).toBe(204)
    expect((await put({ 'If-Match': tag })).status).toBe(412)
    expect((await put({ 'If-Match': `W/${minimal.headers.get('ETag')}` })).status).toBe(412)
    expect((await put({ 'If-Match': '"x", ' + minimal.headers.get('ETag') })).status).toBe(200)
  })

  it('lets nobody but the author change it, nor its id, creator or document', async () => {
    const { path, annotation } = await made()
    const put = (over: object, by = ann) =>
      send(path, { method: 'PUT', headers: { 'If-Match': '*' }, value: { ...annotation, ...over }, by })
    expect((await put({}, bob)).status).toBe(403)
    expect((await put({ id: 'urn:else' })).status).toBe(409)
    expect((await put({ creator: { name: 'The Commission' } })).status).toBe(409)
    expect((await put({ target: `${ORIGIN}/documents/another` })).status).toBe(422)
    expect((await put({ motivation: 'replying', target: 'urn:else' })).status).toBe(409)
  })
})

describe('DELETE of an annotation', () => {
  it('removes the one that is meant, which is gone from then on', async () => {
    const { path, tag } = await made()
    expect((await send(path, { method: 'DELETE' })).status).toBe(428)
    expect((await send(path, { method: 'DELETE', headers: { 'If-Match': '"past"' } })).status).toBe(412)
    expect((await send(path, { method: 'DELETE', headers: { 'If-Match': tag }, by: bob })).status).toBe(403)
    expect((await send(path, { method: 'DELETE', headers: { 'If-Match': tag } })).status).toBe(204)
    expect((await send(path)).status).toBe(410)
    expect((await send(path, { method: 'DELETE', headers: { 'If-Match': '*' } })).status).toBe(410)
    expect((await send(path, { by: null })).status).toBe(404)
    expect(await log(path)).toEqual(['annotation.create', 'annotation.remove'])
  })

  it('tells nobody of a note that was somebody’s alone', async () => {
    const { path } = await made(aNote('saying so', { 'tl:visibility': 'private' }))
    const remove = { method: 'DELETE', headers: { 'If-Match': '*' } }
    expect((await send(path, { ...remove, by: editor })).status).toBe(404)
    expect((await send(path, remove)).status).toBe(204)
    expect([(await send(path, { by: editor })).status, (await send(path)).status]).toEqual([404, 410])
  })
})

it('says in the answer to OPTIONS what may be done', async () => {
  const { path } = await made()
  const [whole, one] = [await send(LETTER, { method: 'OPTIONS' }), await send(path, { method: 'OPTIONS' })]
  expect(whole.headers.get('Accept-Post')).toBe(ANNO)
  expect(one.headers.get('Allow')).toBe('GET, HEAD, OPTIONS, PUT, DELETE')
})
