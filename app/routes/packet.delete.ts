import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { dropLostFiles } from '../dossier/exportFiles.server'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { deletePacket } from '../packets/packetCommands.server'

/** POST: deletes a packet. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  await readForm(context, request)
  const deleted = await deletePacket(context.portal, viewer, params.packetId ?? '')
  if (!deleted.ok) throw notFound('packet that you may delete', params.packetId)
  await dropLostFiles(context.portal)
  const text = `The packet “${deleted.value.packet.title}” is deleted.`
  throw redirect('/packets', { headers: { 'Set-Cookie': sayNext({ tone: 'pass', text }) } })
}
