import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { openExport } from '../dossier/readExports.server'
import { answerDownload } from '../http/download'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'

/** The finished evidence package, as a download. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const { packetId = '', exportId = '' } = params
  const file = await openExport(context.portal, viewer, packetId, exportId, 'zip')
  if (!file) throw notFound('finished export', exportId)
  const { stream: body, sizeBytes, name } = file
  return answerDownload({ body, mediaType: 'application/zip', name: `${name}.zip`, sizeBytes })
}
