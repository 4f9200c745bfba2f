import { beforeAll, describe, expect, it } from 'vitest'
import { annotate } from '../../../app/annotations/annotate.server'
import { findAnnotation } from '../../../app/annotations/listAnnotations.server'
import { placeAnnotations } from '../../../app/annotations/placeAnnotations'
import { TEST_NOW } from '../../openTestPortal'
import { QUOTATIONS } from '../aLetter'
import { aDraft, aNote, ann, ben, editor, lastLogged, openDesk, pages, pin, portal } from './annotationDesk'

beforeAll(openDesk)

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
