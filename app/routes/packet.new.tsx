import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '../http/forms.server'
import { requireAccount } from '../http/requireUser'
import { createPacket } from '../packets/packetCommands.server'
import { EMPTY_PACKET_INPUT, parsePacketInput, readPacketInput } from '../packets/packetForm'
import { venueChoices } from '../packets/readVenues.server'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import { PacketForm } from './parts/packet/PacketForm'

export const meta = () => [{ title: 'New packet – Throughline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireAccount(context, request, 'draft')
  return { venues: await venueChoices(context.portal) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const input = readPacketInput(await readForm(context, request))
  const fields = parsePacketInput(input)
  if (!fields.ok) return data({ input, errors: fields.refusal }, { status: 400 })
  const made = await createPacket(context.portal, viewer, fields.value)
  throw redirect(`/packets/${made.packet.id}`)
}

export default function NewPacket() {
  const { venues } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="wrap">
      <PageHead title="New packet" titleClass="h-page" crumbs={[{ href: '/packets', name: 'Packets' }]} />
      <PacketForm input={answer?.input ?? EMPTY_PACKET_INPUT} errors={answer?.errors ?? {}} venues={venues}>
        <div className="btns">
          <Button look="first">Start it</Button>
          <a className="btn plain" href="/packets">
            Cancel
          </a>
        </div>
      </PacketForm>
    </div>
  )
}
