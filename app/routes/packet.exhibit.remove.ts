import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { removeExhibit } from '../packets/packetCommands.server'
import { takenOutHref } from './parts/packet/TakenOut'

/** POST: takes an exhibit out, and leads to the page that offers to put it back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  await readForm(context, request)
  const { packetId = '', exhibitId = '' } = params
  const removed = await removeExhibit(context.portal, viewer, packetId, exhibitId)
  if (!removed.ok) throw notFound('exhibit that you may take out', exhibitId)
  throw redirect(takenOutHref(packetId))
}
