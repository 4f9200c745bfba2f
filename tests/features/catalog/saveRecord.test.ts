import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { addRecord, findEditable, saveRecord } from '../../../app/catalog/saveRecord.server'
import { setRecordState } from './setRecordState'
import { READER } from '../../../app/domain/roles'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { aLetter, anOrganization, put } from './aRecord'

let portal: Portal
let editor: TestVisitor
let contributor: TestVisitor
let ids = 0
const freshId = () => `letter-${++ids}`

beforeAll(async () => {
  portal = await openTestPortal()
  editor = await signIn(portal, 'editor')
  contributor = await signIn(portal, 'contributor')
  await put(portal, [anOrganization('verizon'), anOrganization('netflix')])
})

describe('addRecord', () => {
  const add = (over: object, by = editor, state: 'draft' | 'published' = 'published') =>
    addRecord(portal, by.viewer, { record: aLetter({ id: freshId(), ...over }), makeId: false, state })

  it('makes an id from the title, and another where it is taken', async () => {
    const draft = {
      record: aLetter({ title: 'Réponse de Netflix' }),
      makeId: true,
      state: 'published' as const,
    }
    const one = await addRecord(portal, editor.viewer, draft)
    const two = await addRecord(portal, editor.viewer, draft)
    expect([one, two]).toMatchObject([
      { value: { id: 'reponse-de-netflix' } },
      { value: { id: 'reponse-de-netflix-2' } },
    ])
  })

  it('asks for an id where the title gives none, or the one given is taken', async () => {
    const arabic = { record: aLetter({ title: 'رسالة' }), makeId: true, state: 'draft' as const }
    expect(await addRecord(portal, editor.viewer, arabic)).toMatchObject({
      refusal: { problems: { id: expect.stringContaining('Latin') } },
    })
    expect(await add({ id: 'verizon' })).toMatchObject({
      refusal: { problems: { id: expect.stringContaining('already') } },
    })
  })

  it('names each reference that leads nowhere or to another kind', async () => {
    const refused = await add({ from: ['verizon', 'nobody'], disputes: ['netflix'] })
    expect(refused).toEqual({
      ok: false,
      refusal: {
        because: 'problems',
        problems: {
          'from[1]': 'There is no record “nobody”. Choose an organization from the list.',
          'disputes[0]': '“netflix” is an organization; this takes a dispute.',
        },
      },
    })
  })

  it('makes a contributor’s record a draft, which readers do not see', async () => {
    const added = await add({}, contributor, 'published')
    const { id } = (added as { value: { id: string } }).value
    expect((await readCatalog(portal, READER)).get(id)).toBeNull()
    expect((await readCatalog(portal, contributor.viewer)).standing(id)?.state).toBe('draft')
  })

  it('keeps a published record from naming a draft', async () => {
    await put(portal, [anOrganization('draft-carrier')], 'draft')
    expect(await add({ from: ['draft-carrier'] })).toMatchObject({
      refusal: { problems: { 'from[0]': expect.stringContaining('Publish it first') } },
    })
    expect((await add({ from: ['draft-carrier'] }, editor, 'draft')).ok).toBe(true)
  })

  it.each([
    'مرحبا بالعالم \u202Eabc',
    '𝒩𝑒𝓉 🛰️👩‍👩‍👧',
    'e\u0301 vs é',
    'a\u200Bb\uFEFFc',
    "Robert'); DROP TABLE Record;--",
  ])('stores and shows %j exactly', async (title) => {
    const id = freshId()
    await add({ id, title, summary: `${title}\n\n${title}` })
    const read = (await readCatalog(portal, READER)).find('document', id)
    expect([read?.title, read?.summary]).toEqual([title, `${title}\n\n${title}`])
  })
})

