import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../app/domain/canonicalJson'
import { inputOf } from '../../app/domain/recordInput'
import { statementSchema, type CatalogRecord } from '../../app/domain/records'
import type { Portal } from '../../app/portal.server'
import * as edit from '../../app/routes/records.edit'
import * as history from '../../app/routes/records.history'
import * as create from '../../app/routes/records.new.kind'
import * as remove from '../../app/routes/records.remove'
import { aLetter, anOrganization, put } from '../features/catalog/aRecord'
import { openTestPortal } from '../openTestPortal'
import { contextFor, postForm, signIn, type TestVisitor } from '../signIn'
import { call } from './everyRoute'

const STATEMENT = statementSchema.parse({
  ...{ kind: 'statement', id: 'said', document: 'letter', position: 1 },
  ...{ text: 'The network is crowded.', speaker: 'verizon' },
})

let portal: Portal
let ed: TestVisitor
let ids = 0
let id: string
beforeAll(async () => {
  portal = await openTestPortal()
  ed = await signIn(portal, 'editor', 'Ed')
  await put(portal, [anOrganization('verizon', { name: 'Verizon Communications' })])
})
beforeEach(async () => {
  id = `letter-${++ids}`
  await put(portal, [aLetter({ id })])
})

/* eslint-disable @typescript-eslint/no-explicit-any -- what a page gets is whatever its loader says */
type Answer = { data: any; init: { status: number } } & Response
const send = (module: { action: any }, params: Record<string, string>, fields: object) =>
  call(
    module.action,
    postForm('/records', fields as Record<string, string>, ed),
    params,
    contextFor(portal, ed),
  ) as Promise<Answer>
const load = (module: { loader: any }, params: Record<string, string>, search = '') =>
  call(
    module.loader,
    new Request(`http://portal.test/records${search}`),
    params,
    contextFor(portal, ed),
  ) as Promise<any>
const formOf = (record: CatalogRecord, over: object = {}) => ({ ...inputOf(record), ...over })
const editing = (over: object, revision = 1) => ({
  ...formOf(aLetter({ id }), over),
  revision: String(revision),
  base: canonicalJson(aLetter({ id })),
})
const stored = async () => JSON.parse((await portal.db.record.findUniqueOrThrow({ where: { id } })).body)

describe('POST /records/new/:kind', () => {
  const form = (over: object = {}) =>
    formOf(aLetter(), { intent: 'publish', title: `Comment ${ids}`, ...over })

  it('leads to the record that it made', async () => {
    const answer = await send(create, { kind: 'document' }, form())
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, `/documents/comment-${ids}`])
  })

  it('answers 400 with words by the field and the input kept', async () => {
    const { data, init } = await send(
      create,
      { kind: 'document' },
      form({ title: '', date: 'June 31, 2014', summary: 'Kept.\r\nAll of it.' }),
    )
    expect(init.status).toBe(400)
    expect(data.problems).toEqual({ title: expect.any(String), date: expect.stringContaining('2014-06-05') })
    expect(data.input).toMatchObject({ date: 'June 31, 2014', summary: 'Kept.\nAll of it.' })
  })

  it('gives a list more rows, and keeps what was typed', async () => {
    const { data, init } = await send(
      create,
      { kind: 'document' },
      form({ intent: 'add:from', from: ['verizon'], title: '' }),
    )
    expect([init.status, data.addTo, data.input.from, data.problems]).toEqual([
      200,
      'from',
      ['Verizon Communications'],
      {},
    ])
  })

  it('names a kind there is none of', async () => {
    const answer: Response = await load(create, { kind: 'rumour' })
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('rumour')])
  })

  it('fills in what the address says, and the next place in a document', async () => {
    const loaded = await load(create, { kind: 'statement' }, `?document=${id}`)
    expect(loaded.input).toMatchObject({ document: id, position: '1' })
  })
})

