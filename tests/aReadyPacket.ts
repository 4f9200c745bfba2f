import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import type { PacketFields } from '../app/domain/packet'
import type { Viewer } from '../app/domain/roles'
import type { StoredPacket } from '../app/packets/readPackets.server'
import type { Portal } from '../app/portal.server'
import { aStoredPacket } from './aPacket'

const PATH = 'venues/ofcom.yaml'

/** A stored packet that nothing keeps from being filed: its exhibits are records of which no original is expected. */
export async function aReadyPacket(
  portal: Portal,
  viewer: Viewer,
  records: readonly string[],
  fields: Partial<PacketFields> = {},
): Promise<StoredPacket> {
  const text = readFileSync(`content/${PATH}`, 'utf8')
  const file = { sha256: createHash('sha256').update(text).digest('hex'), text, syncedAt: portal.now() }
  await portal.db.contentFile.upsert({ where: { path: PATH }, create: { path: PATH, ...file }, update: file })
  return aStoredPacket(portal, viewer, records, {
    title: 'Ready to file',
    introduction: 'It is a party {Ex. 1}.',
    ...{ venue: 'ofcom', caption: 'In the matter of quality', docket: 'No. 1', filer: 'A filer' },
    ...{ datedOn: '2026-11-20', signature: 'Ada Counsel\nFor the filer' },
    ...fields,
  })
}
