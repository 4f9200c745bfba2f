import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { idIn } from '../domain/formText'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { putBlockBack } from '../packets/argument/argumentCommands.server'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'

/** POST: puts a part of the argument back as it stood at a revision. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const id = params.packetId ?? ''
  const blockId = idIn(form, 'part')
  const revision = Number(form.get('from'))
  const back = await putBlockBack(context.portal, viewer, id, { blockId, revision })
  if (back.ok) throw redirect(`/packets/${id}#b-${blockId}`)
  if (back.refusal.reason === 'not-found') throw notFound('packet that you may change', id)
  const text = explainPacketRefusal(back.refusal)
  throw redirect(`/packets/${id}`, { headers: { 'Set-Cookie': sayNext({ tone: 'fail', text }) } })
}
