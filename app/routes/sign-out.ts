import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { endSession } from '../accounts/sessions.server'
import { readForm } from '../http/forms.server'
import { endedSessionCookie, isHttps } from '../http/sessionCookie'

/** Signing out is a change, so it is a form: a link to it does nothing. */
export function loader() {
  throw redirect('/account')
}

export async function action({ request, context }: ActionFunctionArgs) {
  await readForm(context, request)
  const { portal, visitor } = context
  if (visitor.session) await endSession(portal, visitor.viewer, visitor.session.id)
  throw redirect('/', { headers: { 'Set-Cookie': endedSessionCookie(isHttps(portal.settings.publicUrl)) } })
}
