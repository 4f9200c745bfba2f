import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { askForChosenParts } from '../ingest/takeParts.server'

/** POST: asks for the chosen parts of an original to be taken as documents. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const form = await readForm(context, request)
  const id = params.receiptId ?? ''
  const chosen = form.getAll('part').filter((path): path is string => typeof path === 'string')
  const asked = await askForChosenParts(context.portal, viewer, id, chosen)
  if (asked === null) throw notFound('receipt', id)
  const said =
    asked === 0
      ? ({ tone: 'unsure', text: 'Choose a part first.' } as const)
      : ({
          tone: 'pass',
          text: asked === 1 ? 'One part is being taken.' : `${asked} parts are being taken.`,
        } as const)
  throw redirect(`/intake/${id}#parts`, { headers: { 'Set-Cookie': sayNext(said) } })
}
