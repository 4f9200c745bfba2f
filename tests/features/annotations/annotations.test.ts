import { beforeAll, describe, expect, it } from 'vitest'
import { annotate, type NewAnnotation } from '../../../app/annotations/annotate.server'
import { editAnnotation } from '../../../app/annotations/editAnnotation.server'
import { findAnnotation, listAnnotations } from '../../../app/annotations/listAnnotations.server'
import {
  findRemoved,
  removeAnnotation,
  restoreAnnotation,
} from '../../../app/annotations/removeAnnotation.server'
import { placeAnnotations } from '../../../app/annotations/placeAnnotations'
import { replyTo } from '../../../app/annotations/replyTo.server'
import type { AnnotationContent } from '../../../app/domain/annotation'
import { documentText } from '../../../app/domain/documentText'
import type { PageText } from '../../../app/domain/passage'
import { READER } from '../../../app/domain/roles'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal, TEST_NOW } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter, LETTER, QUOTATIONS } from '../aLetter'

let portal: Portal
let pages: PageText[]
let ann: TestVisitor['viewer']
let ben: TestVisitor['viewer']
let editor: TestVisitor['viewer']

beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  const catalog = await readCatalog(portal, READER)
  pages = [documentText(LETTER, catalog.mentioning('a-letter', 'statement', 'document')).page]
  ann = (await signIn(portal, 'contributor', 'Ann')).viewer
  ben = (await signIn(portal, 'contributor', 'Ben')).viewer
  editor = (await signIn(portal, 'editor', 'Ed')).viewer
})

function aNote(over: Partial<AnnotationContent> = {}): AnnotationContent {
  return {
    kind: 'note',
    body: 'Read with the answer of 17 July.',
    visibility: 'team',
    speaker: null,
    saidOn: null,
    occasion: null,
    askedOf: null,
    dueOn: null,
    tags: [],
    ...over,
  }
}

function aDraft(words: string, over: Partial<NewAnnotation> = {}): NewAnnotation {
  const choice = { by: 'words', words, at: null } as const
  return { documentId: 'a-letter', content: aNote(), choice, pages, originalSha256: null, ...over }
}

/** Pins a note and answers it. */
async function pin(words: string, over: Partial<AnnotationContent> = {}, by = ann) {
  const made = await annotate(portal, by, aDraft(words, { content: aNote(over) }))
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value
}

const lastLogged = () => portal.db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })

