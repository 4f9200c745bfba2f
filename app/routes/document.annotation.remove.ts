import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { removeAnnotation } from '../annotations/removeAnnotation.server'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'

/** POST: takes a note out of sight, and leads to the page that offers to bring it back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  await readForm(context, request)
  const { documentId = '', annotationId: id = '' } = params
  const removed = await removeAnnotation(context.portal, viewer, { documentId, id })
  if (!removed.ok && removed.refusal === 'not-yours')
    throw new Response('Only its author or an editor can remove a note.', { status: 403 })
  if (!removed.ok) throw notFound('note', id)
  throw redirect(`/documents/${documentId}?removed=${id}#notes`)
}
