import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { volumeKind } from '../dossier/exportFiles.server'
import { openExport } from '../dossier/readExports.server'
import { answerDownload } from '../http/download'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'

/** The finished PDF, or one volume of it, as a download. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const { packetId = '', exportId = '' } = params
  const volume = Number(new URL(request.url).searchParams.get('volume') ?? 0)
  if (!Number.isSafeInteger(volume) || volume < 0) throw notFound('volume', String(volume))
  const file = await openExport(context.portal, viewer, packetId, exportId, volumeKind(volume || 1))
  if (!file) throw notFound('finished export', exportId)
  const { stream: body, sizeBytes, name } = file
  return answerDownload({
    body,
    mediaType: 'application/pdf',
    name: `${name}${volume ? `-${volume}` : ''}.pdf`,
    sizeBytes,
  })
}