describe('annotate', () => {
  it('stores the note with its author, its time and both selectors', async () => {
    const note = await pin('We will go on')
    expect(note).toMatchObject({
      author: 'Ann',
      createdAt: TEST_NOW,
      revision: 1,
      passage: {
        page: 1,
        start: QUOTATIONS[0]!.length + 2,
        exact: 'We will go on',
        suffix: ' saying so.\n\nAnswers the demand ',
      },
    })
    expect(note.textSha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('takes the place that was selected, where its words are still the same', async () => {
    const choice = { by: 'place', page: 1, start: 0, endPage: 1, end: 9, exact: 'The ports' } as const
    expect(await annotate(portal, ann, aDraft('', { choice }))).toMatchObject({
      ok: true,
      value: { passage: { exact: 'The ports' } },
    })
    expect(await annotate(portal, ann, aDraft('', { choice: { ...choice, exact: 'Other one' } }))).toEqual({
      ok: false,
      refusal: { reason: 'text-changed' },
    })
  })

  it('refuses a page the document lacks, and a passage the page lacks', async () => {
    const choice = { by: 'place', page: 7, start: 0, endPage: 7, end: 9, exact: 'The ports' } as const
    expect(await annotate(portal, ann, aDraft('', { choice }))).toEqual({
      ok: false,
      refusal: { reason: 'no-such-page' },
    })
    expect(
      await annotate(portal, ann, aDraft('', { choice: { ...choice, page: 1, endPage: 1, end: 9_999 } })),
    ).toEqual({
      ok: false,
      refusal: { reason: 'outside-page' },
    })
    expect(await annotate(portal, ann, aDraft('words that it has not'))).toEqual({
      ok: false,
      refusal: { reason: 'not-found' },
    })
  })

  it('asks which place is meant where pasted words stand in several, and takes the one told', async () => {
    const asked = await annotate(portal, ann, aDraft('ports are full'))
    expect(asked).toMatchObject({
      ok: false,
      refusal: {
        reason: 'several-places',
        places: [{ before: 'The ' }, { after: expect.stringMatching(/^ at every hour/) }],
      },
    })
    const second = QUOTATIONS[0]!.lastIndexOf('ports are full')
    const told = await annotate(
      portal,
      ann,
      aDraft('', { choice: { by: 'words', words: 'ports are full', at: { page: 1, start: second } } }),
    )
    expect(told).toMatchObject({ ok: true, value: { passage: { start: second } } })
  })

  it('keeps a statement with its speaker, date and occasion, and refuses a speaker that the record lacks', async () => {
    const said = {
      kind: 'statement',
      body: '',
      speaker: 'counsel',
      saidOn: '2014-06',
      occasion: 'A letter',
    } as const
    expect(await pin('go on saying', said)).toMatchObject({
      speakerId: 'counsel',
      saidOn: '2014-06',
      occasion: 'A letter',
    })
    expect(
      await annotate(portal, ann, aDraft('go on saying', { content: aNote({ ...said, speaker: 'nobody' }) })),
    ).toEqual({ ok: false, refusal: { reason: 'no-such-speaker' } })
  })

  it('lets only those who may publish show a note to every reader', async () => {
    expect(
      await annotate(portal, ann, aDraft('We will', { content: aNote({ visibility: 'public' }) })),
    ).toEqual({ ok: false, refusal: { reason: 'may-not-publish' } })
    expect(await pin('We will', { visibility: 'public' }, editor)).toMatchObject({ visibility: 'public' })
  })

  it.each([
    'שלום, וזו הערה',
    'ملاحظة',
    '𝒜 note 👩‍👩‍👧‍👦',
    'e\u0301\u0302 combining',
    '\u202Eoverride\u202C',
    '\'; DROP TABLE "Annotation"; --',
    '<script>alert(1)</script>',
  ])('keeps words of every kind as they are: %s', async (body) => {
    const { id } = await pin('We will go', { body })
    expect((await findAnnotation(portal, 'a-letter', id, ann))!.body).toBe(body)
  })

  it('writes what was said into the log, and of a private note only that it was written', async () => {
    await pin('We will', { body: 'For the team' })
    expect(await lastLogged()).toMatchObject({
      action: 'annotation.create',
      actor: 'Ann',
      before: null,
      after: expect.stringContaining('For the team'),
    })
    await pin('We will', { body: 'For myself', visibility: 'private' })
    const row = await lastLogged()
    expect(row.after).not.toContain('For myself')
    expect(row.after).toContain('wordsSha256')
  })
})

describe('the kinds of note', () => {
  it('keep their tags, of whom a demand is asked and when it is due', async () => {
    const asked = {
      kind: 'demand',
      askedOf: 'sender',
      dueOn: '2014-06-10',
      tags: ['peering', 'a tag'],
    } as const
    const { id } = await pin('We will go', { ...asked, tags: [...asked.tags] })
    expect(await findAnnotation(portal, 'a-letter', id, ben)).toMatchObject({
      kind: 'demand',
      askedOfId: 'sender',
      dueOn: '2014-06-10',
      tags: ['a tag', 'peering'],
    })
    const nobody = aNote({ ...asked, tags: [], askedOf: 'nobody' })
    expect(await annotate(portal, ann, aDraft('We will', { content: nobody }))).toEqual({
      ok: false,
      refusal: { reason: 'no-such-addressee' },
    })
  })

  it('may run over the break between two pages, and are found there again', async () => {
    const cut = pages[0]!.text.indexOf('go on')
    const two = [
      { number: 1, text: pages[0]!.text.slice(0, cut) },
      { number: 2, text: pages[0]!.text.slice(cut) },
    ]
    const start = two[0]!.text.indexOf('We will')
    const choice = { by: 'place', page: 1, start, endPage: 2, end: 5, exact: 'We will \ngo on' } as const
    const made = await annotate(portal, ann, aDraft('', { choice, pages: two }))
    if (!made.ok) throw new Error(made.refusal.reason)
    expect(made.value.passage).toMatchObject({ page: 1, endPage: 2, end: 5 })
    const { notes, marks } = placeAnnotations([made.value], two, null)
    expect(notes[0]!.anchor).toMatchObject({ state: 'exact', page: 1, endPage: 2, end: 5 })
    expect([marks.get(1), marks.get(2)]).toEqual([
      [expect.objectContaining({ start, end: Infinity })],
      [expect.objectContaining({ start: 0, end: 5 })],
    ])
  })
})

describe('listAnnotations', () => {
  it('gives each viewer what they may see, in the query itself', async () => {
    const mine = await pin('saying so', { visibility: 'private' })
    const ours = await pin('saying so', { visibility: 'team' })
    const open = await pin('saying so', { visibility: 'public' }, editor)
    const idsFor = async (viewer: TestVisitor['viewer'] | typeof READER) =>
      (await listAnnotations(portal, 'a-letter', viewer)).map((it) => it.id)
    expect(await idsFor(ann)).toEqual(expect.arrayContaining([mine.id, ours.id, open.id]))
    expect(await idsFor(ben)).toEqual(expect.arrayContaining([ours.id, open.id]))
    expect(await idsFor(ben)).not.toContain(mine.id)
    expect(await idsFor(READER)).toContain(open.id)
    expect(await idsFor(READER)).not.toContain(ours.id)
    expect(await findAnnotation(portal, 'a-letter', mine.id, ben)).toBeNull()
    expect(await findAnnotation(portal, 'another-letter', mine.id, ann)).toBeNull()
  })
})

describe('editAnnotation', () => {
  it('changes the words and keeps the passage', async () => {
    const note = await pin('We will')
    const edited = await editAnnotation(portal, ann, {
      documentId: 'a-letter',
      id: note.id,
      revision: 1,
      content: aNote({ body: 'Better words.' }),
    })
    expect(edited).toMatchObject({
      ok: true,
      value: { body: 'Better words.', revision: 2, passage: note.passage },
    })
    expect(await lastLogged()).toMatchObject({
      action: 'annotation.update',
      before: expect.stringContaining('17 July'),
      after: expect.stringContaining('Better words.'),
    })
  })

  it('shows the second of two who save what the first saved, and changes nothing', async () => {
    const note = await pin('We will')
    const save = (body: string) =>
      editAnnotation(portal, ann, {
        documentId: 'a-letter',
        id: note.id,
        revision: 1,
        content: aNote({ body }),
      })
    await save('Saved first.')
    expect(await save('Saved second.')).toMatchObject({
      ok: false,
      refusal: { reason: 'changed', present: { body: 'Saved first.', revision: 2 } },
    })
    expect((await findAnnotation(portal, 'a-letter', note.id, ann))!.body).toBe('Saved first.')
  })

  it('refuses anyone but the author, an editor too', async () => {
    const note = await pin('We will')
    const edit = { documentId: 'a-letter', id: note.id, revision: 1, content: aNote({ body: 'Not mine.' }) }
    expect(await editAnnotation(portal, editor, edit)).toEqual({
      ok: false,
      refusal: { reason: 'not-yours' },
    })
    expect(await editAnnotation(portal, ann, { ...edit, id: 'unknown' })).toEqual({
      ok: false,
      refusal: { reason: 'no-such-annotation' },
    })
  })
})

describe('replyTo', () => {
  it('puts the reply under its note, for whoever sees the note', async () => {
    const note = await pin('We will')
    expect(
      (await replyTo(portal, ben, { documentId: 'a-letter', parentId: note.id, body: 'Agreed.' })).ok,
    ).toBe(true)
    const listed = (await listAnnotations(portal, 'a-letter', editor)).find((it) => it.id === note.id)!
    expect(listed.replies).toEqual([
      expect.objectContaining({ author: 'Ben', body: 'Agreed.', kind: 'reply' }),
    ])
  })

  it('is not shown to readers while it is the team’s', async () => {
    const note = await pin('We will', { visibility: 'public' }, editor)
    const reply = await replyTo(portal, ben, { documentId: 'a-letter', parentId: note.id, body: 'Among us.' })
    if (!reply.ok) throw new Error(reply.refusal)
    const listed = (await listAnnotations(portal, 'a-letter', READER)).find((it) => it.id === note.id)!
    expect(listed.replies).toEqual([])
    expect(await findAnnotation(portal, 'a-letter', reply.value.id, READER)).toBeNull()
    expect(await findAnnotation(portal, 'a-letter', reply.value.id, ann)).not.toBeNull()
  })

  it('is the team’s where its note is public and its author may not publish', async () => {
    const note = await pin('We will', { visibility: 'public' }, editor)
    const answer = { documentId: 'a-letter', parentId: note.id, body: 'Agreed.' }
    const [bens, editors] = [await replyTo(portal, ben, answer), await replyTo(portal, editor, answer)]
    expect([bens, editors].map((it) => it.ok && it.value.visibility)).toEqual(['team', 'public'])
  })

  it('is hidden with its note when the note turns private', async () => {
    const note = await pin('We will')
    const reply = await replyTo(portal, ben, { documentId: 'a-letter', parentId: note.id, body: 'Agreed.' })
    await editAnnotation(portal, ann, {
      documentId: 'a-letter',
      id: note.id,
      revision: 1,
      content: aNote({ visibility: 'private' }),
    })
    if (!reply.ok) throw new Error(reply.refusal)
    expect(await findAnnotation(portal, 'a-letter', reply.value.id, editor)).toBeNull()
    expect(
      await replyTo(portal, ben, { documentId: 'a-letter', parentId: note.id, body: 'Still here?' }),
    ).toEqual({ ok: false, refusal: 'no-such-annotation' })
  })
})

describe('removeAnnotation', () => {
  it('takes a note out of sight, and restoring brings it back as it was', async () => {
    const note = await pin('We will', { body: 'Here today.' })
    const named = { documentId: 'a-letter', id: note.id }
    expect(await removeAnnotation(portal, ann, named)).toEqual({ ok: true, value: null })
    expect(await findAnnotation(portal, 'a-letter', note.id, ann)).toBeNull()
    expect(await findRemoved(portal, named, ann)).toEqual({ id: note.id })
    expect(await findRemoved(portal, named, ben)).toBeNull()
    expect(await restoreAnnotation(portal, ann, named)).toEqual({ ok: true, value: null })
    expect((await findAnnotation(portal, 'a-letter', note.id, ann))!.body).toBe('Here today.')
    expect(await lastLogged()).toMatchObject({ action: 'annotation.restore' })
  })

  it('keeps the replies of others, and shows the note without its words', async () => {
    const note = await pin('We will', { body: 'Withdrawn words.' })
    await replyTo(portal, ben, { documentId: 'a-letter', parentId: note.id, body: 'I had answered.' })
    await removeAnnotation(portal, ann, { documentId: 'a-letter', id: note.id })
    const listed = (await listAnnotations(portal, 'a-letter', ben)).find((it) => it.id === note.id)!
    expect(listed).toMatchObject({
      isRemoved: true,
      removedBy: 'Ann',
      body: '',
      passage: null,
      replies: [{ body: 'I had answered.' }],
    })
  })

  it('says of a removed statement neither who spoke nor when nor where', async () => {
    const said = {
      kind: 'statement',
      speaker: 'counsel',
      saidOn: '2014-06-05',
      occasion: 'A hearing',
    } as const
    const note = await pin('We will', said)
    await replyTo(portal, ben, { documentId: 'a-letter', parentId: note.id, body: 'Was it so?' })
    await removeAnnotation(portal, ann, { documentId: 'a-letter', id: note.id })
    const listed = (await listAnnotations(portal, 'a-letter', ben)).find((it) => it.id === note.id)!
    expect(listed).toMatchObject({ isRemoved: true, speakerId: null, saidOn: null, occasion: null })
  })

  it('by an editor is undone by an editor alone', async () => {
    const note = await pin('We will')
    const named = { documentId: 'a-letter', id: note.id }
    await removeAnnotation(portal, editor, named)
    expect(await findRemoved(portal, named, ann)).toBeNull()
    expect(await restoreAnnotation(portal, ann, named)).toEqual({ ok: false, refusal: 'not-yours' })
    expect(await restoreAnnotation(portal, editor, named)).toEqual({ ok: true, value: null })
    await removeAnnotation(portal, ann, named)
    expect(await restoreAnnotation(portal, ann, named)).toEqual({ ok: true, value: null })
  })

  it('is for its author and for editors, not for other contributors', async () => {
    const note = await pin('We will')
    const named = { documentId: 'a-letter', id: note.id }
    expect(await removeAnnotation(portal, ben, named)).toEqual({ ok: false, refusal: 'not-yours' })
    expect(await removeAnnotation(portal, editor, named)).toEqual({ ok: true, value: null })
    expect(await removeAnnotation(portal, editor, named)).toEqual({
      ok: false,
      refusal: 'no-such-annotation',
    })
  })
})
