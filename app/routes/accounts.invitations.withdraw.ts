import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { withdrawInvitation } from '../accounts/invitations.server'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { requireUser } from '../http/requireUser'

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireUser(context, request, 'manage-people')
  await readForm(context, request)
  const isWithdrawn = await withdrawInvitation(context.portal, viewer, params.invitationId ?? '')
  const flash = isWithdrawn
    ? ({ tone: 'pass', text: 'The link no longer works.' } as const)
    : ({ tone: 'unsure', text: 'That link was used or withdrawn before.' } as const)
  throw redirect('/accounts', { headers: { 'Set-Cookie': sayNext(flash) } })
}
