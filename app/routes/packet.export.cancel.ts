import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { cancelExport } from '../dossier/exportDossier.server'
import { readExportTicket } from '../http/exportCookie'
import { readForm } from '../http/forms.server'
import { requireUser } from '../http/requireUser'

/** POST: stops an export. One that has ended meanwhile is left as it ended. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  await readForm(context, request)
  const { packetId = '', exportId = '' } = params
  const ticket = readExportTicket(request, exportId)
  await cancelExport(context.portal, viewer, packetId, exportId, ticket)
  throw redirect(`/packets/${packetId}/exports/${exportId}`)
}
