import { takenOutOf, type TakenOut } from '../domain/takenOut'
import type { Portal } from '../portal.server'
import { bodyAt } from './argument/bases.server'
import type { StoredPacket } from './readPackets.server'

/** Acts of taking out that are looked back on: what went before them the history has. */
const MOST_ACTS = 12

/** What was taken out of a packet lately and can be put back, the latest first. */
export async function takenOutLately(portal: Portal, { packet }: StoredPacket): Promise<TakenOut[]> {
  const acts = await portal.db.packetRevision.findMany({
    where: { packetId: packet.id, action: { in: ['packet.remove', 'packet.remove-part'] } },
    orderBy: { revision: 'desc' },
    select: { revision: true },
    take: MOST_ACTS,
  })
  const former = await Promise.all(
    acts.map(async ({ revision }) => {
      const body = await bodyAt(portal.db, packet.id, revision - 1)
      return body ? [{ revision: revision - 1, body }] : []
    }),
  )
  return takenOutOf(former.flat(), packet)
}
