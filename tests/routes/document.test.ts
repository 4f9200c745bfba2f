import { beforeAll, describe, expect, it } from 'vitest'
import { findAnnotation } from '../../app/annotations/listAnnotations.server'
import * as page from '../../app/routes/document'
import * as annotation from '../../app/routes/document.annotation.edit'
import * as remove from '../../app/routes/document.annotation.remove'
import * as replies from '../../app/routes/document.annotation.replies'
import * as restore from '../../app/routes/document.annotation.restore'
import * as annotations from '../../app/routes/document.annotations'
import * as list from '../../app/routes/documents'
import { staticPartsOf } from '../../app/http/staticParts.server'
import { contextFor, postForm } from '../signIn'
import { ann, call, editor, HERE, idOf, openLetter, pin, portal, post, read } from './openLetter'

beforeAll(openLetter)

describe('/documents', () => {
  it('lists what a reader may see, with facets whose counts are what choosing them gives', async () => {
    const { data } = await call(list.loader, '/documents', {})
    const kind = [{ value: 'Letter', name: 'Letter', count: 1 }]
    expect(data).toMatchObject({ list: { count: 1, facets: { kind } } })
    const chosen = async (asked: string) => (await call(list.loader, `/documents?kind=${asked}`, {})).data
    expect(await chosen('Letter')).toMatchObject({ list: { count: 1 } })
    expect(await chosen('Filing')).toMatchObject({ list: { count: 0 } })
  })

  it('lists drafts for people with an account', async () => {
    expect((await call(list.loader, '/documents', {}, ann)).data).toMatchObject({ list: { count: 2 } })
  })
})

describe('/documents/:documentId', () => {
  it('shows the record’s own text where no original is held', async () => {
    const { data } = await read(ann)
    const blocks = [{ kind: 'quotation' }, { kind: 'quotation' }, { kind: 'summary' }]
    expect(data).toMatchObject({ original: null, sheets: [{ blocks }] })
  })

  it('sends readers the same text as markup alone while nobody may write on it', async () => {
    const context = contextFor(portal)
    const request = new Request('http://portal.test/documents/a-letter')
    await page.loader({ request, params: HERE, context } as never)
    const sheet = staticPartsOf(context)!.get('sheet')!
    expect(sheet).toContain('The ports are full, and Verizon’s ports are full at every hour.')
    expect(sheet).toContain('A. Counsel')
    expect(staticPartsOf(context)!.get('ties')).toContain('A press')
  })

  it('answers 404 naming what was sought, for a draft too', async () => {
    const sought = await call(page.loader, '/documents/a-leter', { documentId: 'a-leter' })
    expect(sought.status).toBe(404)
    expect(await sought.text()).toContain('a-leter')
    expect((await call(page.loader, '/documents/a-draft', { documentId: 'a-draft' })).status).toBe(404)
  })

  it('marks a draft for those who may see it', async () => {
    const draft = await call(page.loader, '/documents/a-draft', { documentId: 'a-draft' }, ann)
    expect(draft.data).toMatchObject({ document: { isDraft: true } })
    expect((await read(ann)).data).toMatchObject({ document: { isDraft: false } })
  })

  it('tells readers how far the reading of an original is, and nothing of one that failed', async () => {
    const { db } = portal
    const at = portal.now()
    const original = { sizeBytes: 1, mediaType: 'application/pdf', storedAt: at }
    const step = { kind: 'extract', input: '{}', runAfter: at, createdAt: at }
    const shas = ['a', 'b'].map((letter) => letter.repeat(64))
    for (const [index, sha256] of shas.entries()) {
      await db.original.create({ data: { sha256, ...original } })
      const receipt = { sha256, documentId: 'a-letter', fileName: `${index}.pdf`, method: 'upload' }
      await db.provenance.create({ data: { id: sha256, ...receipt, receivedAt: at } })
      const state = index === 0 ? { state: 'running', progress: 3, total: 9 } : { state: 'failed' }
      await db.job.create({ data: { id: sha256, subject: sha256, ...step, ...state, problem: 'Why.' } })
    }
    const running = { fileName: '0.pdf', job: { progress: 3, total: 9, problem: null } }
    expect((await read()).data).toMatchObject({ steps: [running] })
    expect((await read(ann)).data).toMatchObject({ steps: [{}, {}] })
    await db.job.deleteMany({ where: { id: { in: shas } } })
    await db.provenance.deleteMany({ where: { id: { in: shas } } })
    await db.original.deleteMany({ where: { sha256: { in: shas } } })
  })

  it('shows readers public notes alone', async () => {
    await pin({ body: 'For the team.' })
    await pin({ body: 'For everyone.', visibility: 'public' }, editor)
    const notes = ['For the team.', 'For everyone.'].map((body) => expect.objectContaining({ body }))
    expect((await read()).data).toMatchObject({ notes: [notes[1]] })
    expect((await read(ann)).data).toMatchObject({ notes: expect.arrayContaining(notes) })
  })
})

