import { beforeAll, describe, expect, it } from 'vitest'
import { FIELDS_OF } from '../../../app/domain/recordFields'
import type { Finding } from '../../../app/domain/filing/readiness'
import { READER, type Viewer } from '../../../app/domain/roles'
import { packetPage } from '../../../app/dossier/packetPage.server'
import { sealReadiness } from '../../../app/dossier/sealReadiness.server'
import { addBlock } from '../../../app/packets/argument/argumentCommands.server'
import { setPacketState } from '../../../app/packets/packetCommands.server'
import { findPacket } from '../../../app/packets/readPackets.server'
import { aRecord } from '../../aDossier'
import { aStoredPacket, fillCatalog, PACKET_RECORDS } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn } from '../../signIn'

const SOURCE = 'Ex. 1: a statement in it names no source. Say where it was read.'

describe('where a finding that names no source leads', async () => {
  const portal = await openTestPortal()
  let editor: Viewer
  let contributor: Viewer
  let id = ''
  beforeAll(async () => {
    editor = (await signIn(portal, 'editor')).viewer
    contributor = (await signIn(portal, 'contributor')).viewer
    const event = aRecord({ kind: 'event', id: 'notice', title: 'A notice' })
    await fillCatalog(portal, [...PACKET_RECORDS, event])
    const { packet } = await aStoredPacket(portal, editor, ['letter'])
    id = packet.id
    const entries = [{ record: 'notice', note: '' }]
    const block = { kind: 'chronology' as const, id: 'b1', title: '', entries }
    const added = await addBlock(portal, editor, id, { block })
    if (!added.ok) throw new Error(JSON.stringify(added.refusal))
    await setPacketState(portal, editor, id, 'published')
  })
  const leading = (findings: readonly Finding[]) =>
    findings.filter(({ rule }) => rule === 'source').map(({ says, href }) => [says, href])
  const shownTo = async (viewer: Viewer) => leading((await packetPage(portal, viewer, id))!.findings)
  const inTable = expect.stringContaining('A notice')

  it('is the field of sources in the form of what lacks one, for those who may change it', async () => {
    const places = [
      [inTable, '/records/notice/edit#field-sources'],
      [SOURCE, '/records/letter.2/edit#field-sources'],
    ]
    expect(await shownTo(editor)).toEqual(places)
    const stored = (await findPacket(portal, editor, id))!
    expect(leading((await sealReadiness(portal, editor, stored)).blocking)).toEqual(places)
    for (const kind of ['statement', 'demand', 'event'] as const)
      expect(FIELDS_OF[kind].map(({ name }) => name)).toContain('sources')
  })

  it('is the quotation itself for all others, not the top of its document', async () => {
    const places = [
      [inTable, '/timeline?record=notice'],
      [SOURCE, '/documents/letter#letter.2'],
    ]
    expect(await shownTo(contributor)).toEqual(places)
    expect(await shownTo(READER)).toEqual(places)
  })
})
