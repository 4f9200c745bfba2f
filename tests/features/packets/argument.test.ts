import { beforeAll, describe, expect, it } from 'vitest'
import type { ArgumentBlock } from '../../../app/domain/argument/argument'
import type { SavedRevision } from '../../../app/domain/packetHistory'
import type { Result } from '../../../app/domain/result'
import { amendPacket } from '../../../app/packets/amendPacket.server'
import { listPackets } from '../../../app/packets/readPackets.server'
import {
  addBlock,
  makeBlockLive,
  moveBlock,
  numberIntroduction,
  putBlockBack,
  removeBlock,
  writeBlock,
} from '../../../app/packets/argument/argumentCommands.server'
import type { PacketRefusal } from '../../../app/packets/changePacket.server'
import { deletePacket, editPacket, moveExhibit } from '../../../app/packets/packetCommands.server'
import { packetHistory, restoreRevision, type PacketHistory } from '../../../app/packets/packetHistory.server'
import { findPacket, type StoredPacket } from '../../../app/packets/readPackets.server'
import { reviewPacket } from '../../../app/packets/reviewPacket.server'
import { aStoredPacket, fillCatalog, packetFields } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'

const paragraph = (id: string, text: string): ArgumentBlock => ({ kind: 'paragraph', id, text })

describe('the argument of a packet', async () => {
  const portal = await openTestPortal()
  let author: TestVisitor['viewer']
  let editor: TestVisitor['viewer']
  let other: TestVisitor['viewer']
  beforeAll(async () => {
    await fillCatalog(portal)
    author = (await signIn(portal, 'contributor', 'Conrad')).viewer
    editor = (await signIn(portal, 'editor', 'Edith')).viewer
    other = (await signIn(portal, 'contributor', 'Olga')).viewer
  })

  /** A packet of two exhibits and these paragraphs, a and b and so on. */
  async function argued(...texts: string[]): Promise<StoredPacket> {
    let held = await aStoredPacket(portal, author, ['letter', 'reply'])
    for (const [index, text] of texts.entries()) {
      const block = paragraph(String.fromCharCode(97 + index), text)
      held = valueOf(await addBlock(portal, author, held.packet.id, { block }))
    }
    return held
  }

  it('takes a part behind the one that it names', async () => {
    const { packet } = await argued('One.', 'Two.')
    const block: ArgumentBlock = { kind: 'section', id: 's', heading: 'Between' }
    const added = await addBlock(portal, author, packet.id, { block, after: 'a' })
    expect(idsOf(added)).toEqual(['a', 's', 'b'])
  })

  it('refuses a part that names a record that is not there', async () => {
    const { packet } = await argued()
    const block: ArgumentBlock = {
      kind: 'chronology',
      id: 'c',
      title: '',
      entries: [{ record: 'nothing', note: '' }],
    }
    expect(await addBlock(portal, author, packet.id, { block })).toEqual({
      ok: false,
      refusal: { reason: 'no-such-record', records: ['nothing'] },
    })
  })

  it('saves two people’s different paragraphs, begun from the same revision', async () => {
    const { packet, revision } = await argued('One.', 'Two.')
    await writeBlock(portal, editor, packet.id, { block: paragraph('a', 'Theirs.'), revision })
    const mine = await writeBlock(portal, author, packet.id, { block: paragraph('b', 'Mine.'), revision })
    expect(textsOf(mine)).toEqual(['Theirs.', 'Mine.'])
  })

  it('shows the second of two who change one paragraph both versions, and loses neither', async () => {
    const { packet, revision } = await argued('One.')
    await writeBlock(portal, editor, packet.id, { block: paragraph('a', 'Theirs.'), revision })
    const mine = await writeBlock(portal, author, packet.id, { block: paragraph('a', 'Mine.'), revision })
    expect(mine.ok ? null : mine.refusal).toMatchObject({
      reason: 'part-changed',
      base: { text: 'One.' },
      theirs: { text: 'Theirs.' },
      mine: { text: 'Mine.' },
      by: 'Edith',
      revision: revision + 1,
    })
    const settled = await writeBlock(portal, author, packet.id, {
      block: paragraph('a', 'Theirs. Mine.'),
      revision: revision + 1,
    })
    expect(textsOf(settled)).toEqual(['Theirs. Mine.'])
  })

  it('takes the same words from two people once', async () => {
    const { packet, revision } = await argued('One.')
    await writeBlock(portal, editor, packet.id, { block: paragraph('a', 'Same.'), revision })
    const again = await writeBlock(portal, author, packet.id, { block: paragraph('a', 'Same.'), revision })
    expect(again.ok && again.value.revision).toBe(revision + 1)
  })

  it('lets the cites of words begun before a move follow their exhibits', async () => {
    const { packet, exhibitIds, revision } = await argued('See {Ex. 1}.')
    await moveExhibit(portal, editor, packet.id, exhibitIds[0]!, () => 2)
    const mine = await writeBlock(portal, author, packet.id, {
      block: paragraph('a', 'See {Ex. 1 at 2}, and more.'),
      revision,
    })
    expect(textsOf(mine)).toEqual(['See {Ex. 2 at 2}, and more.'])
  })

  it('says that a part was taken out while somebody wrote it', async () => {
    const { packet, revision } = await argued('One.')
    await removeBlock(portal, editor, packet.id, 'a')
    const mine = await writeBlock(portal, author, packet.id, { block: paragraph('a', 'Mine.'), revision })
    expect(mine).toEqual({ ok: false, refusal: { reason: 'no-such-part' } })
  })

  it('moves a part, and puts one that was taken out back where it stood', async () => {
    const { packet, revision } = await argued('One.', 'As {¶ 1} says.')
    const moved = await moveBlock(portal, author, packet.id, 'a', (from) => from + 1)
    expect(textsOf(moved)).toEqual(['As {¶ 2} says.', 'One.'])
    await removeBlock(portal, author, packet.id, 'a')
    const back = await putBlockBack(portal, author, packet.id, { blockId: 'a', revision })
    expect(textsOf(back)).toEqual(['One.', 'As {¶ 1} says.'])
  })

  it('makes typed cites live', async () => {
    const { packet } = await argued('See Exhibit 2, p. 3, and Ex. 9.')
    expect(textsOf(await makeBlockLive(portal, author, packet.id, 'a'))).toEqual([
      'See {Ex. 2 at 3}, and Ex. 9.',
    ])
  })

  it('makes numbered paragraphs of the introduction, ahead of what is argued', async () => {
    const { packet, revision } = await argued('Last {¶ 1}.')
    const fields = packetFields({ introduction: '## Facts\n\nFirst {Ex. 1}.\n\n- one' })
    await editPacket(portal, author, packet.id, revision, fields)
    const numbered = valueOf(await numberIntroduction(portal, author, packet.id)).packet
    expect(numbered.introduction).toBe('')
    expect(
      numbered.argument.map((it) => (it.kind === 'section' ? it.heading : 'text' in it && it.text)),
    ).toEqual(['Facts', 'First {Ex. 1}.\n\n- one', 'Last {¶ 2}.'])
  })

  it('is written on at once in a packet that amends a sealed one', async () => {
    const { packet } = await argued('One.')
    await portal.db.packet.update({ where: { id: packet.id }, data: { review: 'sealed' } })
    const made = await amendPacket(portal, author, packet.id)
    if (!made.ok) throw new Error(made.refusal.reason)
    const { packet: amendment, revision } = made.value
    const block = paragraph('a', 'Two.')
    expect(textsOf(await writeBlock(portal, author, amendment.id, { block, revision }))).toEqual(['Two.'])
    const listed = (await listPackets(portal, author)).find(({ id }) => id === amendment.id)
    expect(listed).toMatchObject({ supersedesId: packet.id, review: 'draft' })
  })

  it('is changed by its author and by editors alone, and seen so in its history', async () => {
    const { packet } = await argued('One.')
    const block = paragraph('b', 'Two.')
    expect(await addBlock(portal, other, packet.id, { block })).toEqual({
      ok: false,
      refusal: { reason: 'not-found' },
    })
    expect(await packetHistory(portal, other, packet.id, { from: null, to: null, before: null })).toBe(null)
  })

  it('shows what differs between two revisions, word by word', async () => {
    const { packet, revision } = await argued('One letter.')
    await writeBlock(portal, editor, packet.id, { block: paragraph('a', 'Two letters.'), revision })
    const history = (await packetHistory(portal, author, packet.id, { from: null, to: null, before: null }))!
    expect(
      history.steps.map(({ revisions }) => revisions!.map((it) => `${it.savedBy} ${it.action}`)),
    ).toEqual([
      ['Edith packet.write-part'],
      ['Conrad packet.add-part', 'Conrad packet.add', 'Conrad packet.create'],
    ])
    expect(history.compared?.changes).toEqual([
      {
        place: '¶ 1',
        was: null,
        runs: [
          { kind: 'removed', text: 'One' },
          { kind: 'added', text: 'Two' },
          { kind: 'same', text: ' ' },
          { kind: 'removed', text: 'letter' },
          { kind: 'added', text: 'letters' },
          { kind: 'same', text: '.' },
        ],
      },
    ])
  })

  it('names in its history what was put forward, as the record does', async () => {
    const { packet } = await argued('One letter.')
    const history = await packetHistory(portal, author, packet.id, { from: 1, to: 2, before: null })
    expect(history!.compared!.changes[0]).toMatchObject({
      place: 'Ex. 1',
      runs: [{ text: 'A letter to Netflix' }],
    })
  })

  it('has its history in pages, each with what changed last on it', async () => {
    const { packet, revision } = await argued('Much saved.')
    const { body } = await portal.db.packetRevision.findFirstOrThrow({ where: { packetId: packet.id } })
    const rows = Array.from({ length: 150 }, (_, at) => ({
      ...{ packetId: packet.id, revision: revision + 1 + at, body, action: 'packet.edit', savedBy: `P${at}` },
      savedAt: portal.now(),
    }))
    await portal.db.packetRevision.createMany({ data: rows })
    await portal.db.packet.update({ where: { id: packet.id }, data: { revision: revision + 150 } })
    const asked = { from: null, to: null }
    const first = (await packetHistory(portal, author, packet.id, { ...asked, before: null }))!
    const second = (await packetHistory(portal, author, packet.id, { ...asked, before: first.older }))!
    expect([revisionsIn(first).length, first.older]).toEqual([100, revision + 51])
    expect(first.compared).toMatchObject({ from: revision + 149, to: revision + 150 })
    expect([revisionsIn(second).length, second.older]).toEqual([50 + revision, null])
    expect(second.compared).toMatchObject({ from: revision + 49, to: revision + 50 })
  })

  it('has nothing in its history of a deleted packet whose name it took', async () => {
    const first = await aStoredPacket(portal, author, [], { title: 'Same' })
    await reviewPacket(portal, author, first.packet.id, 'in-review')
    await reviewPacket(portal, author, first.packet.id, 'draft')
    await deletePacket(portal, author, first.packet.id)
    const later = { ...portal, now: () => new Date(portal.now().getTime() + 60_000) }
    const { packet } = await aStoredPacket(later, other, [], { title: 'Same' })
    const history = await packetHistory(later, other, packet.id, { from: null, to: null, before: null })
    expect([packet.id, history!.steps.flatMap(({ act }) => act ?? [])]).toEqual([first.packet.id, []])
  })

  it('brings a former revision back as a new one, exhibits and all', async () => {
    const before = await argued('One.')
    const { id } = before.packet
    await writeBlock(portal, editor, id, { block: paragraph('a', 'Two.'), revision: before.revision })
    await moveExhibit(portal, editor, id, before.exhibitIds[0]!, () => 2)
    const restored = valueOf(await restoreRevision(portal, author, id, before.revision))
    expect(restored.packet).toEqual(before.packet)
    expect(restored.exhibitIds).toEqual(before.exhibitIds)
    expect(restored.revision).toBe(before.revision + 3)
    expect((await findPacket(portal, author, id))!.packet).toEqual(before.packet)
  })

  it('refuses a revision that was never kept', async () => {
    const { packet } = await argued()
    expect(await restoreRevision(portal, author, packet.id, 99)).toEqual({
      ok: false,
      refusal: { reason: 'no-such-revision' },
    })
  })
})

type Answer = Result<StoredPacket, PacketRefusal>

function valueOf(answer: Answer): StoredPacket {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

function revisionsIn({ steps }: PacketHistory): SavedRevision[] {
  return steps.flatMap(({ revisions }) => revisions ?? [])
}

function idsOf(answer: Answer): string[] {
  return valueOf(answer).packet.argument.map(({ id }) => id)
}

function textsOf(answer: Answer): string[] {
  return valueOf(answer).packet.argument.flatMap((it) => (it.kind === 'paragraph' ? [it.text] : []))
}
