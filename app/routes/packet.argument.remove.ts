import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { removeBlock } from '../packets/argument/argumentCommands.server'
import { takenOutHref } from './parts/packet/TakenOut'

/** POST: takes a part of the argument out, and leads to the page that offers to put it back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  await readForm(context, request)
  const { packetId = '', blockId = '' } = params
  const removed = await removeBlock(context.portal, viewer, packetId, blockId)
  if (!removed.ok) throw notFound('part that you may take out', blockId)
  throw redirect(takenOutHref(packetId))
}
