import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { packetPage } from '../dossier/packetPage.server'
import { exhibitsWord } from '../domain/filing/exhibitLabel'
import { wholeNumberIn } from '../domain/wholeNumberIn'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { Button, buttonClass } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { Empty } from '../ui/Empty'
import { InstantText } from '../ui/InstantText'
import { PageHead } from '../ui/PageHead'
import { ExhibitList } from './parts/packet/ExhibitList'
import { PacketAside } from './parts/packet/PacketAside'
import { PacketStanding } from './parts/packet/PacketStanding'
import { PacketArgument } from './parts/packet/argument/PacketArgument'
import { TakenOut } from './parts/packet/TakenOut'

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.packet.title, `/packets/${data.packet.id}`) : []

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const query = new URL(request.url).searchParams
  const commentPage = wholeNumberIn(query, 'comments') || 1
  const packet = await packetPage(context.portal, viewer, params.packetId ?? '', commentPage)
  if (!packet) throw notFound('packet', params.packetId)
  const [isTaken, write] = [query.has('taken'), query.get('write')]
  return withTwin(`/packets/${packet.id}`, { packet, isTaken, write })
}

export default function Packet() {
  const { packet, isTaken, write } = useLoaderData<typeof loader>()
  const base = `/packets/${packet.id}`
  const isReady = packet.problems.length === 0
  return (
    <div className="wrap">
      <PageHead
        title={packet.title}
        titleClass="h-doc"
        crumbs={[{ href: '/packets', name: 'Packets' }]}
        meta={
          <>
            <span>
              <PacketStanding packet={packet} />
            </span>
            {packet.docket && <span>{packet.docket}</span>}
            <span>
              Changed <InstantText at={packet.updatedAt} />
            </span>
          </>
        }
        actions={
          <>
            <a className={buttonClass()} href={`${base}/preview`}>
              Preview
            </a>
            {packet.mayChange && (
              <a className={buttonClass()} href={`${base}/edit`}>
                Edit words
              </a>
            )}
            {packet.maySeeHistory && (
              <a className={buttonClass()} href={`${base}/history`}>
                History
              </a>
            )}
            <form method="post" action={`${base}/exports`} className="inline">
              <CsrfField />
              <Button look="first" disabled={!isReady} aria-describedby={isReady ? undefined : 'why-not'}>
                {packet.hasEditions ? 'Export public version' : 'Export dossier'}
              </Button>
            </form>
            {packet.hasEditions && (
              <form method="post" action={`${base}/exports`} className="inline">
                <CsrfField />
                <input type="hidden" name="edition" value="confidential" />
                <Button>Export confidential version</Button>
              </form>
            )}
          </>
        }
      />
      {!isReady && (
        <p className="meta pk-notes" id="why-not">
          {packet.sealed
            ? 'Its public dossier cannot be made as its records stand now. The checks say why.'
            : 'Export opens when each check marked FAIL is settled.'}
        </p>
      )}
      <TakenOut packet={packet} isOpen={isTaken} />
      <div className="desk three pk">
        <section className="desk-left" aria-labelledby="exhibits">
          <h2 className="h-ui" id="exhibits">
            {exhibitsWord(packet)} <span className="meta">{packet.exhibits.length}</span>
          </h2>
          {packet.exhibits.length === 0 ? (
            <Empty title={`No ${packet.word.toLowerCase()} yet.`}>
              <p>
                Find a record on the <a href="/timeline">timeline</a> and choose “Add to packet”.
              </p>
            </Empty>
          ) : (
            <ExhibitList
              packetId={packet.id}
              exhibits={packet.exhibits}
              mayChange={packet.mayChange}
              mayRedact={packet.mayRedact}
            />
          )}
          {packet.mayChange && packet.exhibits.length > 1 && (
            <p className="meta pk-hint">
              Drag to reorder, or press Alt with an arrow key in a row. Pin cites follow.
            </p>
          )}
        </section>
        <section className="desk-main" aria-labelledby="argument">
          <PacketArgument packet={packet} write={write} />
        </section>
        <PacketAside packet={packet} />
      </div>
    </div>
  )
}
