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
    : ({ tone: 'fail', text: explain(done.refusal).slice(0, 500) } as const)
  throw redirect(`/records/${params.id}/edit`, { headers: { 'Set-Cookie': sayNext(flash) } })
}

function explain(refusal: StateRefusal): string {
  switch (refusal.because) {
    case 'gone':
      return 'That record was removed.'
    case 'names-drafts':
      return `Not published: it names drafts that readers do not see. Publish them first: ${listed(refusal.ids)}.`
    case 'named-by':
      return `Not withdrawn: published records name it. Withdraw or change them first: ${listed(refusal.ids)}.`
    case 'in-packets':
      return `Not withdrawn: published packets show it. Take it out of them, or withdraw them, first: ${listed(refusal.packets.map(({ title }) => `“${title}”`))}.`
  }
}

function listed(names: readonly string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ' and others' : '')
}
