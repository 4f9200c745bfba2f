import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { idsIn, textIn } from '../domain/formText'
import { chartChoiceSchema } from '../domain/packet'
import { readForm } from '../http/forms.server'
import { requireAccount } from '../http/requireUser'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { addExhibits } from '../packets/packetCommands.server'

/** POST: puts a record forward, at its place where one is given. Undoing a removal comes here. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const place = textIn(form, 'position')
  const position = /^\d{1,4}$/.test(place) ? Number(place) : undefined
  const id = params.packetId ?? ''
  const options = {
    position,
    caption: textIn(form, 'caption').slice(0, 500),
    chart: readChart(textIn(form, 'chart')),
  }
  const added = await addExhibits(context.portal, viewer, id, idsIn(form, 'record'), options)
  if (!added.ok)
    throw new Response(explainPacketRefusal(added.refusal), {
      status: added.refusal.reason === 'not-found' ? 404 : 422,
    })
  throw redirect(`/packets/${id}${position ? `#ex-${position}` : ''}`)
}

function readChart(text: string) {
  try {
    return chartChoiceSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
