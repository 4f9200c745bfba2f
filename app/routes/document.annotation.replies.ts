import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { replyTo } from '../annotations/replyTo.server'
import { readReply } from '../domain/annotation'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'

/** POST: answers a note. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const { documentId = '', annotationId: parentId = '' } = params
  const body = readReply({ body: String(form.get('body') ?? '') })
  if (!body.ok) {
    const flash = { tone: 'fail', text: body.refusal.body ?? 'Write the reply.' } as const
    throw redirect(`/documents/${documentId}#note-${parentId}`, { headers: { 'Set-Cookie': sayNext(flash) } })
  }
  const reply = await replyTo(context.portal, viewer, { documentId, parentId, body: body.value })
  if (!reply.ok) throw notFound('note', parentId)
  throw redirect(`/documents/${documentId}#note-${reply.value.id}`)
}
