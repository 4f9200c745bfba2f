import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { resolveComment } from '../packets/packetComments.server'

/** POST: says that a comment is settled, or opens it again. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const { packetId = '', commentId = '' } = params
  const isResolved = form.get('state') === 'resolved'
  const changed = await resolveComment(context.portal, viewer, packetId, commentId, isResolved)
  if (!changed.ok) throw notFound('comment', commentId)
  throw redirect(`/packets/${packetId}?comments=${changed.value.page}#comment-${commentId}`)
}
