import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { linkRecords, unlinkRecords } from '../../../app/catalog/linkRecords.server'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { recordHistory, restoreVersion } from '../../../app/catalog/recordHistory.server'
import { removeRecord } from '../../../app/catalog/removeRecord.server'
import { setRecordState } from './setRecordState'
import { addRecord, saveRecord } from '../../../app/catalog/saveRecord.server'
import { packetFieldsSchema } from '../../../app/domain/packet'
import { COMMAND_LINE, READER } from '../../../app/domain/roles'
import { createPacket } from '../../../app/packets/packetCommands.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { aLetter, anOrganization, put } from './aRecord'

let portal: Portal
let editor: TestVisitor
let contributor: TestVisitor
let ids = 0
let id: string

beforeAll(async () => {
  portal = await openTestPortal()
  editor = await signIn(portal, 'editor', 'Ed')
  contributor = await signIn(portal, 'contributor')
  await put(portal, [anOrganization('verizon')])
})
beforeEach(async () => {
  id = `letter-${++ids}`
  await put(portal, [aLetter({ id, from: ['verizon'] })])
})
const remove = (over: object = {}, by = editor) =>
  removeRecord(portal, by.viewer, { id, revision: 1, reason: 'Entered twice.', ...over })
const lastSeq = async () => (await recordHistory(portal, id))!.changes[0]!.seq

describe('removeRecord', () => {
  it('takes the record from the catalog and keeps the reason and the whole record in the log', async () => {
    await remove()
    expect((await readCatalog(portal, READER)).get(id)).toBeNull()
    const [change] = (await recordHistory(portal, id))!.changes
    expect(change).toMatchObject({
      action: 'record.remove',
      actor: 'Ed',
      reason: 'Entered twice.',
      hasVersion: true,
    })
  })

  it('asks for a reason', async () => {
    expect(await remove({ reason: ' \u0000 ' })).toEqual({ ok: false, refusal: { because: 'no-reason' } })
  })

  it('is refused where somebody changed the record since', async () => {
    await saveRecord(portal, editor.viewer, {
      mine: aLetter({ id, title: 'Changed' }),
      revision: 1,
      base: null,
    })
    expect(await remove()).toEqual({ ok: false, refusal: { because: 'changed' } })
  })

  it('is refused for what another record names, naming it', async () => {
    const refused = await removeRecord(portal, editor.viewer, { id: 'verizon', revision: 1, reason: 'Gone.' })
    expect(refused).toMatchObject({
      refusal: {
        because: 'in-use',
        uses: expect.arrayContaining([{ what: 'record', id, title: 'Letter to Netflix' }]),
      },
    })
  })

  it('is refused for what is linked, naming the other end', async () => {
    await linkRecords(portal, editor.viewer, {
      from: id,
      to: 'verizon',
      type: 'cites',
      reason: 'It quotes it.',
    })
    expect(await remove()).toMatchObject({
      refusal: { because: 'in-use', uses: [{ what: 'link', id: 'verizon' }] },
    })
  })

  it('is refused for what a packet shows in its argument alone, named to those who may read the packet', async () => {
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'set-state', id, state: 'draft' }])
    await portal.db.record.update({
      where: { id },
      data: { revision: 1, createdById: contributor.viewer.accountId },
    })
    const entries = [{ record: id, note: '' }]
    const { packet } = await createPacket(portal, editor.viewer, packetFieldsSchema.parse({ title: id }), [
      { kind: 'chronology', id: 'c', title: '', entries },
    ])
    const uses = { what: 'packet', id: packet.id, title: id }
    expect(await remove()).toMatchObject({ refusal: { because: 'in-use', uses: [uses] } })
    const hidden = { what: 'other-packets', title: '1 packet that you may not read' }
    expect(await remove({}, contributor)).toMatchObject({ refusal: { because: 'in-use', uses: [hidden] } })
  })

  it('is not a contributor’s to do with what is published', async () => {
    expect(await remove({}, contributor)).toEqual({ ok: false, refusal: { because: 'gone' } })
  })
})

