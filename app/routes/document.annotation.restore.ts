import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { restoreAnnotation } from '../annotations/removeAnnotation.server'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'

/** POST: brings a removed note back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  await readForm(context, request)
  const { documentId = '', annotationId: id = '' } = params
  const restored = await restoreAnnotation(context.portal, viewer, { documentId, id })
  if (!restored.ok && restored.refusal === 'not-yours')
    throw new Response(
      'What an editor removed, an editor restores; what an author removed, they themselves or an editor.',
      { status: 403 },
    )
  if (!restored.ok) throw notFound('removed note', id)
  throw redirect(`/documents/${documentId}#note-${id}`)
}
