import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { setAside } from '../ingest/setAside.server'

/** POST: takes a receipt off the list of what waits; with `back`, puts it on it again. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const form = await readForm(context, request)
  const id = params.receiptId ?? ''
  const isBack = form.has('back')
  if (!(await setAside(context.portal, viewer, id, !isBack))) throw notFound('waiting receipt', id)
  const text = isBack ? 'It waits for you again.' : 'It is set aside. Its bytes stay.'
  throw redirect(isBack ? `/intake/${id}` : '/intake?state=waiting', {
    headers: { 'Set-Cookie': sayNext({ tone: 'pass', text }) },
  })
}
