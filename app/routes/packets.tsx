import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData } from '@remix-run/react'
import { mayDo } from '../domain/roles'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { listPackets } from '../packets/readPackets.server'
import { buttonClass } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { InstantText } from '../ui/InstantText'
import { PageHead } from '../ui/PageHead'
import { State } from '../ui/State'

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
                  packet.docket,
                  packet.exhibits === 1 ? '1 exhibit' : `${packet.exhibits} exhibits`,
                  packet.madeBy?.name,
                ]
                  .filter(Boolean)
                  .join(', ')}
                , changed <InstantText at={packet.updatedAt} />
              </p>
              {packet.state === 'draft' && <State is="wait">Draft</State>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
