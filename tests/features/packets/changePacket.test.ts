import { beforeAll, describe, expect, it } from 'vitest'
import { addBlock } from '../../../app/packets/argument/argumentCommands.server'
import { READER } from '../../../app/domain/roles'
import {
  addExhibits,
  captionExhibit,
  createPacket,
  deletePacket,
  editPacket,
  moveExhibit,
  removeExhibit,
  setPacketState,
} from '../../../app/packets/packetCommands.server'
import { findPacket, listPackets } from '../../../app/packets/readPackets.server'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { setRecordState } from '../catalog/setRecordState'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { aRecord } from '../../aDossier'
import { aStoredPacket, fillCatalog, packetFields } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'

describe('packets', async () => {
  const portal = await openTestPortal()
  let editor: TestVisitor['viewer']
  let author: TestVisitor['viewer']
  let other: TestVisitor['viewer']
  beforeAll(async () => {
    await fillCatalog(portal)
    editor = (await signIn(portal, 'editor', 'Edith')).viewer
    author = (await signIn(portal, 'contributor', 'Conrad')).viewer
    other = (await signIn(portal, 'contributor', 'Olga')).viewer
  })

  it('names a packet after its title, and a second one of that title after it too', async () => {
    const first = await createPacket(portal, author, packetFields({ title: 'Zoë’s Packet: June 2014' }))
    const second = await createPacket(portal, author, packetFields({ title: 'Zoë’s Packet: June 2014' }))
    expect([first.packet.id, second.packet.id]).toEqual([
      'zoe-s-packet-june-2014',
      'zoe-s-packet-june-2014-2',
    ])
  })

  it('tells the team why a packet was made, and no reader', async () => {
    const { packet } = await aStoredPacket(portal, editor, ['letter'], { purpose: 'To settle early.' })
    await setPacketState(portal, editor, packet.id, 'published')
    const purposes = [editor, READER].map(
      async (it) => (await findPacket(portal, it, packet.id))!.packet.purpose,
    )
    expect(await Promise.all(purposes)).toEqual(['To settle early.', ''])
  })

  it('adds several records at once, in their order, and none twice', async () => {
    const { packet } = await aStoredPacket(portal, author, ['reply', 'letter'])
    const changed = await addExhibits(portal, author, packet.id, ['order', 'letter', 'order'])
    expect(recordsOf(changed)).toEqual(['reply', 'letter', 'order'])
  })

  it('refuses a record that is not there, and adds none of the others', async () => {
    const { packet } = await aStoredPacket(portal, author, ['letter'])
    const refused = await addExhibits(portal, author, packet.id, ['reply', 'nothing'])
    expect(refused).toEqual({ ok: false, refusal: { reason: 'no-such-record', records: ['nothing'] } })
    expect((await findPacket(portal, author, packet.id))!.packet.exhibits).toHaveLength(1)
  })

  it('moves an exhibit, and the cites of the introduction with it', async () => {
    const held = await aStoredPacket(portal, author, ['letter', 'reply', 'order'], {
      introduction: 'See {Ex. 1 at 2} and {Ex. 3}.',
    })
    const moved = await moveExhibit(portal, author, held.packet.id, held.exhibitIds[0]!, () => 3)
    expect(recordsOf(moved)).toEqual(['reply', 'order', 'letter'])
    expect(moved.ok && moved.value.packet.introduction).toBe('See {Ex. 3 at 2} and {Ex. 2}.')
  })

  it('leaves the first exhibit where it is when it is moved up', async () => {
    const held = await aStoredPacket(portal, author, ['letter', 'reply'])
    const moved = await moveExhibit(portal, author, held.packet.id, held.exhibitIds[0]!, (from) => from - 1)
    expect(moved.ok && moved.value.revision).toBe(held.revision)
  })

  it('takes an exhibit out and puts it back in its place, caption, cites and all', async () => {
    const held = await aStoredPacket(portal, author, ['letter', 'reply'], { introduction: 'See {Ex. 1}.' })
    const removed = await removeExhibit(portal, author, held.packet.id, held.exhibitIds[0]!)
    expect(removed.ok && removed.value.packet.introduction).toBe('See {Ex. ?letter}.')
    const back = await addExhibits(portal, author, held.packet.id, ['letter'], {
      position: 1,
      fields: { caption: 'The letter' },
    })
    expect(back.ok && back.value.packet.exhibits[0]).toMatchObject({
      record: 'letter',
      caption: 'The letter',
    })
    expect(back.ok && back.value.packet.introduction).toBe('See {Ex. 1}.')
  })

  it('shows the second of two savers what the first one saved, and loses neither', async () => {
    const held = await aStoredPacket(portal, author, ['letter'])
    const { id } = held.packet
    await editPacket(portal, editor, id, held.revision, packetFields({ title: 'Theirs' }))
    const second = await editPacket(portal, author, id, held.revision, packetFields({ title: 'Mine' }))
    expect(second.ok ? null : second.refusal).toMatchObject({
      reason: 'stale',
      theirs: { packet: { title: 'Theirs' } },
    })
    expect((await findPacket(portal, author, id))!.packet.title).toBe('Theirs')
  })

  it('keeps what the packet said at each revision, with who saved it', async () => {
    const held = await aStoredPacket(portal, author, ['letter'])
    const { id } = held.packet
    await editPacket(portal, editor, id, held.revision, packetFields({ title: 'Theirs' }))
    const kept = await portal.db.packetRevision.findMany({
      where: { packetId: id },
      orderBy: { revision: 'asc' },
    })
    expect(
      kept.map(({ revision, action, savedBy, body }) => [revision, action, savedBy, titleIn(body)]),
    ).toEqual([
      [1, 'packet.create', 'Conrad', 'What was said'],
      [2, 'packet.add', 'Conrad', 'What was said'],
      [3, 'packet.edit', 'Edith', 'Theirs'],
    ])
  })

  it('captions an exhibit', async () => {
    const held = await aStoredPacket(portal, author, ['letter'])
    const fields = { caption: 'As reported', chart: null }
    const changed = await captionExhibit(
      portal,
      author,
      held.packet.id,
      held.exhibitIds[0]!,
      held.revision,
      fields,
    )
    expect(changed.ok && changed.value.packet.exhibits[0]!.caption).toBe('As reported')
  })

  it('keeps a draft from readers and from other contributors, and shows it to editors', async () => {
    const { packet } = await aStoredPacket(portal, author, ['letter'])
    const seen = await Promise.all(
      [READER, other, author, editor].map((viewer) => findPacket(portal, viewer, packet.id)),
    )
    expect(seen.map((found) => found !== null)).toEqual([false, false, true, true])
  })

  it('puts a translation directly after its original, and keeps it there', async () => {
    const held = await aStoredPacket(portal, author, ['reply', 'letter', 'order'])
    const [reply, letter] = held.exhibitIds as [string, string]
    const { id } = held.packet
    const fields = { translationOf: 'order' }
    const paired = await captionExhibit(portal, author, id, reply, held.revision, fields)
    expect(recordsOf(paired)).toEqual(['letter', 'order', 'reply'])
    expect(recordsOf(await moveExhibit(portal, author, id, letter, () => 3))).toEqual([
      'order',
      'reply',
      'letter',
    ])
  })

  it('keeps its Bates prefix once pages have numbers', async () => {
    const { packet, revision } = await aStoredPacket(portal, author, ['letter'], { batesPrefix: 'NNP' })
    await portal.db.packet.update({ where: { id: packet.id }, data: { numberedAt: portal.now() } })
    const words = packetFields({ batesPrefix: 'OTHER' })
    const edited = await editPacket(portal, author, packet.id, revision, words)
    expect(!edited.ok && edited.refusal).toEqual({ reason: 'prefix-taken', prefix: 'NNP' })
  })

  it('lets nobody but its author and editors change a draft', async () => {
    const { packet } = await aStoredPacket(portal, author, ['letter'])
    const refused = await addExhibits(portal, other, packet.id, ['reply'])
    expect(refused).toEqual({ ok: false, refusal: { reason: 'not-found' } })
    expect(recordsOf(await addExhibits(portal, editor, packet.id, ['reply']))).toEqual(['letter', 'reply'])
  })

  it('is read by everyone once published, and changed by editors alone', async () => {
    const { packet } = await aStoredPacket(portal, author, ['letter'], { title: 'Published words' })
    expect((await setPacketState(portal, editor, packet.id, 'published')).ok).toBe(true)
    expect((await listPackets(portal, READER)).map(({ title }) => title)).toContain('Published words')
    expect((await addExhibits(portal, author, packet.id, ['reply'])).ok).toBe(false)
    expect((await setPacketState(portal, editor, packet.id, 'draft')).ok).toBe(true)
    expect(await findPacket(portal, READER, packet.id)).toBeNull()
  })

  it('is not published with records that readers may not see', async () => {
    await draft('hidden-memo')
    const { packet } = await aStoredPacket(portal, editor, ['letter', 'hidden-memo'])
    const refused = await setPacketState(portal, editor, packet.id, 'published')
    expect(refused).toEqual({
      ok: false,
      refusal: { reason: 'unpublished-records', records: ['hidden-memo'] },
    })
  })

  it('takes no draft in while readers see it, and says which', async () => {
    await draft('unseen-memo')
    const { packet } = await aStoredPacket(portal, editor, ['letter'], { title: 'Seen by all' })
    await setPacketState(portal, editor, packet.id, 'published')
    const refused = await addExhibits(portal, editor, packet.id, ['order', 'unseen-memo'])
    expect(refused).toEqual({
      ok: false,
      refusal: { reason: 'unpublished-records', records: ['unseen-memo'] },
    })
    expect((await findPacket(portal, READER, packet.id))!.packet.exhibits).toHaveLength(1)
  })

  it('holds its records published as long as it is, and lets them go with it', async () => {
    await draft('held-memo')
    await setRecordState(portal, editor, 'held-memo', 'published')
    const { packet } = await aStoredPacket(portal, editor, ['held-memo'], { title: 'Holding' })
    await setPacketState(portal, editor, packet.id, 'published')
    expect(await setRecordState(portal, editor, 'held-memo', 'draft')).toEqual({
      ok: false,
      refusal: { because: 'in-packets', packets: [{ id: packet.id, title: 'Holding' }] },
    })
    await setPacketState(portal, editor, packet.id, 'draft')
    expect((await setRecordState(portal, editor, 'held-memo', 'draft')).ok).toBe(true)
  })

  it('holds the records of its argument published too', async () => {
    await draft('argued-memo')
    await setRecordState(portal, editor, 'argued-memo', 'published')
    const { packet } = await aStoredPacket(portal, editor, ['letter'], { title: 'Arguing' })
    const entries = [{ record: 'argued-memo', note: '' }]
    const block = { kind: 'chronology', id: 'c', title: '', entries } as const
    await addBlock(portal, editor, packet.id, { block: { ...block, entries } })
    await setPacketState(portal, editor, packet.id, 'published')
    expect(await setRecordState(portal, editor, 'argued-memo', 'draft')).toMatchObject({
      refusal: { because: 'in-packets', packets: [{ title: 'Arguing' }] },
    })
  })

  it('is not published in the moment in which its record is withdrawn', async () => {
    await draft('raced-memo')
    await setRecordState(portal, editor, 'raced-memo', 'published')
    const { packet } = await aStoredPacket(portal, editor, ['raced-memo'], { title: 'Raced' })
    const both = await Promise.all([
      setPacketState(portal, editor, packet.id, 'published'),
      setRecordState(portal, editor, 'raced-memo', 'draft'),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('that holds a draft all the same is shown to no reader, whole or in part', async () => {
    const { packet } = await aStoredPacket(portal, editor, ['letter', 'order'], { title: 'From before' })
    await setPacketState(portal, editor, packet.id, 'published')
    const seen = async () => [
      (await findPacket(portal, READER, packet.id)) !== null,
      (await listPackets(portal, READER)).some(({ id }) => id === packet.id),
    ]
    expect(await seen()).toEqual([true, true])
    await portal.db.record.update({ where: { id: 'order' }, data: { state: 'draft' } })
    expect(await seen()).toEqual([false, false])
    await portal.db.record.update({ where: { id: 'order' }, data: { state: 'published' } })
  })

  async function draft(id: string) {
    const record = aRecord({ kind: 'document', id, title: 'A memo' })
    await changeCatalog(portal, COMMAND_LINE, [
      { do: 'add', record, origin: { from: 'portal' }, state: 'draft' },
    ])
  }

  it('writes a row of the log for each change, and none for a save that changes nothing', async () => {
    const held = await aStoredPacket(portal, author, ['letter'], { title: 'Logged' })
    const { id } = held.packet
    await editPacket(portal, author, id, held.revision, packetFields({ title: 'Logged' }))
    await editPacket(portal, author, id, held.revision, packetFields({ title: 'Logged twice' }))
    await deletePacket(portal, author, id)
    const rows = await portal.db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } })
    expect(rows.map(({ action, actor }) => `${actor}: ${action}`)).toEqual([
      'Conrad: packet.create',
      'Conrad: packet.add',
      'Conrad: packet.edit',
      'Conrad: packet.delete',
    ])
  })
})

function recordsOf(result: Awaited<ReturnType<typeof addExhibits>>): string[] {
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.value.packet.exhibits.map(({ record }) => record)
}

function titleIn(body: string): string {
  return (JSON.parse(body) as { title: string }).title
}