describe('POST /records/:id/edit', () => {
  it('saves, and leads to the record', async () => {
    const answer = await send(edit, { id }, editing({ title: 'Another title' }))
    expect([answer.status, answer.headers.get('Location'), (await stored()).title]).toEqual([
      302,
      `/documents/${id}`,
      'Another title',
    ])
  })

  it('answers 400 for a reference that leads nowhere, by its field', async () => {
    const { data, init } = await send(edit, { id }, editing({ from: ['verizon', 'nobody'] }))
    expect([init.status, data.form.problems]).toEqual([400, { 'from[1]': expect.stringContaining('nobody') }])
    expect(data.form.input.from).toEqual(['Verizon Communications', 'nobody'])
  })

  it('shows the second of two people both versions with 409, and saves what they choose', async () => {
    await send(edit, { id }, editing({ title: 'Theirs', date: '2014-06' }))
    const { data, init } = await send(edit, { id }, editing({ title: 'Mine', summary: 'Mine too.' }))
    expect([init.status, data.conflict.by]).toEqual([409, 'Ed'])
    expect(
      data.conflict.versions.map((one: { field: string; changedBy: string }) => [one.field, one.changedBy]),
    ).toEqual([
      ['date', 'them'],
      ['summary', 'me'],
      ['title', 'both'],
    ])
    const choice = {
      intent: 'settle',
      ...data.conflict.carried,
      base: data.base,
      revision: String(data.revision),
      'keep.title': 'mine',
      'keep.date': 'theirs',
      'keep.summary': 'mine',
    }
    expect((await send(edit, { id }, choice)).status).toBe(302)
    expect(await stored()).toMatchObject({ title: 'Mine', date: '2014-06', summary: 'Mine too.' })
  })

  it('shows the versions again where a third change came while they chose', async () => {
    await send(edit, { id }, editing({ title: 'Theirs' }))
    const { data } = await send(edit, { id }, editing({ title: 'Mine' }))
    await send(edit, { id }, editing({ title: 'A third' }, 2))
    const choice = {
      intent: 'settle',
      ...data.conflict.carried,
      base: data.base,
      revision: String(data.revision),
      'keep.title': 'mine',
    }
    const again = await send(edit, { id }, choice)
    expect([again.init.status, again.data.conflict.versions]).toEqual([
      409,
      [expect.objectContaining({ theirs: 'A third', mine: 'Mine' })],
    ])
  })

  it('asks for a choice that was not made, and keeps both versions', async () => {
    await send(edit, { id }, editing({ title: 'Theirs' }))
    const { data } = await send(edit, { id }, editing({ title: 'Mine' }))
    const choice = {
      intent: 'settle',
      ...data.conflict.carried,
      base: data.base,
      revision: String(data.revision),
    }
    const again = await send(edit, { id }, choice)
    expect([again.init.status, (await stored()).title]).toEqual([409, 'Theirs'])
    expect(again.data.conflict.versions).toEqual([
      expect.objectContaining({ theirs: 'Theirs', mine: 'Mine' }),
    ])
  })

  it.each(['', '{', '{"kind":"document"}', 'null'])('does not take %j for a version', async (mine) => {
    const { init } = await send(edit, { id }, { intent: 'settle', mine, base: '', revision: '1' })
    expect([init.status, (await stored()).title]).toEqual([400, 'Letter to Netflix'])
  })

  it('fills in what the original of a document says, where somebody takes it, and saves nothing', async () => {
    const typed = { date: '2014-06', intent: 'take:title:Notice: congestion' }
    const { data, init } = await send(edit, { id }, editing(typed))
    const { title, date } = data.form.input
    expect([init.status, title, date]).toEqual([200, 'Notice: congestion', '2014-06'])
    expect((await stored()).title).toBe('Letter to Netflix')
  })

  it('refuses NUL in words, by its field', async () => {
    const { data } = await send(edit, { id }, editing({ title: 'a\u0000b' }))
    expect(data.form.problems).toEqual({ title: 'Remove the NUL character.' })
  })
})

describe('POST /records/:id/remove, then undo', () => {
  it('answers 400 without a reason, and removes with one', async () => {
    expect((await send(remove, { id }, { revision: '1', reason: ' ' })).init.status).toBe(400)
    expect((await send(remove, { id }, { revision: '1', reason: 'Entered twice.' })).status).toBe(302)
    const { changes, href } = await load(history, { id })
    expect([href, changes[0].reason]).toEqual([null, 'Entered twice.'])
    expect((await send(history, { id }, { seq: String(changes[0].seq) })).headers.get('Location')).toBe(
      `/documents/${id}`,
    )
    expect((await stored()).title).toBe('Letter to Netflix')
  })

  it('answers 409 where somebody changed it since', async () => {
    await send(edit, { id }, editing({ title: 'Changed' }))
    expect((await send(remove, { id }, { revision: '1', reason: 'Entered twice.' })).init.status).toBe(409)
  })

  it('answers 422 for what another record names', async () => {
    await put(portal, [aLetter({ id: `names-${ids}`, from: ['verizon'] })])
    expect((await send(remove, { id: 'verizon' }, { revision: '1', reason: 'Gone.' })).init.status).toBe(422)
  })
})

