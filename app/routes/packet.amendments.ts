import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { amendPacket } from '../packets/amendPacket.server'

/** POST: makes a packet that replaces a sealed one, and leads there. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  await readForm(context, request)
  const id = params.packetId ?? ''
  const made = await amendPacket(context.portal, viewer, id)
  if (!made.ok) throw notFound('sealed packet that you may amend', id)
  const text = 'This packet replaces the sealed one, and says so on its cover. The sealed one stays as it is.'
  const headers = { 'Set-Cookie': sayNext({ tone: 'pass', text }) }
  throw redirect(`/packets/${made.value.packet.id}`, { headers })
}
