import type { ActionFunctionArgs } from '@remix-run/server-runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { packetPage } from '../../app/dossier/packetPage.server'
import { addBlock, writeBlock } from '../../app/packets/argument/argumentCommands.server'
import { moveExhibit } from '../../app/packets/packetCommands.server'
import { findPacket } from '../../app/packets/readPackets.server'
import { action as autosave } from '../../app/routes/packet.argument.autosave'
import { action as add } from '../../app/routes/packet.argument.new'
import { action as write } from '../../app/routes/packet.argument.part'
import { action as remove } from '../../app/routes/packet.argument.remove'
import { action as putBack } from '../../app/routes/packet.argument.restore'
import { action as removeExhibit } from '../../app/routes/packet.exhibit.remove'
import { action as putForward } from '../../app/routes/packet.exhibits'
import { aStoredPacket, fillCatalog } from '../aPacket'
import { openTestPortal } from '../openTestPortal'
import { contextFor, postForm, signIn, type TestVisitor } from '../signIn'

describe('the forms of an argument', async () => {
  const portal = await openTestPortal()
  let editor: TestVisitor
  beforeAll(async () => {
    await fillCatalog(portal)
    editor = await signIn(portal, 'editor', 'Edith')
  })

  it('add a paragraph and lead to it', async () => {
    const { packet } = await aStoredPacket(portal, editor.viewer, ['letter'])
    const fields = { kind: 'paragraph', text: 'Words.', after: '' }
    const { status, location } = await post(add, fields, { packetId: packet.id })
    const [block] = await argumentOf(packet.id)
    expect([status, location]).toEqual([302, `/packets/${packet.id}#b-${block!.id}`])
  })

  it.each([
    ['a paragraph without words', { kind: 'paragraph', text: ' ' }, 'text'],
    ['a chronology of nothing', { kind: 'chronology' }, 'entries'],
    [
      'a chart that ends before it begins',
      { kind: 'chart', series: 'x', service: 'y', from: '2015', to: '2014' },
      'to',
    ],
    ['a table without a series', { kind: 'comparison', statement: 'letter.1', service: 'y' }, 'series'],
  ])('answer 400 to %s, with the words by the field', async (_, fields, field) => {
    const { packet } = await aStoredPacket(portal, editor.viewer, ['letter'])
    const { status, data } = await post(add, fields, { packetId: packet.id })
    expect([status, Object.keys((data as { errors: object }).errors)]).toEqual([400, [field]])
  })

  it('answer 409 with both versions to the second of two who write one paragraph', async () => {
    const { packetId, revision } = await written('Both began here.')
    await overwrite(packetId, revision, 'Theirs.')
    const fields = { kind: 'paragraph', text: 'Mine.', revision }
    const { status, data } = await post(write, fields, { packetId, blockId: 'a' })
    expect(status).toBe(409)
    expect(data).toMatchObject({ input: { text: 'Mine.' }, conflict: { by: 'Edith', theirText: 'Theirs.' } })
  })

  it('put a picked cite behind the words, where no script helps', async () => {
    const { packetId, revision } = await written('It says so')
    const fields = { kind: 'paragraph', text: 'It says so', revision, intent: 'cite' }
    const cite = { citeExhibit: '1', citePages: '2-3' }
    const { location } = await post(write, { ...fields, ...cite }, { packetId, blockId: 'a' })
    expect(location).toBe(`/packets/${packetId}?write=a#b-a`)
    expect(await textsOf(packetId)).toEqual(['It says so {Ex. 1 at 2-3}'])
  })

  it('make a typed cite live', async () => {
    const { packetId } = await written('See Exhibit 1, p. 2.')
    await post(write, { intent: 'live' }, { packetId, blockId: 'a' })
    expect(await textsOf(packetId)).toEqual(['See {Ex. 1 at 2}.'])
  })

  it('save while one writes, and answer the revision to go on from', async () => {
    const { packetId, revision } = await written('One.')
    const answer = await save(packetId, { text: 'Two.', revision })
    expect([answer.status, await answer.json()]).toMatchObject([200, { revision: Number(revision) + 1 }])
  })

  it('keep what they cannot save while one writes, and say why', async () => {
    const { packetId, revision } = await written('One.')
    await overwrite(packetId, revision, 'Theirs.')
    const taken = await save(packetId, { text: 'Mine.', revision })
    const empty = await save(packetId, { text: '', revision })
    expect([taken.status, ((await taken.json()) as { by: string }).by]).toEqual([409, 'Edith'])
    expect([empty.status, await empty.json()]).toEqual([
      400,
      { reason: 'unreadable', says: 'Write the paragraph, or remove it.' },
    ])
    expect(await textsOf(packetId)).toEqual(['Theirs.'])
  })

  it('put a new part in while one writes, once, however its savings and its button overlap', async () => {
    const { packet, revision } = await aStoredPacket(portal, editor.viewer, ['letter'])
    const packetId = packet.id
    const fields = { part: 'a', after: '', revision: String(revision) }
    const [first, second] = await Promise.all([
      save(packetId, { ...fields, text: 'One.' }),
      save(packetId, { ...fields, text: 'One.' }),
    ])
    expect([first.status, second.status]).toEqual([200, 200])
    const { revision: saved } = (await first.json()) as { revision: number }
    const words = { kind: 'paragraph', text: 'One, two.', revision: String(saved) }
    const { location } = await post(add, { ...fields, ...words }, { packetId })
    expect(location).toBe(`/packets/${packetId}#b-a`)
    expect(await textsOf(packetId)).toEqual(['One, two.'])
  })

  it('let no late saving of a new part take the place of newer words', async () => {
    const { packet, revision } = await aStoredPacket(portal, editor.viewer, ['letter'])
    const fields = { part: 'a', after: '', revision: String(revision) }
    await save(packet.id, { ...fields, text: 'All of the words, whole.' })
    const late = await save(packet.id, { ...fields, text: 'All of' })
    expect([late.status, await textsOf(packet.id)]).toEqual([409, ['All of the words, whole.']])
  })

  it('show both versions to whoever began a part that somebody else wrote in since', async () => {
    const { packet, revision } = await aStoredPacket(portal, editor.viewer, ['letter'])
    const packetId = packet.id
    const fields = { part: 'a', after: '', revision: String(revision) }
    const made = (await (await save(packetId, { ...fields, text: 'Mine.' })).json()) as { revision: number }
    const other = await signIn(portal, 'editor', 'Otto')
    const block = { kind: 'paragraph', id: 'a', text: 'Theirs.' } as const
    await writeBlock(portal, other.viewer, packetId, { block, revision: made.revision })
    const again = { ...fields, kind: 'paragraph', text: 'Mine, longer.' }
    const { status, data } = await post(add, again, { packetId })
    expect([status, (data as { conflict: { by: string; theirText: string } }).conflict]).toMatchObject([
      409,
      { by: 'Otto', theirText: 'Theirs.' },
    ])
  })

  it('leave a new part out that was taken out while one wrote, and save a table while one chooses', async () => {
    const { packet, revision } = await aStoredPacket(portal, editor.viewer, ['letter'])
    const params = { packetId: packet.id, blockId: 'a' }
    const fields = { kind: 'chronology', part: 'a', after: '', record: 'letter' }
    const made = await save(packet.id, { ...fields, revision: String(revision) })
    const { revision: saved } = (await made.json()) as { revision: number }
    expect(await argumentOf(packet.id)).toMatchObject([
      { kind: 'chronology', entries: [{ record: 'letter' }] },
    ])
    await post(remove, {}, params)
    const again = await save(packet.id, { ...fields, title: 'When', revision: String(saved) })
    expect([again.status, ((await again.json()) as { reason: string }).reason]).toEqual([422, 'no-such-part'])
  })

  it('answer the words as they are saved, for cites that followed an exhibit', async () => {
    const { packet, exhibitIds, revision } = await aStoredPacket(portal, editor.viewer, ['letter', 'reply'])
    await moveExhibit(portal, editor.viewer, packet.id, exhibitIds[0]!, () => 2)
    const fields = { part: 'a', after: '', revision: String(revision), text: 'It says so {Ex. 1}.' }
    const answer = await save(packet.id, fields)
    expect(await answer.json()).toMatchObject({ text: 'It says so {Ex. 2}.' })
  })

  it('take parts and an exhibit out one after the other, and put each back from the page that they lead to', async () => {
    const { packetId } = await written('One.')
    const two = { kind: 'paragraph', id: 'b', text: 'Two.' } as const
    const added = await addBlock(portal, editor.viewer, packetId, { block: two })
    const { location } = await post(remove, {}, { packetId, blockId: 'a' })
    await post(remove, {}, { packetId, blockId: 'b' })
    const exhibitId = added.ok ? added.value.exhibitIds[0]! : ''
    await post(removeExhibit, {}, { packetId, exhibitId })
    expect([location, await textsOf(packetId)]).toEqual([`/packets/${packetId}?taken=out#taken-out`, []])
    const { takenOut } = (await packetPage(portal, editor.viewer, packetId))!
    expect(takenOut.map(({ name }) => name)).toEqual(['A letter to Netflix', '“Two.”', '“One.”'])
    for (const { goesTo, fields } of takenOut)
      await post(goesTo === 'exhibits' ? putForward : putBack, Object.fromEntries(fields), { packetId })
    const page = (await packetPage(portal, editor.viewer, packetId))!
    expect([await textsOf(packetId), page.exhibits.length, page.takenOut]).toEqual([['One.', 'Two.'], 1, []])
  })

  async function written(text: string): Promise<{ packetId: string; revision: string }> {
    const { packet } = await aStoredPacket(portal, editor.viewer, ['letter'])
    const block = { kind: 'paragraph', id: 'a', text } as const
    const added = await addBlock(portal, editor.viewer, packet.id, { block })
    return { packetId: packet.id, revision: String(added.ok && added.value.revision) }
  }

  async function overwrite(packetId: string, revision: string, text: string) {
    const block = { kind: 'paragraph', id: 'a', text } as const
    await writeBlock(portal, editor.viewer, packetId, { block, revision: Number(revision) })
  }

  async function argumentOf(packetId: string) {
    return (await findPacket(portal, editor.viewer, packetId))!.packet.argument
  }

  async function textsOf(packetId: string): Promise<string[]> {
    return (await argumentOf(packetId)).flatMap((it) => (it.kind === 'paragraph' ? [it.text] : []))
  }

  type Action = (args: ActionFunctionArgs) => Promise<unknown>

  function args(fields: Record<string, string>, params: Record<string, string>) {
    const request = postForm('/', fields, editor)
    return { request, params, context: contextFor(portal, editor) } as unknown as ActionFunctionArgs
  }

  async function post(action: Action, fields: Record<string, string>, params: Record<string, string>) {
    const answer = await action(args(fields, params)).catch((problem: unknown) => problem)
    if (answer instanceof Response)
      return { status: answer.status, location: answer.headers.get('Location'), data: null }
    const { data, init } = answer as { data: unknown; init: { status: number } | null }
    return { status: init?.status ?? 200, location: null, data }
  }

  async function save(packetId: string, fields: Record<string, string>): Promise<Response> {
    return autosave(args({ kind: 'paragraph', ...fields }, { packetId, blockId: 'a' }))
  }
})
