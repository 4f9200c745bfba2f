import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData } from '@remix-run/react'
import { identifiersToPublish } from '../dossier/publishPacket.server'
import { fingerprintOf } from '../domain/filing/foundIdentifiers'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { findPacket } from '../packets/readPackets.server'
import { Button, buttonClass } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { StandingFields } from '../ui/StandingFields'

export const meta = () => [{ title: 'Publish a packet – Throughline' }]

/** What somebody should know before every reader sees a packet: what in it looks like personal data. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'publish')
  const stored = await findPacket(context.portal, viewer, params.packetId ?? '')
  if (!stored) throw notFound('packet that you may publish', params.packetId)
  const found = await identifiersToPublish(context.portal, viewer, stored)
  const { id, title } = stored.packet
  const { revision, state } = stored
  return { id, title, revision, found, seen: fingerprintOf(found), isPublished: state === 'published' }
}

export default function PublishPacket() {
  const { id, title, revision, found, seen, isPublished } = useLoaderData<typeof loader>()
  const back = `/packets/${id}`
  const crumbs = [{ href: back, name: 'Back to the packet' }]
  return (
    <div className="wrap">
      <PageHead title="Publish" titleClass="h-page" crumbs={crumbs} meta={<bdi>{title}</bdi>} />
      {isPublished ? (
        <Notice title="Every reader sees it already" />
      ) : (
        <form method="post" action={`${back}/state`} className="form edit-form">
          <CsrfField />
          <input type="hidden" name="state" value="published" />
          <input type="hidden" name="revision" value={revision} />
          <PublishFields found={found} seen={seen} back={back} />
        </form>
      )}
    </div>
  )
}

type PublishFieldsProps = { found: { says: string; href: string }[]; seen: string; back: string }

function PublishFields({ found, seen, back }: PublishFieldsProps) {
  const cancel = (
    <a className={buttonClass()} href={back}>
      Cancel
    </a>
  )
  if (found.length > 0)
    return (
      <StandingFields found={found} seen={seen} reason="" isRequired>
        <Button>They may stand: publish</Button>
        {cancel}
      </StandingFields>
    )
  return (
    <>
      <p>Nothing in it looks like personal data. Every reader will see the packet and can export it.</p>
      <div className="btns">
        <Button look="first">Publish</Button>
        {cancel}
      </div>
    </>
  )
}
