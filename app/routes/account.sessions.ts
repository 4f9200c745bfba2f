import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { endSession } from '../accounts/sessions.server'
import { idIn } from '../domain/formText'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'

export function loader() {
  throw redirect('/account#sessions')
}

/** Signs one of the viewer's browsers out; their own too. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const id = idIn(form, 'session')
  if (!(await endSession(context.portal, viewer, id))) throw notFound('session', id.slice(0, 12))
  if (id === context.visitor.session?.id) throw redirect('/sign-in')
  throw redirect('/account#sessions', {
    headers: { 'Set-Cookie': sayNext({ tone: 'pass', text: 'That browser is signed out.' }) },
  })
}