describe('names in a record’s form', () => {
  const statement = (over: object) => ({
    ...inputOf({ ...STATEMENT, document: id }),
    intent: 'publish',
    id: `said-${ids}`,
    ...over,
  })
  const saidBy = async () =>
    JSON.parse((await portal.db.record.findUniqueOrThrow({ where: { id: `said-${ids}` } })).body).speaker

  it('stand for their records, in any letter case', async () => {
    await send(create, { kind: 'statement' }, statement({ speaker: 'VERIZON Communications' }))
    expect(await saidBy()).toBe('verizon')
  })

  it('that no record has are asked about, with what was typed kept', async () => {
    const { data, init } = await send(create, { kind: 'statement' }, statement({ speaker: 'Jane Roe' }))
    expect([init.status, data.input.speaker, data.asked]).toEqual([
      400,
      'Jane Roe',
      [expect.objectContaining({ kinds: ['person', 'organization'] })],
    ])
    expect(data.problems).toEqual({ speaker: expect.stringContaining('“Jane Roe”') })
  })

  it('become new people where the form says so, unverified, in the same transaction', async () => {
    const person = { 'new[0].name': 'Jane Roe', 'new[0].kind': 'person', 'new[0].role': 'Counsel' }
    const mended = { 'new[1].name': 'A slip of the hand', 'new[1].kind': 'organization' }
    const fields = statement({ speaker: 'jane roe', ...person, ...mended })
    const { data } = await send(create, { kind: 'statement' }, fields)
    expect(data.problems).toEqual({ 'new[0].roleAsOf': expect.any(String) })
    expect(await portal.db.record.count({ where: { id: 'jane-roe' } })).toBe(0)
    await send(create, { kind: 'statement' }, { ...fields, 'new[0].roleAsOf': '2014' })
    expect(await saidBy()).toBe('jane-roe')
    const made = await portal.db.record.findUniqueOrThrow({ where: { id: 'jane-roe' } })
    expect([made.state, JSON.parse(made.body)]).toEqual([
      'published',
      expect.objectContaining({ name: 'Jane Roe', confidence: 'unverified' }),
    ])
  })
})

describe('publishing from the form of a draft', () => {
  beforeEach(async () => {
    id = `draft-${ids}`
    await put(portal, [aLetter({ id })], 'draft')
  })
  const stateNow = async () => (await portal.db.record.findUniqueOrThrow({ where: { id } })).state

  it('saves what was typed with it', async () => {
    await send(edit, { id }, editing({ title: 'Typed and not saved', intent: 'publish' }))
    expect([(await stored()).title, await stateNow()]).toEqual(['Typed and not saved', 'published'])
  })

  it('is refused in place with everything kept, and nothing is saved', async () => {
    await put(portal, [anOrganization(`unseen-${ids}`)], 'draft')
    const typed = { title: 'Kept', from: [`unseen-${ids}`], intent: 'publish' }
    const { data, init } = await send(edit, { id }, editing(typed))
    expect([init.status, data.form.input.title]).toEqual([400, 'Kept'])
    expect(data.form.problems).toEqual({ 'from[0]': expect.stringContaining('is a draft') })
    expect([(await stored()).title, await stateNow()]).toEqual(['Letter to Netflix', 'draft'])
  })

  it('goes on where somebody else saved first, once the versions are settled', async () => {
    await send(edit, { id }, editing({ title: 'Theirs' }))
    const { data } = await send(edit, { id }, editing({ title: 'Mine', intent: 'publish' }))
    const { carried } = data.conflict
    const choice = { ...carried, base: data.base, revision: String(data.revision), 'keep.title': 'mine' }
    await send(edit, { id }, { intent: 'settle', ...choice })
    expect([(await stored()).title, await stateNow()]).toEqual(['Mine', 'published'])
  })

  it('and withdrawing save together', async () => {
    await send(edit, { id }, editing({ intent: 'publish' }))
    await send(edit, { id }, editing({ title: 'Withdrawn', intent: 'withdraw' }, 2))
    expect([(await stored()).title, await stateNow()]).toEqual(['Withdrawn', 'draft'])
  })
})

