import type { ActionFunctionArgs } from '@remix-run/server-runtime'
import { readForm } from '../http/forms.server'
import { requireAccount } from '../http/requireUser'
import { saveNewBlock, writeBlock } from '../packets/argument/argumentCommands.server'
import { parseBlock, readAfter, readBlockInput, readBlockKind } from '../packets/argument/blockForm'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'

/**
 * POST: saves a part while it is being written, and answers JSON: the revision to go on from and, where they were carried
 * to it, the words as they are saved; or why nothing was saved. A part that says what it stands `after` is put in the first time.
 */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const { packetId = '', blockId = '' } = params
  const kind = readBlockKind(String(form.get('kind')))
  const read = kind && parseBlock(kind, blockId, readBlockInput(form))
  if (!read?.ok) {
    const says = read ? Object.values(read.refusal)[0] : 'The form could not be read.'
    return Response.json({ reason: 'unreadable', says }, { status: 400 })
  }
  const [block, revision] = [read.value, Number(form.get('revision'))]
  const saved = form.has('after')
    ? await saveNewBlock(context.portal, viewer, packetId, { block, after: readAfter(form), revision })
    : await writeBlock(context.portal, viewer, packetId, { block, revision })
  if (saved.ok) {
    const { packet, updatedAt } = saved.value
    const held = packet.argument.find(({ id }) => id === blockId)
    const text = held && 'text' in held ? held.text : undefined
    return Response.json({ revision: saved.value.revision, savedAt: updatedAt.toISOString(), text })
  }
  const { refusal } = saved
  const by = refusal.reason === 'part-changed' ? refusal.by : null
  const status = refusal.reason === 'not-found' ? 404 : by === null ? 422 : 409
  return Response.json({ reason: refusal.reason, says: explainPacketRefusal(refusal), by }, { status })
}
