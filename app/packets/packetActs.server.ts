import type { PacketAct } from '../domain/packetHistory'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { visibleTo } from './readPackets.server'

/** What no revision tells of, for it changes no word of a packet. */
const WORDLESS = ['packet.hand-in', 'packet.take-back', 'packet.seal']
/** What makes a revision of a packet that is not sealed, and none of one that is. */
const SHOWING = ['packet.publish', 'packet.withdraw']

/**
 * What was done with a packet without changing a word of it, the latest first: from the log, and from the packets that
 * amend it, of those that the viewer may read. `since` is the first instant of interest: never before the packet was made,
 * for the log may tell of a deleted one of the same id. `before` is the first that is none any more; null leaves it open.
 */
export async function packetActs(
  portal: Portal,
  viewer: Viewer,
  id: string,
  { since, before }: { since: Date; before: Date | null },
): Promise<PacketAct[]> {
  const within = { gte: since, ...(before && { lt: before }) }
  const [logged, amendments] = await Promise.all([
    portal.db.auditEntry.findMany({
      where: { subject: 'packet', subjectId: id, action: { in: [...WORDLESS, ...SHOWING] }, at: within },
      orderBy: { seq: 'desc' },
      select: { action: true, actor: true, at: true, after: true },
    }),
    portal.db.packet.findMany({
      where: { AND: [{ supersedesId: id, createdAt: within }, visibleTo(viewer)] },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true, title: true, createdAt: true, createdBy: { select: { name: true } } },
    }),
  ])
  const seal = logged.findIndex(({ action }) => action === 'packet.seal')
  const acts = logged.filter(({ action }, index) => !SHOWING.includes(action) || index < seal)
  return [
    ...amendments.map(({ createdAt, createdBy, ...amendment }): PacketAct => {
      return { action: 'packet.amend', by: createdBy?.name ?? '', at: createdAt, revision: null, amendment }
    }),
    ...acts.map(({ action, actor, at, after }): PacketAct => {
      const { revision } = JSON.parse(after ?? '{}') as { revision?: number }
      return { action, by: actor, at, revision: revision ?? null, amendment: null }
    }),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
}
