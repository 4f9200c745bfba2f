import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { replyTo } from '../annotations/replyTo.server'
import { readReply } from '../domain/annotation'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'

/** POST: answers a note, and leads back to where it was answered: the document, or the note's own page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const { documentId = '', annotationId: parentId = '' } = params
  const base = form.get('back') === 'note' ? notePath(documentId, parentId) : `/documents/${documentId}`
  const body = readReply({ body: String(form.get('body') ?? '') })
  if (!body.ok) {
    const flash = { tone: 'fail', text: body.refusal.body ?? 'Write the reply.' } as const
    throw redirect(`${base}#note-${parentId}`, { headers: { 'Set-Cookie': sayNext(flash) } })
  }
  const reply = await replyTo(context.portal, viewer, { documentId, parentId, body: body.value })
  if (!reply.ok) throw notFound('note', parentId)
  throw redirect(`${base}#note-${reply.value.id}`)
}

const notePath = (documentId: string, id: string) => `/documents/${documentId}/annotations/${id}`
