import { mayDo, type Viewer } from '../domain/roles'
import { listComments } from '../packets/packetComments.server'
import { findPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { sealReadiness } from './sealReadiness.server'

/**
 * What somebody should know before they seal a packet: what blocks it, what is to be looked at first, and which comments
 * of the team are open. Null where there is none that they may seal, for it is sealed already.
 */
export async function sealPage(portal: Portal, viewer: Viewer, id: string) {
  const stored = mayDo(viewer.role, 'publish') ? await findPacket(portal, viewer, id) : null
  if (!stored || stored.review === 'sealed') return null
  const [{ blocking, checks }, { comments, open }] = await Promise.all([
    sealReadiness(portal, viewer, stored),
    listComments(portal, viewer, stored),
  ])
  const { packet, revision, state, review } = stored
  return {
    packet: { id, title: packet.title, revision, state, review },
    blocking,
    checks,
    /** Of all that are open, the newest. */
    comments: comments.filter(({ resolvedBy }) => resolvedBy === null),
    openComments: open,
  }
}
