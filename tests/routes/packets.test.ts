import { beforeAll, describe, expect, it } from 'vitest'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/server-runtime'
import { action as addToPacket } from '../../app/routes/packets.add'
import { action as edit } from '../../app/routes/packet.edit'
import { action as startNew } from '../../app/routes/packet.new'
import { action as order } from '../../app/routes/packet.order'
import { action as remove } from '../../app/routes/packet.exhibit.remove'
import { action as putBack } from '../../app/routes/packet.exhibits'
import { action as cancelExport } from '../../app/routes/packet.export.cancel'
import { action as askForExport } from '../../app/routes/packet.exports'
import { action as comment } from '../../app/routes/packet.comments'
import { loader as show } from '../../app/routes/packet'
import { loader as showHistory } from '../../app/routes/packet.history'
import { loader as preview } from '../../app/routes/packet.preview'
import { loader as json } from '../../app/routes/api.v1.packet'
import { packetPage } from '../../app/dossier/packetPage.server'
import { packetTwinSchema } from '../../app/catalog/twins/schemas'
import { captionExhibit, setPacketState } from '../../app/packets/packetCommands.server'
import { findPacket, type StoredPacket } from '../../app/packets/readPackets.server'
import { aStoredPacket, fillCatalog } from '../aPacket'
import { openTestPortal } from '../openTestPortal'
import { contextFor, postForm, signIn, type TestVisitor } from '../signIn'

