import { beforeEach, describe, expect, it } from 'vitest'
import type { PacketDraft } from '../../../app/domain/packet'
import { setRecordState } from '../catalog/setRecordState'
import { READER, SYNC, type Viewer } from '../../../app/domain/roles'
import { editPacket } from '../../../app/packets/packetCommands.server'
import { findPacket } from '../../../app/packets/readPackets.server'
import { takePackets } from '../../../app/packets/takePackets.server'
import type { Portal } from '../../../app/portal.server'
import { aPacket } from '../../aDossier'
import { fillCatalog, packetFields } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'

const EDITOR: Viewer = { role: 'editor', accountId: 'an-editor', name: 'Edith' }

describe('packets from content files', () => {
  let portal: Portal
  beforeEach(async () => {
    portal = await openTestPortal()
    await fillCatalog(portal)
  })

  it('are published, and logged', async () => {
    expect(await take(aPacket())).toMatchObject({ added: ['a-packet'] })
    expect((await findPacket(portal, READER, 'a-packet'))!.packet).toEqual(aPacket())
    expect(await portal.db.auditEntry.count({ where: { subject: 'packet' } })).toBe(1)
  })

  it('are left alone when they are as they were', async () => {
    await take(aPacket())
    expect(await take(aPacket())).toEqual({ added: [], changed: [], removed: [], kept: [] })
    expect((await findPacket(portal, READER, 'a-packet'))!.revision).toBe(1)
  })

  it('take over what changed in a file', async () => {
    await take(aPacket())
    const changed = aPacket({ title: 'Other words', exhibits: [{ record: 'reply' }, { record: 'letter' }] })
    expect(await take(changed)).toMatchObject({ changed: ['a-packet'] })
    expect((await findPacket(portal, READER, 'a-packet'))!.packet).toEqual(changed)
  })

  it('never undo what people changed in the portal, and name it', async () => {
    await take(aPacket())
    await editPacket(portal, EDITOR, 'a-packet', 1, packetFields({ title: 'Edited by hand' }))
    const report = await take(aPacket({ title: 'From the file' }))
    expect(report.kept.map(({ id }) => id)).toEqual(['a-packet'])
    expect((await findPacket(portal, READER, 'a-packet'))!.packet.title).toBe('Edited by hand')
  })

  it('go when their file is gone, unless people changed them', async () => {
    await take(aPacket(), aPacket({ id: 'edited' }))
    await editPacket(portal, EDITOR, 'edited', 1, packetFields({ title: 'Edited by hand' }))
    expect(await take()).toMatchObject({ removed: ['a-packet'], kept: [{ id: 'edited' }] })
  })

  it('are drafts, and named, where an editor withdrew a record that they put forward', async () => {
    await setRecordState(portal, EDITOR, 'reply', 'draft')
    const report = await take(aPacket({ exhibits: [{ record: 'letter' }, { record: 'reply' }] }))
    expect(report.kept).toEqual([
      {
        id: 'a-packet',
        path: 'packets/a-packet.md',
        reason: 'is a draft: readers may not see reply. Publish that, then the packet.',
      },
    ])
    expect((await findPacket(portal, EDITOR, 'a-packet'))!.state).toBe('draft')
  })

  it('become drafts where their file now puts such a record forward', async () => {
    await take(aPacket({ exhibits: [{ record: 'letter' }] }))
    await setRecordState(portal, EDITOR, 'reply', 'draft')
    await take(aPacket({ exhibits: [{ record: 'reply' }] }))
    expect(await findPacket(portal, READER, 'a-packet')).toBeNull()
  })

  function take(...packets: PacketDraft[]) {
    const filed = packets.map((packet) => ({ packet, path: `packets/${packet.id}.md` }))
    return portal.db.$transaction((tx) => takePackets(tx, portal, SYNC, filed))
  }
})