describe('publishing what looks like personal data', () => {
  const ADDRESS = 'Write to jane.roe@example.org.'
  const ask = (over: object) => send(create, { kind: 'document' }, formOf(aLetter(), over))

  it('says what and where, and goes on where it is said why that may stand', async () => {
    const typed = { id: `reach-${ids}`, intent: 'publish', summary: ADDRESS }
    const { data, init } = await ask(typed)
    expect([init.status, data.input.summary, data.identifiers.found]).toEqual([
      422,
      ADDRESS,
      [{ says: 'Summary holds what looks like an e-mail address.', href: '#field-summary' }],
    ])
    const { seen } = data.identifiers
    const standing = { 'standing.seen': seen, 'standing.reason': 'It is the office’s.' }
    expect((await ask({ ...typed, title: 'born on 5 June 1970', ...standing })).init.status).toBe(422)
    expect((await ask({ ...typed, ...standing })).status).toBe(302)
    const [change] = (await load(history, { id: typed.id })).changes
    expect([change.action, change.reason]).toEqual([
      'record.publish',
      'What looks like personal data may stand: It is the office’s.',
    ])
  })

  it('asks about what is new alone where the record is published already', async () => {
    await put(portal, [aLetter({ id: `seen-${ids}`, summary: ADDRESS })])
    id = `seen-${ids}`
    expect((await send(edit, { id }, editing({ summary: ADDRESS, title: 'Another' }))).status).toBe(302)
    const { init } = await send(edit, { id }, editing({ summary: ADDRESS, note: ADDRESS }, 2))
    expect(init.status).toBe(422)
  })

  it('is not brought back by an earlier version either', async () => {
    await put(portal, [aLetter({ id: `back-${ids}`, summary: ADDRESS })])
    id = `back-${ids}`
    const first = (await load(history, { id })).changes[0].seq
    await send(edit, { id }, editing({ summary: 'Write to the office.' }))
    const answer = await send(history, { id }, { seq: String(first) })
    expect(answer.headers.get('Location')).toBe(`/records/${id}/history`)
    expect((await stored()).summary).toBe('Write to the office.')
  })

  it('is a draft again where its record was removed', async () => {
    await put(portal, [aLetter({ id: `gone-${ids}`, summary: ADDRESS })])
    id = `gone-${ids}`
    await send(remove, { id }, { revision: '1', reason: 'It has an address.' })
    const removal = (await load(history, { id })).changes[0].seq
    await send(history, { id }, { seq: String(removal) })
    expect(await portal.db.record.findUnique({ where: { id } })).toMatchObject({ state: 'draft' })
  })

  it('is asked about in people that are new with the record', async () => {
    const ann = { 'new[0].name': 'Ann Lee', 'new[0].kind': 'person', 'new[0].roleAsOf': '2014' }
    const role = { 'new[0].role': 'Counsel, ann.lee@example.org' }
    const { data } = await ask({
      ...{ id: `with-${ids}`, intent: 'publish', authors: ['Ann Lee'], ...ann, ...role },
    })
    expect(data.identifiers.found).toEqual([
      { says: 'The new person: Role holds what looks like an e-mail address.', href: '#new-names' },
    ])
  })

  it('is asked about with what was chosen of two versions', async () => {
    await send(edit, { id }, editing({ title: 'Theirs' }))
    const eve = { 'new[0].name': 'Eve Ito', 'new[0].kind': 'person', 'new[0].role': 'Clerk' }
    const mine = { title: 'Mine', summary: ADDRESS, authors: ['Eve Ito'], ...eve, 'new[0].roleAsOf': '2014' }
    const { data } = await send(edit, { id }, editing(mine))
    const answer = await send(
      edit,
      { id },
      {
        ...{ intent: 'settle', ...data.conflict.carried, base: data.base, revision: String(data.revision) },
        ...{ 'keep.title': 'theirs', 'keep.summary': 'mine' },
      },
    )
    expect(answer.data.form.input).toMatchObject({ title: 'Theirs', summary: ADDRESS })
  })
})
