import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { exhibitLabel, labellingOf } from '../domain/filing/exhibitLabel'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { findPacket } from '../packets/readPackets.server'

/** One packet as JSON: its words, and its exhibits in order. Readers without an account are not told why identifiers stay. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const stored = await findPacket(context.portal, viewer, params.packetId ?? '')
  if (!stored) throw notFound('packet', params.packetId)
  const { packet, state, revision, updatedAt } = stored
  const labelling = labellingOf(packet.labelScheme)
  const exhibits = packet.exhibits.map(({ identifiersKept, ...exhibit }, index) => ({
    number: index + 1,
    label: exhibitLabel(labelling, index + 1),
    ...exhibit,
    ...(viewer.accountId !== null && { identifiersKept }),
  }))
  return Response.json({ packet: { ...packet, exhibits, state, revision, updatedAt } })
}
