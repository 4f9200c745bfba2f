import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../app/domain/canonicalJson'
import { READER } from '../../../app/domain/roles'
import { removeExhibit, setPacketState } from '../../../app/packets/packetCommands.server'
import { commentOnPacket, listComments, resolveComment } from '../../../app/packets/packetComments.server'
import { findPacket, type StoredPacket } from '../../../app/packets/readPackets.server'
import { aStoredPacket, fillCatalog } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'

describe('comments on a packet', async () => {
  const portal = await openTestPortal()
  let editor: TestVisitor['viewer'] & { accountId: string }
  let other: typeof editor
  let held: StoredPacket
  beforeAll(async () => {
    await fillCatalog(portal)
    editor = (await signIn(portal, 'editor')).viewer as typeof editor
    other = (await signIn(portal, 'contributor')).viewer as typeof editor
    const made = await aStoredPacket(portal, editor, ['letter', 'reply'], { labelScheme: 'letters' })
    const argument = canonicalJson([{ kind: 'paragraph', id: 'first', text: 'It says so {Ex. A}.' }])
    await portal.db.packet.update({ where: { id: made.packet.id }, data: { argument } })
    held = (await findPacket(portal, editor, made.packet.id))!
  })
  const say = (about: 'packet' | 'exhibit' | 'paragraph', targetId: string, body = 'Is this right?') =>
    commentOnPacket(portal, editor, held.packet.id, { about, targetId }, body)
  const page = async (number = 1) =>
    listComments(portal, editor, (await findPacket(portal, editor, held.packet.id))!, number)
  const listed = async () => (await page()).comments

  it('are about the packet, an exhibit or a paragraph, each named as the packet names it', async () => {
    await say('packet', '')
    await say('exhibit', held.exhibitIds[1]!)
    await say('paragraph', 'first')
    expect((await listed()).map(({ targetName }) => targetName).sort()).toEqual(['', 'Ex. B', '¶ 1'])
  })

  it('are refused about what the packet does not have, and without words', async () => {
    const refused = await Promise.all([say('exhibit', 'gone'), say('packet', '', '  ')])
    expect(refused.map((it) => !it.ok && it.refusal.reason)).toEqual(['no-such-target', 'empty'])
  })

  it('are settled and opened again, each a row of the log', async () => {
    const [first] = await listed()
    await resolveComment(portal, editor, held.packet.id, first!.id, true)
    expect((await listed()).at(-1)).toMatchObject({ id: first!.id, resolvedBy: editor.name })
    await resolveComment(portal, editor, held.packet.id, first!.id, false)
    expect((await listed()).find(({ id }) => id === first!.id)?.resolvedBy).toBeNull()
    const rows = await portal.db.auditEntry.findMany({ where: { subjectId: held.packet.id } })
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['packet.comment', 'packet.resolve-comment', 'packet.reopen-comment']),
    )
  })

  it('keep the name of an exhibit that was taken out since', async () => {
    await removeExhibit(portal, editor, held.packet.id, held.exhibitIds[1]!)
    expect((await listed()).map(({ targetName }) => targetName)).toContain('Ex. B, taken out since')
  })

  it('come in pages: the newest first, open before settled, each in the order of writing', async () => {
    const packetId = held.packet.id
    await portal.db.packetComment.deleteMany({ where: { packetId } })
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute))
    const rows = Array.from({ length: 120 }, (_, index) => ({
      ...{ id: `c${index}`, packetId, about: 'packet', body: `${index}`, authorId: editor.accountId },
      ...{ createdAt: at(index), resolvedAt: index < 60 ? at(index) : null },
    }))
    await portal.db.packetComment.createMany({ data: rows })
    const pages = await Promise.all([1, 2, 3, 9].map((number) => page(number)))
    const ends = pages.map(({ comments, open, page: number, pages: of }) => {
      return [comments.length, comments[0]!.body, comments.at(-1)!.body, open, `${number} of ${of}`]
    })
    expect(ends).toEqual([
      [50, '70', '119', 60, '1 of 3'],
      [50, '60', '59', 60, '2 of 3'],
      [20, '0', '19', 60, '3 of 3'],
      [20, '0', '19', 60, '3 of 3'],
    ])
  })

  it.each([
    ['the newest open one, settled', 'c119', true],
    ['the oldest settled one, opened again', 'c0', false],
    ['one that was settled already', 'c10', true],
  ])('stand on the page that settling answers: %s', async (_, id, isResolved) => {
    const settled = await resolveComment(portal, editor, held.packet.id, id, isResolved)
    const { comments } = await page(settled.ok ? settled.value.page : 0)
    expect(comments.map((comment) => comment.id)).toContain(id)
  })

  it('are seen by nobody who may not see the packet, and by no reader of a published one', async () => {
    const refused = await commentOnPacket(
      portal,
      other,
      held.packet.id,
      { about: 'packet', targetId: '' },
      'And I?',
    )
    expect(!refused.ok && refused.refusal.reason).toBe('not-found')
    await setPacketState(portal, editor, held.packet.id, 'published')
    const published = (await findPacket(portal, READER, held.packet.id))!
    expect((await listComments(portal, READER, published)).comments).toEqual([])
  })
})
