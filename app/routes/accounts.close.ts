import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { closeAccount } from '../accounts/people.server'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { requireUser } from '../http/requireUser'
import { EXPLAIN } from './accounts.role'

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireUser(context, request, 'manage-people')
  await readForm(context, request)
  const closed = await closeAccount(context.portal, viewer, params.accountId ?? '')
  const flash = closed.ok
    ? ({ tone: 'pass', text: 'The account is closed and signed out everywhere.' } as const)
    : ({ tone: 'fail', text: EXPLAIN[closed.refusal] } as const)
  throw redirect('/accounts', { headers: { 'Set-Cookie': sayNext(flash) } })
}
