import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { changeRole, type PeopleRefusal } from '../accounts/people.server'
import { textIn } from '../domain/formText'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { requireUser } from '../http/requireUser'

/** What a refusal means for whoever asked, and what can be done. */
export const EXPLAIN: Record<PeopleRefusal, string> = {
  'no-such-account': 'That account is closed or was never made.',
  'unknown-role': 'There is no such role. Choose contributor, editor or owner.',
  'last-owner': 'Nobody would be left to manage the portal. Make somebody else an owner first.',
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireUser(context, request, 'manage-people')
  const form = await readForm(context, request)
  const changed = await changeRole(context.portal, viewer, params.accountId ?? '', textIn(form, 'role'))
  const flash = changed.ok
    ? ({ tone: 'pass', text: `The role is now ${changed.value}.` } as const)
    : ({ tone: 'fail', text: EXPLAIN[changed.refusal] } as const)
  throw redirect('/accounts', { headers: { 'Set-Cookie': sayNext(flash) } })
}
