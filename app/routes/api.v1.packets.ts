import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { requireUser } from '../http/requireUser'
import { listPackets } from '../packets/readPackets.server'

/** The packets that the viewer may read, as JSON. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const packets = await listPackets(context.portal, viewer)
  return Response.json({
    packets: packets.map(({ mayChange: _, word: __, madeBy, ...packet }) => ({
      ...packet,
      madeBy: madeBy?.name ?? null,
    })),
  })
}
