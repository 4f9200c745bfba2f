import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { publishPacket } from '../dossier/publishPacket.server'
import { readStanding } from '../domain/filing/foundIdentifiers'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { requireAccount } from '../http/requireUser'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { setPacketState } from '../packets/packetCommands.server'

/** POST: publishes a packet, or takes it back. Where it has what looks like personal data, leads to where that is asked about. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'publish')
  const { portal } = context
  const form = await readForm(context, request)
  const id = params.packetId ?? ''
  const isPublishing = form.get('state') === 'published'
  const changed = isPublishing
    ? await publishPacket(portal, viewer, id, readStanding(form), Number(form.get('revision')) || null)
    : await setPacketState(portal, viewer, id, 'draft')
  if (changed.ok) {
    const text = isPublishing ? 'The packet is published.' : 'The packet is a draft again.'
    throw redirect(`/packets/${id}`, { headers: { 'Set-Cookie': sayNext({ tone: 'pass', text }) } })
  }
  const { refusal } = changed
  if (refusal.reason === 'identifiers') throw redirect(`/packets/${id}/publish`)
  if (refusal.reason === 'not-found') throw new Response(explainPacketRefusal(refusal), { status: 404 })
  const text = refusal.reason === 'stale' ? STALE : explainPacketRefusal(refusal).slice(0, 500)
  throw redirect(`/packets/${id}`, { headers: { 'Set-Cookie': sayNext({ tone: 'fail', text }) } })
}

const STALE = 'Not published: somebody saved the packet in the meantime. Look at it again, then publish it.'
