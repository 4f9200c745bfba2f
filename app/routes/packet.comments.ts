import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { idIn, textIn } from '../domain/formText'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { commentOnPacket, type CommentTarget } from '../packets/packetComments.server'

/** POST: writes to the team about a packet, an exhibit of it or a paragraph. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const id = params.packetId ?? ''
  const target = readTarget(idIn(form, 'target'))
  const made = await commentOnPacket(context.portal, viewer, id, target, textIn(form, 'body'))
  if (made.ok) throw redirect(`/packets/${id}#comment-${made.value.id}`)
  if (made.refusal.reason === 'not-found') throw notFound('packet', id)
  const text =
    made.refusal.reason === 'empty'
      ? 'Write the comment, in at most 4,000 characters.'
      : 'What the comment is about is no longer in the packet. Choose again.'
  throw redirect(`/packets/${id}#comments`, { headers: { 'Set-Cookie': sayNext({ tone: 'fail', text }) } })
}

function readTarget(text: string): CommentTarget {
  const [about, targetId = ''] = text.split(' ')
  return about === 'exhibit' || about === 'paragraph'
    ? { about, targetId }
    : { about: 'packet', targetId: '' }
}
