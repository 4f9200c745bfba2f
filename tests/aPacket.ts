import { changeCatalog } from '../app/catalog/changeCatalog.server'
import { packetFieldsSchema, type PacketFields } from '../app/domain/packet'
import type { CatalogRecord } from '../app/domain/records'
import { COMMAND_LINE, type Viewer } from '../app/domain/roles'
import { addExhibits, createPacket } from '../app/packets/packetCommands.server'
import type { StoredPacket } from '../app/packets/readPackets.server'
import type { Portal } from '../app/portal.server'
import { aRecord, LETTER_RECORDS } from './aDossier'

export const PACKET_RECORDS = [
  ...LETTER_RECORDS,
  aRecord({ kind: 'document', id: 'reply', title: 'A reply', date: '2014-06-09' }),
  aRecord({ kind: 'document', id: 'order', title: 'An order', type: 'order', date: '2015-03-12' }),
]

/** Fills a portal's catalog with the records that packets are made of. */
export async function fillCatalog(
  portal: Portal,
  records: readonly CatalogRecord[] = PACKET_RECORDS,
): Promise<void> {
  await changeCatalog(
    portal,
    COMMAND_LINE,
    records.map((record) => ({ do: 'add', record, origin: { from: 'portal' } })),
  )
}

/** The words of a packet, of which a test says only what matters. */
export function packetFields(given: Partial<PacketFields> = {}): PacketFields {
  return packetFieldsSchema.parse({ title: 'What was said', ...given })
}

/** A stored packet of this viewer, with these records in it. */
export async function aStoredPacket(
  portal: Portal,
  viewer: Viewer,
  records: readonly string[],
  fields: Partial<PacketFields> = {},
): Promise<StoredPacket> {
  const made = await createPacket(portal, viewer, packetFields(fields))
  const filled = await addExhibits(portal, viewer, made.packet.id, records)
  if (!filled.ok) throw new Error(filled.refusal.reason)
  return filled.value
}
