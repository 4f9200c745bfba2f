import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { countAttempt } from '../../../app/accounts/attempts.server'
import { forgetCatalog } from '../../../app/catalog/readCatalog.server'
import { READER, type Viewer } from '../../../app/domain/roles'
import { buildDossier } from '../../../app/dossier/buildDossier.server'
import { askForExport, cancelExport } from '../../../app/dossier/exportDossier.server'
import { dropLostFiles, exportPath } from '../../../app/dossier/exportFiles.server'
import { settleExports, stopExports } from '../../../app/dossier/exportQueue.server'
import { exportTicket, findExport, listExports, openExport } from '../../../app/dossier/readExports.server'
import { deletePacket, removeExhibit, setPacketState } from '../../../app/packets/packetCommands.server'
import type { StoredPacket } from '../../../app/packets/readPackets.server'
import { readPdf } from '../../aDossier'
import { aStoredPacket, fillCatalog } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'

/** Where whoever asks sits. */
const HOME = '192.0.2.1'

describe('an export', async () => {
  const portal = await openTestPortal()
  let editor: TestVisitor['viewer']
  let stored: StoredPacket
  beforeAll(async () => {
    await fillCatalog(portal)
    editor = (await signIn(portal, 'editor')).viewer
    stored = await aStoredPacket(portal, editor, ['letter', 'reply'], { title: 'To export' })
    await setPacketState(portal, editor, stored.packet.id, 'published')
  })

  it('is made in the background, whole, under its own hash', async () => {
    const { id } = stored.packet
    const done = await finish(id, await ask(id))
    expect(done).toMatchObject({ state: 'done', problem: null })
    const bytes = new Uint8Array(await readFile(exportPath(portal, done.id)))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(done.sha256)
    expect((await readPdf(bytes)).pages[0]).toContain('To export')
  })

  it('comes with an evidence package under its own hash, and leaves nothing half-written', async () => {
    const { id } = stored.packet
    const done = await finish(id, await ask(id))
    const bytes = await readFile(exportPath(portal, done.id, 'zip'))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(done.packageSha256)
    expect(done.packageBytes).toBe(bytes.length)
    expect((await openExport(portal, READER, id, done.id, 'zip'))?.sizeBytes).toBe(bytes.length)
    const names = readdirSync(join(portal.settings.dataDir, 'exports'))
    expect(names.filter((name) => name.includes('.part'))).toEqual([])
  })

  it('gives a reader who asks in the same moment the same bytes', async () => {
    const { id } = stored.packet
    const [own, asked] = await Promise.all([ask(id), askForExport(portal, READER, id, HOME)])
    const first = await finish(id, own)
    const second = await finish(id, asked.ok ? asked.value.id : '')
    expect([first.state, second.state]).toEqual(['done', 'done'])
    expect(second.sha256).toBe(first.sha256)
  })

  it('is the file that the command line makes, whatever its worker made or left off before', async () => {
    const other = await aStoredPacket(portal, editor, ['reply', 'order'], { title: 'Made before' })
    const { id } = other.packet
    await finish(id, await ask(id))
    const left = await ask(id)
    await cancelExport(portal, editor, id, left)
    expect((await finish(id, left)).state).toBe('cancelled')
    const exported = await finish(stored.packet.id, await ask(stored.packet.id))
    const path = join(portal.settings.dataDir, 'by-command.pdf')
    const built = await buildDossier(portal, editor, stored.packet.id, { path })
    expect(built).toMatchObject({ ok: true, value: { sha256: exported.sha256 } })
  })

  it('of a draft is not every reader’s once the packet is published', async () => {
    const draft = await aStoredPacket(portal, editor, ['letter'], { title: 'Not yet' })
    const { id } = draft.packet
    const { id: exportId } = await finish(id, await ask(id))
    await setPacketState(portal, editor, id, 'published')
    const seenBy = async (viewer: Viewer) => (await listExports(portal, viewer, id)).map((it) => it.id)
    expect([await seenBy(editor), await seenBy(READER)]).toEqual([[exportId], []])
    expect(await openExport(portal, READER, id, exportId)).toBeNull()
  })

  it('of an earlier version is no reader’s file: a record may have been withdrawn since', async () => {
    const shown = await aStoredPacket(portal, editor, ['letter', 'order'], { title: 'Shortened' })
    const { id } = shown.packet
    await setPacketState(portal, editor, id, 'published')
    const asked = await askForExport(portal, READER, id, HOME)
    const { id: exportId, ticket } = asked.ok ? asked.value : { id: '', ticket: '' }
    await finish(id, exportId)
    expect((await findExport(portal, READER, id, exportId))!.hasFile).toBe(true)
    await removeExhibit(portal, editor, id, shown.exhibitIds[1]!)
    expect(await openExport(portal, READER, id, exportId)).toBeNull()
    expect(await listExports(portal, READER, id)).toEqual([])
    expect(await findExport(portal, READER, id, exportId, ticket)).toMatchObject({
      state: 'done',
      hasFile: false,
    })
    expect((await findExport(portal, editor, id, exportId))!.hasFile).toBe(true)
  })

  it('is cancelled by the browser that asked for it without an account, and by no other', async () => {
    const { id } = stored.packet
    const exportId = 'asked-by-a-reader'
    const asked = { packetId: id, packetRevision: stored.revision + 1, createdAt: portal.now() }
    await portal.db.export.create({ data: { id: exportId, state: 'queued', ...asked } })
    const tickets = [null, '', 'made up', exportTicket(portal, 'another')]
    const seen = await Promise.all(tickets.map((ticket) => findExport(portal, READER, id, exportId, ticket)))
    expect(seen.map((it) => it?.mayCancel)).toEqual([false, false, false, false])
    const { viewer: contributor } = await signIn(portal, 'contributor')
    expect(await cancelExport(portal, contributor, id, exportId)).toBe(false)
    expect(await cancelExport(portal, READER, id, exportId, exportTicket(portal, exportId))).toBe(true)
  })

  it('is refused to an address without an account that asked for many, and to no other', async () => {
    const { packet } = await aStoredPacket(portal, editor, ['letter'], { title: 'Wanted' })
    await setPacketState(portal, editor, packet.id, 'published')
    const flood = '198.51.100.7'
    for (let n = 0; n < 20; n++) await countAttempt(portal, 'export', flood)
    const refused = await askForExport(portal, READER, packet.id, flood)
    expect(refused).toMatchObject({ refusal: { reason: 'too-many' } })
    const asked = await askForExport(portal, editor, packet.id, flood)
    expect([asked.ok, (await askForExport(portal, READER, packet.id, HOME)).ok]).toEqual([true, true])
  })

  it('goes from the disk with its packet', async () => {
    const { packet } = await aStoredPacket(portal, editor, ['letter'], { title: 'Short-lived' })
    const { id } = await finish(packet.id, await ask(packet.id))
    await dropLostFiles(portal)
    expect(existsSync(exportPath(portal, id))).toBe(true)
    await deletePacket(portal, editor, packet.id)
    await dropLostFiles(portal)
    expect(existsSync(exportPath(portal, id))).toBe(false)
  })

  it('of a published packet is refused, to editors too, while readers may not see a record of it', async () => {
    const shown = await aStoredPacket(portal, editor, ['reply'], { title: 'Withdrawn record' })
    await setPacketState(portal, editor, shown.packet.id, 'published')
    await portal.db.record.update({ where: { id: 'reply' }, data: { state: 'draft' } })
    await portal.db.catalogState.update({ where: { id: 1 }, data: { revision: { increment: 1 } } })
    forgetCatalog(portal)
    const asked = await askForExport(portal, editor, shown.packet.id, HOME)
    await portal.db.record.update({ where: { id: 'reply' }, data: { state: 'published' } })
    await portal.db.catalogState.update({ where: { id: 1 }, data: { revision: { increment: 1 } } })
    forgetCatalog(portal)
    expect(asked).toMatchObject({
      refusal: { reason: 'problems', problems: [expect.stringContaining('not published')] },
    })
  })

  it('can be cancelled, and leaves no file', async () => {
    const { id } = stored.packet
    const exportId = await ask(id)
    expect(await cancelExport(portal, editor, id, exportId)).toBe(true)
    expect((await finish(id, exportId)).state).toBe('cancelled')
    await settled(exportId)
    expect(existsSync(exportPath(portal, exportId))).toBe(false)
  })

  it('is refused for a packet with problems, each in a sentence', async () => {
    const empty = await aStoredPacket(portal, editor, ['letter'], { introduction: 'See {Ex. 1}.' })
    await removeExhibit(portal, editor, empty.packet.id, empty.exhibitIds[0]!)
    const refused = await askForExport(portal, editor, empty.packet.id, HOME)
    expect(refused.ok ? null : refused.refusal).toMatchObject({
      reason: 'problems',
      problems: ['The packet has no exhibits yet. Add records to it.'],
    })
  })

  it('says what failed when the disk does not take the file', async () => {
    const blocked = await openTestPortal()
    await fillCatalog(blocked)
    const { viewer } = await signIn(blocked, 'editor')
    const packet = await aStoredPacket(blocked, viewer, ['letter'])
    // A file where the folder should be.
    writeFileSync(join(blocked.settings.dataDir, 'exports'), '')
    const asked = await askForExport(blocked, viewer, packet.packet.id, HOME)
    const ended = await finish(packet.packet.id, asked.ok ? asked.value.id : '', blocked, viewer)
    expect(ended).toMatchObject({
      state: 'failed',
      problem: 'The dossier could not be written. Export again.',
    })
  })

  it('that a stopped server left is marked failed, its half file removed, and it can be asked for again', async () => {
    const folder = join(portal.settings.dataDir, 'exports')
    mkdirSync(folder, { recursive: true })
    const data = { packetId: stored.packet.id, packetRevision: 1, createdAt: portal.now() }
    await portal.db.export.create({ data: { id: 'left-behind', state: 'running', ...data } })
    writeFileSync(join(folder, 'left-behind.pdf.part'), '%PDF-1.7 half')
    await settleExports(portal)
    const found = await findExport(portal, editor, stored.packet.id, 'left-behind')
    expect(found).toMatchObject({
      state: 'failed',
      problem: 'The portal stopped while this dossier was being made. Export it again.',
    })
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('that is under way or waits as the server stops leaves no file, and the next start tells of it', async () => {
    const { id } = stored.packet
    const asked = [await ask(id), await ask(id)]
    await stopExports(portal)
    const names = readdirSync(join(portal.settings.dataDir, 'exports'))
    expect(names.filter((name) => asked.some((it) => name.startsWith(it)))).toEqual([])
    await settleExports(portal)
    const found = await Promise.all(asked.map((it) => findExport(portal, editor, id, it)))
    const told = {
      state: 'failed',
      problem: 'The portal stopped while this dossier was being made. Export it again.',
    }
    expect(found).toMatchObject([told, told])
  })

  async function ask(packetId: string): Promise<string> {
    const asked = await askForExport(portal, editor, packetId, HOME)
    if (!asked.ok) throw new Error(asked.refusal.reason)
    return asked.value.id
  }

  async function finish(packetId: string, id: string, of = portal, viewer: TestVisitor['viewer'] = editor) {
    for (;;) {
      const found = (await findExport(of, viewer, packetId, id))!
      if (found.state !== 'queued' && found.state !== 'running') return found
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** Waits until the work on an export has ended, whatever its row says. */
  async function settled(id: string) {
    for (let tries = 0; tries < 100 && existsSync(`${exportPath(portal, id)}.part`); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
})