describe('restoreVersion', () => {
  it('undoes a removal: the same record, with the standing it had', async () => {
    const [path, filed] = ['documents/letter.md', `filed-${ids}`]
    await changeCatalog(portal, COMMAND_LINE, [
      { do: 'add', record: aLetter({ id: filed }), origin: { from: 'content', path } },
    ])
    id = filed
    const before = await portal.db.record.findUniqueOrThrow({ where: { id } })
    await remove()
    const restored = await restoreVersion(portal, editor.viewer, id, await lastSeq())
    expect(restored.ok).toBe(true)
    const {
      createdAt: _,
      updatedAt: __,
      ...after
    } = await portal.db.record.findUniqueOrThrow({ where: { id } })
    expect(before).toMatchObject({ ...after, revision: 1 })
    expect(after.revision).toBe(2)
  })

  it('brings an earlier version back as a new change', async () => {
    const first = await lastSeq()
    await saveRecord(portal, editor.viewer, {
      mine: aLetter({ id, title: 'Second', from: ['verizon'] }),
      revision: 1,
      base: null,
    })
    await restoreVersion(portal, editor.viewer, id, first)
    expect((await readCatalog(portal, READER)).find('document', id)?.title).toBe('Letter to Netflix')
    const { changes } = (await recordHistory(portal, id))!
    expect(changes.map(({ action }) => action)).toEqual(['record.update', 'record.update', 'record.create'])
    expect(changes[0]).toMatchObject({
      fields: [{ field: 'title', before: 'Second', after: 'Letter to Netflix' }],
      reason: expect.stringContaining('Restored'),
    })
  })

  it('is refused where what the version names is gone, with words by field', async () => {
    await put(portal, [anOrganization(`gone-${ids}`), aLetter({ id: `names-${ids}`, from: [`gone-${ids}`] })])
    id = `names-${ids}`
    await remove()
    await removeRecord(portal, editor.viewer, { id: `gone-${ids}`, revision: 1, reason: 'Entered twice.' })
    expect(await restoreVersion(portal, editor.viewer, id, await lastSeq())).toMatchObject({
      refusal: { because: 'problems', problems: { 'from[0]': expect.stringContaining('no record') } },
    })
  })

  it('is not a contributor’s to do with what an editor removed', async () => {
    await remove()
    expect(await restoreVersion(portal, contributor.viewer, id, await lastSeq())).toEqual({
      ok: false,
      refusal: { because: 'no-such-version' },
    })
  })

  it('gives contributors their own drafts back, and not what was published when an editor removed it', async () => {
    const restoredBy = async (state: 'draft' | 'published') => {
      const record = aLetter({ id: `own-${state}`, from: ['verizon'] })
      await addRecord(portal, contributor.viewer, { record, makeId: false, state: 'draft' })
      if (state === 'published') await setRecordState(portal, editor.viewer, record.id, state)
      const { revision } = await portal.db.record.findUniqueOrThrow({ where: { id: record.id } })
      await remove({ id: record.id, revision })
      const [removal] = (await recordHistory(portal, record.id))!.changes
      return (await restoreVersion(portal, contributor.viewer, record.id, removal!.seq)).ok
    }
    expect([await restoredBy('draft'), await restoredBy('published')]).toEqual([true, false])
  })

  it.each([0, -1, 99_999_999, 1e12, 1.5, NaN])('knows no version %d', async (seq) => {
    expect(await restoreVersion(portal, editor.viewer, id, seq)).toEqual({
      ok: false,
      refusal: { because: 'no-such-version' },
    })
  })
})

describe('linkRecords', () => {
  const link = (over: object = {}) =>
    linkRecords(portal, editor.viewer, {
      from: id,
      to: 'verizon',
      type: 'answers',
      reason: 'It says so.',
      ...over,
    })

  it('ties two records, seen from both', async () => {
    const made = await link()
    const catalog = await readCatalog(portal, READER)
    expect([catalog.linksFrom(id)[0], catalog.linksTo('verizon').find(({ from }) => from === id)]).toEqual(
      [1, 2].map(() => (made as { value: object }).value),
    )
  })

  it.each([
    [{ to: 'nobody' }, 'to'],
    [{ to: 'not an id' }, 'to'],
    [{ type: 'resembles' }, 'type'],
    [{ reason: '  ' }, 'reason'],
    [{ reason: 'a\u0000b' }, 'reason'],
  ])('refuses %j by its field', async (over, field) => {
    expect(await link(over)).toMatchObject({ ok: false, refusal: { [field]: expect.any(String) } })
  })

  it('refuses a record tied to itself, and the same tie twice', async () => {
    expect(await link({ to: id })).toMatchObject({ refusal: { to: expect.stringContaining('itself') } })
    await link()
    expect(await link({ reason: 'Another.' })).toMatchObject({
      refusal: { to: expect.stringContaining('already') },
    })
  })

  it('is taken away from either end, and from no other', async () => {
    const made = (await link()) as { value: { id: string } }
    await put(portal, [aLetter({ id: `other-${ids}` })])
    expect(await unlinkRecords(portal, editor.viewer, `other-${ids}`, made.value.id)).toBe(false)
    expect(await unlinkRecords(portal, editor.viewer, 'verizon', made.value.id)).toBe(true)
    expect((await readCatalog(portal, READER)).linksFrom(id)).toEqual([])
  })
})
