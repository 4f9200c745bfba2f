import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData } from '@remix-run/react'
import { countExhibits } from '../domain/filing/exhibitLabel'
import { mayDo } from '../domain/roles'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { listPackets, type ListedPacket } from '../packets/readPackets.server'
import { buttonClass } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { InstantText } from '../ui/InstantText'
import { PageHead } from '../ui/PageHead'
import { PacketStanding } from './parts/packet/PacketStanding'

export const headers = twinHeaders
export const meta = () => pageMeta('Packets', '/packets')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const packets = await listPackets(context.portal, viewer)
  return withTwin('/packets', {
    packets: packets.map((packet) => ({ ...packet, updatedAt: packet.updatedAt.toISOString() })),
    mayDraft: mayDo(viewer.role, 'draft'),
  })
}

export default function Packets() {
  const { packets, mayDraft } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        title="Packets"
        titleClass="h-page"
        standfirst="Exhibits and argument chosen for one filing, in order. Each is exported as one PDF: the same packet gives the same file."
        actions={
          mayDraft && (
            <a className={buttonClass('first')} href="/packets/new">
              New packet
            </a>
          )
        }
      />
      {packets.length === 0 ? (
        <Empty title="There is no packet yet.">
          <p>
            {mayDraft
              ? 'Start one here, or choose “Add to packet” on any record.'
              : 'Those who have an account can start one.'}
          </p>
        </Empty>
      ) : (
        <ul className="rows packet-rows">
          {packets.map((packet) => (
            <li key={packet.id}>
              <a className="list-title" href={`/packets/${packet.id}`}>
                {packet.title}
              </a>
              <p className="meta">
                {[
                  packet.versionLabel,
                  packet.docket,
                  countExhibits(packet, packet.exhibits),
                  packet.madeBy?.name,
                ]
                  .filter(Boolean)
                  .join(', ')}
                , changed <InstantText at={packet.updatedAt} />
              </p>
              <PacketLine packet={packet} packets={packets} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type Listed = Pick<ListedPacket, 'id' | 'versionLabel' | 'state' | 'review' | 'supersedesId'>

/** How far a packet is, what it amends and what amends it. */
function PacketLine({ packet, packets }: { packet: Listed; packets: readonly Listed[] }) {
  const before = packets.find(({ id }) => id === packet.supersedesId)
  const after = packets.filter(({ supersedesId }) => supersedesId === packet.id)
  const isPlain = packet.state === 'published' && packet.review === 'draft'
  if (isPlain && !before && after.length === 0) return null
  return (
    <p className="meta">
      {!isPlain && <PacketStanding packet={packet} />}
      {before && (
        <>
          {' '}
          Amends <a href={`/packets/${before.id}`}>{before.versionLabel || before.id}</a>.
        </>
      )}
      {after.length > 0 && (
        <>
          {' '}
          Superseded by{' '}
          {after.map(({ id, versionLabel }, index) => (
            <span key={id}>
              {index > 0 && (index < after.length - 1 ? ', ' : ' and ')}
              <a href={`/packets/${id}`}>{versionLabel || id}</a>
            </span>
          ))}
          .
        </>
      )}
    </p>
  )
}
