import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { idIn } from '../domain/formText'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { moveExhibit } from '../packets/packetCommands.server'
import { readMove } from './parts/packet/readMove'

/** POST: moves an exhibit up, down, or to a place counted from 1. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const exhibit = idIn(form, 'exhibit')
  const id = params.packetId ?? ''
  const moved = await moveExhibit(context.portal, viewer, id, exhibit, readMove(form))
  if (!moved.ok) throw notFound('exhibit that you may move', exhibit)
  const at = moved.value.exhibitIds.indexOf(exhibit) + 1
  throw redirect(`/packets/${id}#ex-${at}`)
}
