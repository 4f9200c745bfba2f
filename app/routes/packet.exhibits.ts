import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { idsIn, textIn } from '../domain/formText'
import { exhibitSchema } from '../domain/packet'
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
  const records = idsIn(form, 'record')
  const fields = readFields(records[0] ?? '', textIn(form, 'fields'))
  const added = await addExhibits(context.portal, viewer, id, records, { position, fields })
  if (!added.ok)
    throw new Response(explainPacketRefusal(added.refusal), {
      status: added.refusal.reason === 'not-found' ? 404 : 422,
    })
  throw redirect(`/packets/${id}${position ? `#ex-${position}` : ''}`)
}

/** What was said of an exhibit that was taken out, as the page that offers to put it back has it. */
function readFields(record: string, text: string) {
  try {
    const read = exhibitSchema.safeParse({ ...(JSON.parse(text) as object), record })
    const { record: _, ...fields } = read.success ? read.data : { record }
    return fields
  } catch {
    return {}
  }
}
