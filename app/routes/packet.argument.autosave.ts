import type { ActionFunctionArgs } from '@remix-run/server-runtime'
import { readForm } from '../http/forms.server'
import { requireAccount } from '../http/requireUser'
import { writeBlock } from '../packets/argument/argumentCommands.server'
import { parseBlock, readBlockInput, readBlockKind } from '../packets/argument/blockForm'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'

/** POST: saves a part while it is being written, and answers JSON: the revision to go on from, or why it was not saved. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const { packetId = '', blockId = '' } = params
  const kind = readBlockKind(String(form.get('kind')))
  const block = kind && parseBlock(kind, blockId, readBlockInput(form))
  if (!block?.ok) {
    const says = block ? Object.values(block.refusal)[0] : 'The form could not be read.'
    return Response.json({ reason: 'unreadable', says }, { status: 400 })
  }
  const revision = Number(form.get('revision'))
  const saved = await writeBlock(context.portal, viewer, packetId, { block: block.value, revision })
  if (saved.ok) {
    const { updatedAt } = saved.value
    return Response.json({ revision: saved.value.revision, savedAt: updatedAt.toISOString() })
  }
  const { refusal } = saved
  const by = refusal.reason === 'part-changed' ? refusal.by : null
  const status = refusal.reason === 'not-found' ? 404 : by === null ? 422 : 409
  return Response.json({ reason: refusal.reason, says: explainPacketRefusal(refusal), by }, { status })
}
