import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { numberIntroduction } from '../packets/argument/argumentCommands.server'

/** POST: makes numbered paragraphs of the introduction. The history has it as it was. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  await readForm(context, request)
  const id = params.packetId ?? ''
  const done = await numberIntroduction(context.portal, viewer, id)
  if (!done.ok) throw notFound('introduction that you may change', id)
  throw redirect(`/packets/${id}#argument`)
}
