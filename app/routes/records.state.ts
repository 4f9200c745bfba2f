import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { setRecordState, type StateRefusal } from '../catalog/recordState.server'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'

/** Publishes a record to every reader, or withdraws it to a draft. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireUser(context, request, 'publish')
  const form = await readForm(context, request)
  const state = form.get('state') === 'published' ? 'published' : 'draft'
  const done = await setRecordState(context.portal, viewer, params.id ?? '', state)
  if (!done.ok && done.refusal.because === 'gone') throw notFound('record', params.id)
  const flash = done.ok
    ? ({
        tone: 'pass',
        text:
          state === 'published' ? 'Published. Every reader sees it.' : 'Withdrawn. Readers no longer see it.',
      } as const)
    : ({ tone: 'fail', text: explain(done.refusal) } as const)
  throw redirect(`/records/${params.id}/edit`, { headers: { 'Set-Cookie': sayNext(flash) } })
}

function explain(refusal: StateRefusal): string {
  if (refusal.because === 'gone') return 'That record was removed.'
  const named = refusal.ids.slice(0, 5).join(', ') + (refusal.ids.length > 5 ? ' and others' : '')
  return refusal.because === 'names-drafts'
    ? `Not published: it names drafts that readers do not see. Publish them first: ${named}.`
    : `Not withdrawn: published records name it. Withdraw or change them first: ${named}.`
}
