import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { exhibitName, labellingOf } from '../domain/filing/exhibitLabel'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { removeExhibit } from '../packets/packetCommands.server'
import { findPacket } from '../packets/readPackets.server'
import { removedHref } from './parts/packet/Removed'

/** POST: takes an exhibit out, and leads to the page that offers to put it back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  await readForm(context, request)
  const { packetId = '', exhibitId = '' } = params
  const before = await findPacket(context.portal, viewer, packetId)
  const removed = await removeExhibit(context.portal, viewer, packetId, exhibitId)
  const at = before?.exhibitIds.indexOf(exhibitId) ?? -1
  if (!before || !removed.ok || at === -1) throw notFound('exhibit that you may take out', exhibitId)
  const { record, ...fields } = before.packet.exhibits[at]!
  const label = exhibitName(labellingOf(before.packet.labelScheme), at + 1)
  throw redirect(
    removedHref(packetId, { record, position: String(at + 1), label, fields: JSON.stringify(fields) }),
  )
}