describe('the pages of packets', async () => {
  const portal = await openTestPortal()
  let editor: TestVisitor
  let packet: StoredPacket
  beforeAll(async () => {
    await fillCatalog(portal)
    editor = await signIn(portal, 'editor')
    packet = await aStoredPacket(portal, editor.viewer, ['letter', 'reply'], {
      title: 'Walked',
      introduction: 'See {Ex. 1}.',
    })
  })

  it('begins a packet with the headings of the template that its address names', async () => {
    const text = "name: A\nabout: B.\nsections:\n  - heading: 'What was said'\n    hint: 'By date.'\n"
    const file = { path: 'templates/a.yaml', sha256: 'a', text, syncedAt: new Date(0) }
    await portal.db.contentFile.create({ data: file })
    const { location } = await post(startNew, '/packets/new?template=a', { title: 'From a template' })
    expect(location).toBe('/packets/from-a-template')
    const made = (await findPacket(portal, editor.viewer, 'from-a-template'))!
    expect(made.packet.argument).toEqual([
      { kind: 'section', id: 's1', heading: 'What was said', hint: 'By date.' },
    ])
  })

  it('answers 404 to a template that is not there', async () => {
    const { status } = await post(startNew, '/packets/new?template=sonnet', { title: 'Unmade' })
    expect([status, await findPacket(portal, editor.viewer, 'unmade')]).toEqual([404, null])
  })

  it('asks which packet, when records alone are posted', async () => {
    const { status, location } = await post(addToPacket, '/packets/add', { record: ['letter', 'order'] })
    expect([status, location]).toEqual([302, '/packets/add?record=letter&record=order'])
  })

  it('adds several records to a new packet in one post', async () => {
    const { location } = await post(addToPacket, '/packets/add', {
      record: ['letter', 'order'],
      packet: '',
      title: 'A new one',
    })
    expect(location).toBe('/packets/a-new-one')
    expect(
      (await findPacket(portal, editor.viewer, 'a-new-one'))!.packet.exhibits.map(({ record }) => record),
    ).toEqual(['letter', 'order'])
  })

  it('asks for the title of a new packet', async () => {
    const answer = await post(addToPacket, '/packets/add', { record: 'letter', packet: '', title: ' ' })
    expect(answer.status).toBe(400)
  })

  it('asks which is meant where a packet is chosen and a title given for a new one, and keeps both', async () => {
    const given = { packet: packet.packet.id, title: 'A packet of my own' }
    const answer = await post(addToPacket, '/packets/add', { record: 'order', ...given })
    expect([answer.status, answer.data]).toEqual([
      400,
      { errors: { title: expect.stringContaining('A new one') }, given },
    ])
  })

  it('answers 409 with both versions to the second of two savers', async () => {
    const path = `/packets/${packet.packet.id}/edit`
    const answer = await post(edit, path, { title: 'Mine', revision: '1' }, { packetId: packet.packet.id })
    expect(answer.status).toBe(409)
    expect(JSON.stringify(answer.data)).toContain('Walked')
    expect(JSON.stringify(answer.data)).toContain('Mine')
  })

  it('moves an exhibit down and leads to its new place', async () => {
    const { id } = packet.packet
    const { location } = await post(
      order,
      `/packets/${id}/order`,
      { exhibit: packet.exhibitIds[0]!, to: 'down' },
      { packetId: id },
    )
    expect(location).toBe(`/packets/${id}#ex-2`)
  })

  it('takes an exhibit out, and puts it back from the page that it leads to', async () => {
    const held = await aStoredPacket(portal, editor.viewer, ['letter', 'reply'], { title: 'Undone' })
    const packetId = held.packet.id
    await post(remove, '/', {}, { packetId, exhibitId: held.exhibitIds[0]! })
    const [taken] = (await packetPage(portal, editor.viewer, packetId))!.takenOut
    const fields = Object.fromEntries(taken!.fields)
    await post(putBack, `/packets/${packetId}/exhibits`, fields, { packetId })
    expect((await findPacket(portal, editor.viewer, packetId))!.packet).toEqual(held.packet)
  })

  it('says what it looked for, and what of it, where that is not there', async () => {
    const given = {
      ...args('/packets/gone/history', { packetId: 'gone' }),
      context: contextFor(portal, editor),
    }
    const answer = await thrown(showHistory(given))
    expect(await answer.text()).toContain('There is no packet “gone” here whose history you may read.')
  })

  it('gives a refused comment back, to be mended', async () => {
    const { id } = packet.packet
    const sent = { target: 'exhibit gone-meanwhile', body: 'Long thought about.' }
    const answer = await post(comment, `/packets/${id}/comments`, sent, { packetId: id })
    expect([answer.status, (answer.data as { sent: unknown }).sent]).toEqual([422, sent])
  })

  it('is 404 for a reader while it is a draft, naming what was sought', async () => {
    const params = { packetId: packet.packet.id }
    for (const loader of [show, preview, json]) {
      const answer = await thrown(loader(args('/', params)))
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain(packet.packet.id)
    }
  })

  it('says in its twin why identifiers stay to accounts alone', async () => {
    const held = await aStoredPacket(portal, editor.viewer, ['letter'], { title: 'With a reason' })
    const { id } = held.packet
    const kept = { identifiersKept: 'They are samples' }
    await captionExhibit(portal, editor.viewer, id, held.exhibitIds[0]!, held.revision, kept)
    await setPacketState(portal, editor.viewer, id, 'published')
    const given = args('/', { packetId: id })
    const ofEditor = await json({ ...given, context: contextFor(portal, editor) })
    expect((await ofEditor.json()).packet.exhibits[0]).toMatchObject(kept)
    const ofReader = await (await json(given)).json()
    expect(packetTwinSchema.safeParse(ofReader).error).toBeUndefined()
    expect(JSON.stringify(ofReader)).not.toContain('identifiersKept')
    for (const loader of [show, preview])
      expect(JSON.stringify(await loader(given))).not.toContain(kept.identifiersKept)
  })

  it('lets a reader export a published packet, and leads to its progress', async () => {
    const held = await aStoredPacket(portal, editor.viewer, ['letter'], { title: 'Open to all' })
    await setPacketState(portal, editor.viewer, held.packet.id, 'published')
    const packetId = held.packet.id
    const request = postForm(`/packets/${packetId}/exports`, {})
    const answer = await thrown(
      askForExport({
        request,
        params: { packetId },
        context: contextFor(portal),
      } as unknown as ActionFunctionArgs),
    )
    expect(answer.headers.get('Location')).toMatch(/^\/packets\/open-to-all\/exports\/[0-9a-f-]{36}$/)
  })

  it('lets the browser that asked for an export stop it, and no other reader’s', async () => {
    const held = await aStoredPacket(portal, editor.viewer, ['letter'], { title: 'Asked for twice' })
    await setPacketState(portal, editor.viewer, held.packet.id, 'published')
    const packetId = held.packet.id
    const ask = () =>
      thrown(askForExport({ ...args('/', { packetId }), request: postForm('/', {}) } as ActionFunctionArgs))
    // The first is being made while the second waits.
    const [, waiting] = [await ask(), await ask()]
    const exportId = waiting.headers.get('Location')!.split('/').at(-1)!
    const [cookie, ...kept] = waiting.headers.get('Set-Cookie')!.split('; ')
    expect(kept).toContain('HttpOnly')
    expect(kept).toContain(`Path=/packets/${packetId}/exports`)
    const stop = async (headers: HeadersInit) => {
      const request = new Request(postForm('/', {}), { headers })
      const given = { ...args('/', { packetId, exportId }), request } as ActionFunctionArgs
      await thrown(cancelExport(given))
      return (await portal.db.export.findUniqueOrThrow({ where: { id: exportId } })).state
    }
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect(await stop(form)).not.toBe('cancelled')
    expect(await stop({ ...form, Cookie: cookie! })).toBe('cancelled')
  })

  function args(path: string, params: Record<string, string>) {
    return {
      request: new Request(`http://portal.test${path}`),
      params,
      context: contextFor(portal),
    } as unknown as LoaderFunctionArgs
  }

  /** What a post answers: a redirect, or data with a status. */
  async function post(
    action: (args: ActionFunctionArgs) => Promise<unknown>,
    path: string,
    fields: Record<string, string | string[]>,
    params: Record<string, string> = {},
  ): Promise<{ status: number; location: string | null; data: unknown }> {
    const request = postForm(path, fields, editor)
    const given = { request, params, context: contextFor(portal, editor) } as unknown as ActionFunctionArgs
    const answer = await action(given).catch((problem: unknown) => problem)
    if (answer instanceof Response)
      return { status: answer.status, location: answer.headers.get('Location'), data: null }
    const { data, init } = answer as { data: unknown; init: { status: number } | null }
    return { status: init?.status ?? 200, location: null, data }
  }

  async function thrown(work: Promise<unknown>): Promise<Response> {
    const answer = await work.catch((problem: unknown) => problem)
    if (!(answer instanceof Response)) throw new Error('It answered instead of throwing a response.')
    return answer
  }
})
