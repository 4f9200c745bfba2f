import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { reviewPacket } from '../packets/reviewPacket.server'

/** POST: hands a packet in for review, or takes it back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const id = params.packetId ?? ''
  const review = form.get('review') === 'in-review' ? 'in-review' : 'draft'
  const changed = await reviewPacket(context.portal, viewer, id, review)
  if (!changed.ok && changed.refusal.reason === 'not-found') throw notFound('packet that you may change', id)
  const text = !changed.ok
    ? explainPacketRefusal(changed.refusal)
    : review === 'in-review'
      ? 'The packet is in review. Editors change it until it is a draft again.'
      : 'The packet is a draft again.'
  const said = sayNext({ tone: changed.ok ? 'pass' : 'fail', text })
  throw redirect(`/packets/${id}`, { headers: { 'Set-Cookie': said } })
}
