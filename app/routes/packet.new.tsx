import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { templateArgument, type PacketTemplate } from '../domain/packetTemplate'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import type { Portal } from '../portal.server'
import { createPacket } from '../packets/packetCommands.server'
import { EMPTY_PACKET_INPUT, parsePacketInput, readPacketInput, templateInput } from '../packets/packetForm'
import { findTemplate, listTemplates } from '../packets/readTemplates.server'
import { venueChoices } from '../packets/readVenues.server'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import { PacketForm } from './parts/packet/PacketForm'
import { TemplateChoices } from './parts/packet/TemplateChoices'

export const meta = () => [{ title: 'New packet – Throughline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireAccount(context, request, 'draft')
  const { portal } = context
  const template = await templateAsked(portal, request)
  const choices = (await listTemplates(portal)).map(({ id, name, about }) => ({ id, name, about }))
  return { template, choices, venues: await venueChoices(portal) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const template = await templateAsked(context.portal, request)
  const input = readPacketInput(await readForm(context, request))
  const fields = parsePacketInput(input)
  if (!fields.ok) return data({ input, errors: fields.refusal }, { status: 400 })
  const argument = template ? templateArgument(template) : []
  const made = await createPacket(context.portal, viewer, fields.value, argument)
  throw redirect(`/packets/${made.packet.id}`)
}

/** The template that the address names; null where it names none. */
async function templateAsked(portal: Portal, request: Request): Promise<PacketTemplate | null> {
  const id = new URL(request.url).searchParams.get('template') ?? ''
  const template = id === '' ? null : await findTemplate(portal, id)
  if (id !== '' && !template) throw notFound('template', id)
  return template
}

export default function NewPacket() {
  const { template, choices, venues } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const blank = template ? templateInput(template) : EMPTY_PACKET_INPUT
  return (
    <div className="wrap">
      <PageHead title="New packet" titleClass="h-page" crumbs={[{ href: '/packets', name: 'Packets' }]} />
      <TemplateChoices choices={choices} chosen={template} />
      <PacketForm
        key={template?.id ?? ''}
        input={answer?.input ?? blank}
        errors={answer?.errors ?? {}}
        venues={venues}
      >
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
