import { beforeAll, describe, expect, it } from 'vitest'
import { editAnnotation } from '../../../app/annotations/editAnnotation.server'
import { findAnnotation, listAnnotations } from '../../../app/annotations/listAnnotations.server'
import {
  findRemoved,
  removeAnnotation,
  restoreAnnotation,
} from '../../../app/annotations/removeAnnotation.server'
import { replyTo } from '../../../app/annotations/replyTo.server'
import { READER } from '../../../app/domain/roles'
import { type TestVisitor } from '../../signIn'
import { aNote, ann, ben, editor, lastLogged, openDesk, pin, portal } from './annotationDesk'

beforeAll(openDesk)

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
