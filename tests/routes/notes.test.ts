import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { annotate } from '../../app/annotations/annotate.server'
import { listNotes } from '../../app/annotations/list/listNotes.server'
import { readNoteFilter } from '../../app/annotations/list/noteFilter'
import { findText } from '../../app/annotations/readDocument.server'
import { replyTo } from '../../app/annotations/replyTo.server'
import { readAnnotationContent } from '../../app/domain/annotation'
import { READER, type Viewer } from '../../app/domain/roles'
import { readExchange } from '../../app/domain/webAnnotation/readExchange'
import type { Portal } from '../../app/portal.server'
import * as annotations from '../../app/routes/api.annotations'
import * as annotation from '../../app/routes/api.document.annotation'
import * as exported from '../../app/routes/notes.export'
import { addLetter } from '../features/aLetter'
import { openTestPortal } from '../openTestPortal'
import { contextFor, signIn, type TestVisitor } from '../signIn'

let portal: Portal
let ann: TestVisitor
let editor: TestVisitor
let demandId: string

beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  ann = await signIn(portal, 'contributor', 'Ann')
  editor = await signIn(portal, 'editor', 'Ed')
  const demand = {
    kind: 'demand',
    askedOf: 'sender',
    dueOn: '2014-06-10',
    tags: 'peering',
    body: 'Asks a lot.',
  }
  demandId = await pin('We will go on', demand, ann)
  await pin(
    'saying so',
    { kind: 'note', body: '=Peering again', tags: 'peering, cost', visibility: 'private' },
    ann,
  )
  await pin('ports are full at every hour', { kind: 'note', body: 'For all.', visibility: 'public' }, editor)
  const reply = await replyTo(portal, editor.viewer, {
    documentId: 'a-letter',
    parentId: demandId,
    body: 'Indeed.',
  })
  if (!reply.ok) throw new Error(reply.refusal)
})

async function pin(words: string, fields: Record<string, string>, by: TestVisitor): Promise<string> {
  const content = readAnnotationContent({ visibility: 'team', ...fields })
  const { pages } = (await findText(portal, by.viewer, 'a-letter'))!
  if (!content.ok) throw new Error(JSON.stringify(content.refusal))
  const draft = { documentId: 'a-letter', content: content.value, pages, originalSha256: null }
  const made = await annotate(portal, by.viewer, { ...draft, choice: { by: 'words', words, at: null } })
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value.id
}

const list = (query: string, viewer: Viewer = ann.viewer) =>
  listNotes(portal, viewer, readNoteFilter(new URLSearchParams(query)), 1)
const bodies = async (query: string, viewer?: Viewer) =>
  (await list(query, viewer)).rows.map(({ html }) => html)

describe('/notes', () => {
  it('lists to each viewer what they may see, the newest first', async () => {
    expect((await list('')).total).toBe(3)
    expect((await list('', editor.viewer)).total).toBe(2)
    expect(await bodies('', READER)).toEqual(['<p>For all.</p>\n'])
  })

  it.each([
    ['kind=demand', 1],
    ['tag=peering', 2],
    ['tag=peering&kind=note', 1],
    ['state=exact', 3],
    ['state=lost', 0],
    ['document=a-letter', 3],
    ['document=another', 0],
    ['q=peering', 2],
    ['q=EVERY+hour', 1],
    ['q=ports+cost', 0],
    ['q=...', 0],
    ['kind=nonsense', 0],
  ])('asked for %s finds %d', async (query, count) => {
    expect((await list(query)).count).toBe(count)
  })

  it('counts what each facet has beside what else is asked', async () => {
    const { facets } = await list('kind=note')
    expect(facets.kind).toEqual([
      { value: 'note', name: 'Note', count: 2 },
      { value: 'demand', name: 'Demand', count: 1 },
    ])
    expect(facets.author.map(({ name, count }) => [name, count])).toEqual([
      ['Ann', 1],
      ['Ed', 1],
    ])
  })
})

