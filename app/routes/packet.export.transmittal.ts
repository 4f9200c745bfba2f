import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { openExport } from '../dossier/readExports.server'
import { answerDownload } from '../http/download'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'

/** The text to fill in the venue's form from, as a download. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const { packetId = '', exportId = '' } = params
  const file = await openExport(context.portal, viewer, packetId, exportId, 'txt')
  if (!file) throw notFound('finished export', exportId)
  const { stream: body, sizeBytes } = file
  return answerDownload({ body, mediaType: 'text/plain; charset=utf-8', name: 'transmittal.txt', sizeBytes })
}
