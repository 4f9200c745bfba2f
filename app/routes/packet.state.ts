import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { requireAccount } from '../http/requireUser'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { setPacketState } from '../packets/packetCommands.server'

/** POST: publishes a packet, or takes it back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'publish')
  const form = await readForm(context, request)
  const id = params.packetId ?? ''
  const state = form.get('state') === 'published' ? 'published' : 'draft'
  const changed = await setPacketState(context.portal, viewer, id, state)
  if (!changed.ok && changed.refusal.reason === 'not-found')
    throw new Response(explainPacketRefusal(changed.refusal), { status: 404 })
  const text = !changed.ok
    ? explainPacketRefusal(changed.refusal)
    : state === 'published'
      ? 'The packet is published.'
      : 'The packet is a draft again.'
  throw redirect(`/packets/${id}`, {
    headers: { 'Set-Cookie': sayNext({ tone: changed.ok ? 'pass' : 'fail', text: text.slice(0, 500) }) },
  })
}
