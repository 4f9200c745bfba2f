import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { requireAccount } from '../http/requireUser'
import { EXPLAIN_REDACT, liftRedaction } from '../redactions/redact.server'

/** POST /documents/:documentId/redactions/:redactionId/lift: what it took out is shown again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'redact')
  await readForm(context, request)
  const { documentId = '', redactionId = '' } = params
  const lifted = await liftRedaction(context.portal, viewer, documentId, redactionId)
  const said = lifted.ok
    ? ({ tone: 'pass', text: 'The redaction is lifted. The copy that readers see is made anew.' } as const)
    : ({ tone: 'fail', text: EXPLAIN_REDACT[lifted.refusal] } as const)
  return redirect(`/documents/${documentId}/redactions`, { headers: { 'Set-Cookie': sayNext(said) } })
}