describe('POST /documents/:documentId/annotations', () => {
  it('leads to the note that it made', async () => {
    const answer = await post(
      { kind: 'note', body: 'Mind the ports.', words: 'We will go on', visibility: 'team' },
      ann,
    )
    expect(answer.status).toBe(302)
    expect(answer.headers.get('Location')).toMatch(/^\/documents\/a-letter#note-/)
    expect((await findAnnotation(portal, 'a-letter', idOf(answer), ann.viewer))!.body).toBe('Mind the ports.')
  })

  it('sends someone without an account to sign in', async () => {
    const answer = await post({ kind: 'note', body: 'x', words: 'We will' })
    expect(answer.headers.get('Location')).toContain('/sign-in')
  })

  it('answers 400 with words by the field, and keeps what was given', async () => {
    const answer = await post({ kind: 'note', body: ' ', words: '' }, ann)
    expect(answer.init!.status).toBe(400)
    expect(answer.data).toHaveProperty('errors', {
      words: expect.stringContaining('Paste the words'),
      body: 'Write the note.',
    })
    const statement = await post({ kind: 'statement', words: 'We will', saidOn: '5 June 2014' }, ann)
    expect(statement.data).toMatchObject({
      errors: { saidOn: expect.stringContaining('2014-06-05') },
      values: { words: 'We will' },
    })
  })

  it('answers 400 to a NUL, and to a note of a book’s length', async () => {
    const said = async (body: string) => (await post({ kind: 'note', body, words: 'We will' }, ann)).data
    expect(await said('a\u0000b')).toMatchObject({ errors: { body: expect.stringContaining('NUL') } })
    expect(await said('x'.repeat(20_001))).toMatchObject({
      errors: { body: expect.stringContaining('20,000') },
    })
  })

  it('answers 422 where a rule says no', async () => {
    const answer = await post({ kind: 'note', body: 'x', words: 'words that nobody wrote' }, ann)
    expect(answer.init!.status).toBe(422)
    expect(answer.data).toMatchObject({
      errors: { words: expect.stringContaining('do not stand in the document') },
    })
    const several = await post({ kind: 'note', body: 'x', words: 'ports are full' }, ann)
    expect(several.data).toMatchObject({ places: [{}, {}] })
    const toAll = await post({ kind: 'note', body: 'x', words: 'We will', visibility: 'public' }, ann)
    expect(toAll.data).toMatchObject({ errors: { visibility: expect.stringContaining('editor') } })
  })

  it('refuses a form that another session made', async () => {
    const form = postForm('/documents/a-letter/annotations', { kind: 'note', body: 'x', words: 'We will' })
    expect((await call(annotations.action, '', HERE, ann, form)).status).toBe(403)
  })
})

describe('/documents/:documentId/annotations/:annotationId/edit', () => {
  const at = (id: string) => ({ ...HERE, annotationId: id })
  const edit = (id: string, fields: Record<string, string>, by = ann) =>
    call(
      annotation.action,
      '',
      at(id),
      by,
      postForm('/', { kind: 'note', visibility: 'team', ...fields }, by),
    )

  it('saves an edit, and shows both versions to the second of two', async () => {
    const id = await pin()
    expect((await edit(id, { body: 'First.', revision: '1' })).headers.get('Location')).toBe(
      `/documents/a-letter#note-${id}`,
    )
    const second = await edit(id, { body: 'Second.', revision: '1' })
    expect(second.init!.status).toBe(422)
    expect(second.data).toMatchObject({
      present: { body: 'First.', revision: 2 },
      values: { body: 'Second.' },
    })
    expect((await edit(id, { body: 'Second.', revision: '2' })).status).toBe(302)
  })

  it('opens its form for the author alone', async () => {
    const id = await pin()
    expect((await call(annotation.loader, '/', at(id), ann)).status).toBeUndefined()
    expect((await call(annotation.loader, '/', at(id), editor)).status).toBe(403)
    expect((await call(annotation.loader, '/', at('unknown'), ann)).status).toBe(404)
  })

  it('removes a note, offers to bring it back, and does', async () => {
    const id = await pin({ body: 'Now you see me.' })
    const gone = await call(remove.action, '', at(id), ann, postForm('/', {}, ann))
    expect(gone.headers.get('Location')).toBe(`/documents/a-letter?removed=${id}#notes`)
    expect((await read(ann, `?removed=${id}`)).data).toHaveProperty('undo', { id })
    expect((await read(undefined, `?removed=${id}`)).data).toHaveProperty('undo', null)
    await call(restore.action, '', at(id), ann, postForm('/', {}, ann))
    expect((await findAnnotation(portal, 'a-letter', id, ann.viewer))!.body).toBe('Now you see me.')
  })

  it('takes a reply, and an empty one leads back with a word about it', async () => {
    const id = await pin()
    const said = await call(replies.action, '', at(id), editor, postForm('/', { body: 'Agreed.' }, editor))
    expect(said.headers.get('Location')).toContain('#note-')
    const there = { body: 'Agreed again.', back: 'note' }
    const onItsPage = await call(replies.action, '', at(id), editor, postForm('/', there, editor))
    expect(onItsPage.headers.get('Location')).toMatch(`/documents/a-letter/annotations/${id}#note-`)
    const empty = await call(replies.action, '', at(id), editor, postForm('/', { body: '  ' }, editor))
    expect(decodeURIComponent(empty.headers.get('Set-Cookie')!)).toContain('Write the reply.')
  })
})