describe('/notes/export', () => {
  const file = async (query: string, by?: TestVisitor) => {
    const answer = await get(exported.loader, `/notes/export?${query}`, {}, by)
    return { type: answer.headers.get('Content-Type'), text: await answer.text() }
  }

  it('gives what the same question finds, and nothing that the viewer may not see', async () => {
    const csv = await file('format=csv&tag=peering', ann)
    expect(csv.text.split('\r\n')).toHaveLength(5)
    expect(csv.text).toContain('Indeed.')
    expect((await file('format=csv')).text).not.toContain('Asks a lot.')
  })

  it('runs nothing in a spreadsheet', async () => {
    expect((await file('format=csv', ann)).text).toContain("'=Peering again")
  })

  it('sets in Markdown the words that may be quoted as quotations, with who is asked and by when', async () => {
    const { text } = await file('format=md&kind=demand', ann)
    expect(text).toContain('> We will go on\n')
    expect(text).toContain('Asked of Sender, due 10 June 2014.')
  })

  it.each(['jsonld', 'hypothesis'])(
    'gives %s that is read again, each note with its words',
    async (format) => {
      const read = readExchange((await file(`format=${format}`, ann)).text)
      if (!read.ok) throw new Error(read.refusal)
      expect(read.value.notes.map(({ target }) => target.quote?.exact ?? '').sort()).toEqual([
        '',
        'We will go on',
        'ports are full at every hour',
        'saying so',
      ])
    },
  )

  it('knows no other format', async () => {
    expect((await get(exported.loader, '/notes/export?format=doc', {}, ann)).status).toBe(404)
  })
})

describe('the container of the Web Annotation Protocol', () => {
  const at = (query = '', headers: Record<string, string> = {}, by: TestVisitor | null = ann) =>
    get(
      annotations.loader,
      `/api/v1/documents/a-letter/annotations${query}`,
      { documentId: 'a-letter' },
      by ?? undefined,
      {
        headers,
      },
    )

  it('says what it is in its headers', async () => {
    const answer = await at()
    expect(answer.headers.get('Content-Type')).toBe(
      'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    )
    expect(answer.headers.get('Link')).toContain('<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"')
    expect(answer.headers.get('Allow')).toBe('GET, HEAD, OPTIONS, POST')
    expect(answer.headers.get('Vary')).toContain('Prefer')
  })

  it('answers 304 to whoever has it already, and OPTIONS without a body', async () => {
    const tag = (await at()).headers.get('ETag')!
    expect((await at('', { 'If-None-Match': tag })).status).toBe(304)
    const options = await get(annotations.loader, '/api/v1/annotations', {}, ann, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST'])
  })

  it('holds its annotations, their addresses, or none, as is preferred', async () => {
    const include = (iri: string) => ({ Prefer: `return=representation;include="${iri}"` })
    const whole = (await (await at()).json()) as { total: number; first: { items: { id: string }[] } }
    expect([whole.total, whole.first.items.length]).toEqual([4, 4])
    const iris = (await (await at('', include('http://www.w3.org/ns/oa#PreferContainedIRIs'))).json()) as {
      first: { items: string[] }
    }
    expect(iris.first.items).toEqual(whole.first.items.map(({ id }) => id))
    const bare = (await (
      await at('', include('http://www.w3.org/ns/ldp#PreferMinimalContainer'))
    ).json()) as { first: string }
    expect(bare.first).toContain('page=0')
    expect(((await (await at('?page=0&iris=1')).json()) as { type: string }).type).toBe('AnnotationPage')
    expect((await at('?page=7')).status).toBe(404)
  })

  it('gives each annotation under its own address, with both selectors', async () => {
    const whole = (await (await at()).json()) as { first: { items: { id: string; motivation: string }[] } }
    const path = `/api/v1/documents/a-letter/annotations/${demandId}`
    const answer = await get(annotation.loader, path, { documentId: 'a-letter', annotationId: demandId }, ann)
    const one = (await answer.json()) as { id: string; target: { selector: unknown[] } }
    expect(whole.first.items).toContainEqual(one)
    expect(one.id).toBe(`http://portal.test${path}`)
    expect(one.target.selector).toEqual([
      expect.objectContaining({ type: 'TextQuoteSelector', exact: 'We will go on' }),
      expect.objectContaining({ type: 'TextPositionSelector' }),
    ])
  })

  it('shows readers what is public, and nothing of the rest', async () => {
    const whole = (await (await at('', {}, null)).json()) as { total: number }
    expect(whole.total).toBe(1)
    const params = { documentId: 'a-letter', annotationId: demandId }
    expect((await get(annotation.loader, '/api/v1/x', params, undefined)).status).toBe(404)
    expect((await get(annotations.loader, '/api/v1/x', { documentId: 'a-draft' }, undefined)).status).toBe(
      404,
    )
  })
})

type Loader = (args: LoaderFunctionArgs) => Promise<Response>

/** Calls a loader and answers its Response, thrown or not. */
async function get(
  loader: Loader,
  path: string,
  params: Record<string, string>,
  by?: TestVisitor,
  init: RequestInit = {},
): Promise<Response> {
  const request = new Request(new URL(path, 'http://portal.test'), init)
  try {
    return await loader({ request, params, context: contextFor(portal, by) })
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}
