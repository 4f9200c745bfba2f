import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { idIn } from '../domain/formText'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { moveBlock } from '../packets/argument/argumentCommands.server'
import { readMove } from './parts/packet/readMove'

/** POST: moves a part of the argument up, down, or to a place counted from 1. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const part = idIn(form, 'part')
  const id = params.packetId ?? ''
  const moved = await moveBlock(context.portal, viewer, id, part, readMove(form))
  if (!moved.ok) throw notFound('part that you may move', part)
  throw redirect(`/packets/${id}#b-${part}`)
}
