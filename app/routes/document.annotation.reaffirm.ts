import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { EXPLAIN_REAFFIRM, reaffirm } from '../annotations/reaffirm.server'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'

/** POST: affirms that the altered words may be quoted for a note. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const { documentId = '', annotationId: id = '' } = params
  const found = String(form.get('found') ?? '').replace(/\r\n?/g, '\n')
  const affirmed = await reaffirm(context.portal, viewer, { documentId, id, found })
  if (!affirmed.ok && affirmed.refusal === 'no-such-annotation') throw notFound('note', id)
  if (!affirmed.ok && affirmed.refusal === 'not-yours')
    throw new Response(EXPLAIN_REAFFIRM['not-yours'], { status: 403 })
  const flash = affirmed.ok
    ? ({ tone: 'pass', text: 'The words may be quoted. The log has that you said so.' } as const)
    : ({ tone: 'fail', text: EXPLAIN_REAFFIRM[affirmed.refusal] } as const)
  throw redirect(`/documents/${documentId}/annotations/${id}`, { headers: { 'Set-Cookie': sayNext(flash) } })
}
