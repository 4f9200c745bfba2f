import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { compareVersions } from '../domain/mergeVersions'
import type { PacketFields } from '../domain/packet'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { editPacket } from '../packets/packetCommands.server'
import { packetInputOf, parsePacketInput, readPacketInput, type PacketInput } from '../packets/packetForm'
import { PACKET_LABELS } from '../packets/packetLabels'
import { findPacket, mayChange } from '../packets/readPackets.server'
import { venueChoices } from '../packets/readVenues.server'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { PacketForm } from './parts/packet/PacketForm'

export const meta = () => [{ title: 'Edit packet – Throughline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const stored = await findPacket(context.portal, viewer, params.packetId ?? '')
  if (!stored || !mayChange(viewer, stored)) throw notFound('packet that you may change', params.packetId)
  const { exhibits: _, id, ...fields } = stored.packet
  const venues = await venueChoices(context.portal)
  return { id, revision: stored.revision, input: packetInputOf(fields), venues }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const input = readPacketInput(form)
  const revision = Number(form.get('revision'))
  const fields = parsePacketInput(input)
  if (!fields.ok) return data({ input, revision, errors: fields.refusal, theirs: [] }, { status: 400 })
  const id = params.packetId ?? ''
  const saved = await editPacket(context.portal, viewer, id, revision, fields.value)
  if (saved.ok) throw redirect(`/packets/${id}`, { headers: { 'Set-Cookie': sayNext(SAVED) } })
  if (saved.refusal.reason === 'prefix-taken') {
    const errors = { batesPrefix: explainPacketRefusal(saved.refusal) }
    return data({ input, revision, errors, theirs: [] }, { status: 422 })
  }
  if (saved.refusal.reason !== 'stale') throw notFound('packet that you may change', id)
  const { theirs } = saved.refusal
  const errors = { form: explainPacketRefusal(saved.refusal) }
  return data(
    { input, revision: theirs.revision, errors, theirs: differences(theirs.packet, input) },
    { status: 409 },
  )
}

const SAVED = { tone: 'pass', text: 'The packet is saved.' } as const

/** Where what is saved says other words than the form does. */
function differences(saved: PacketFields, mine: PacketInput) {
  return compareVersions(null, packetInputOf(saved), mine).map(({ field, theirs }) => ({
    label: PACKET_LABELS[field as keyof PacketInput],
    text: String(theirs ?? ''),
  }))
}

export default function EditPacket() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const theirs = answer?.theirs ?? []
  return (
    <div className="wrap">
      <PageHead
        title="Edit packet"
        titleClass="h-page"
        crumbs={[{ href: `/packets/${loaded.id}`, name: loaded.input.title }]}
      />
      <PacketForm
        input={answer?.input ?? loaded.input}
        errors={answer?.errors ?? {}}
        venues={loaded.venues}
        hidden={{ revision: String(answer?.revision ?? loaded.revision) }}
        before={
          theirs.length > 0 && (
            <Notice tone="warn" title="What is saved now, where it differs from yours">
              <dl className="versions">
                {theirs.map(({ label, text }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd className="record keep-lines">{text || 'empty'}</dd>
                  </div>
                ))}
              </dl>
              <p>The form holds your version. Take over from theirs what should stay, then save.</p>
            </Notice>
          )
        }
      >
        <div className="btns">
          <Button look="first">Save</Button>
          <a className="btn plain" href={`/packets/${loaded.id}`}>
            Cancel
          </a>
        </div>
      </PacketForm>
    </div>
  )
}