describe('saveRecord', () => {
  let id: string
  beforeEach(async () => {
    id = freshId()
    await put(portal, [aLetter({ id })])
  })
  const open = async (by = editor) => (await findEditable(portal, by.viewer, id))!
  const save = (over: object, opened: Awaited<ReturnType<typeof open>>, by = editor) =>
    saveRecord(portal, by.viewer, {
      mine: { ...opened.record, ...over } as typeof opened.record,
      revision: opened.revision,
      base: opened.record,
    })

  it('is read by the next reader, raises the revision and writes one row of the log', async () => {
    await save({ title: 'Another title' }, await open())
    expect((await readCatalog(portal, READER)).find('document', id)?.title).toBe('Another title')
    expect((await open()).revision).toBe(2)
    const entry = await portal.db.auditEntry.findFirstOrThrow({
      where: { subjectId: id, action: 'record.update' },
    })
    expect([entry.actorId, JSON.parse(entry.before!).title, JSON.parse(entry.after!).title]).toEqual([
      editor.viewer.accountId,
      'Letter to Netflix',
      'Another title',
    ])
  })

  it('changes and logs nothing where nothing changed', async () => {
    const entries = await portal.db.auditEntry.count()
    expect((await save({}, await open())).ok).toBe(true)
    expect([await portal.db.auditEntry.count(), (await open()).revision]).toEqual([entries, 1])
  })

  it('shows the second of two people both versions, field by field, and saves nothing', async () => {
    const [mine, theirs] = [await open(), await open()]
    await save({ title: 'Theirs', date: '2014-06' }, theirs)
    const refused = await save({ title: 'Mine', summary: 'My summary' }, mine)
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        because: 'conflict',
        conflict: {
          revision: 2,
          versions: [
            { field: 'date', theirs: '2014-06', mine: '2014-06-05', changedBy: 'them' },
            { field: 'summary', theirs: '', mine: 'My summary', changedBy: 'me' },
            { field: 'title', base: 'Letter to Netflix', theirs: 'Theirs', mine: 'Mine', changedBy: 'both' },
          ],
        },
      },
    })
    expect((await open()).record).toMatchObject({ title: 'Theirs', summary: '' })
  })

  it('lets only one of two saves at the same moment through', async () => {
    const opened = await open()
    const both = await Promise.all(['One', 'Two'].map((title) => save({ title }, opened)))
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
  })

  it('goes on where the other change was to publish it', async () => {
    await setRecordState(portal, editor.viewer, id, 'draft')
    const opened = await open()
    await setRecordState(portal, editor.viewer, id, 'published')
    expect((await save({ title: 'Still mine' }, opened)).ok).toBe(true)
  })

  it('says so where the record was removed in the meantime', async () => {
    const opened = await open()
    await portal.db.record.delete({ where: { id } })
    expect(await save({ title: 'Late' }, opened)).toEqual({ ok: false, refusal: { because: 'gone' } })
  })

  it('is not for a contributor, unless the draft is their own', async () => {
    expect(await findEditable(portal, contributor.viewer, id)).toBeNull()
    const theirs = await findEditable(portal, editor.viewer, id)
    expect(await save({ title: 'Not mine to change' }, theirs!, contributor)).toEqual({
      ok: false,
      refusal: { because: 'gone' },
    })
    id = freshId()
    await addRecord(portal, contributor.viewer, { record: aLetter({ id }), makeId: false, state: 'draft' })
    expect((await save({ title: 'My draft' }, await open(contributor), contributor)).ok).toBe(true)
  })

  it.each(['', 'No Such', '\u0000', '../x'])('finds nothing to edit under %j', async (unknown) => {
    expect(await findEditable(portal, editor.viewer, unknown)).toBeNull()
  })
})

describe('saveRecord with a state', () => {
  it('publishes a draft to readers', async () => {
    const id = freshId()
    await put(portal, [aLetter({ id })], 'draft')
    expect(await setRecordState(portal, editor.viewer, id, 'published')).toEqual({
      ok: true,
      value: expect.objectContaining({ id }),
    })
    expect((await readCatalog(portal, READER)).get(id)).not.toBeNull()
  })

  it('does not publish what names a draft, nor withdraw what the published record names', async () => {
    const [id, carrier] = [freshId(), `carrier-${ids}`]
    await put(portal, [anOrganization(carrier), aLetter({ id, from: [carrier] })], 'draft')
    expect(await setRecordState(portal, editor.viewer, id, 'published')).toEqual({
      ok: false,
      refusal: { because: 'problems', problems: { 'from[0]': expect.stringContaining('is a draft') } },
    })
    await setRecordState(portal, editor.viewer, carrier, 'published')
    await setRecordState(portal, editor.viewer, id, 'published')
    expect(await setRecordState(portal, editor.viewer, carrier, 'draft')).toEqual({
      ok: false,
      refusal: { because: 'named-by', ids: [id] },
    })
  })
})
