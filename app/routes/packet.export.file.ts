import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { openExport } from '../dossier/readExports.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'

/** The finished PDF, as a download. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const { packetId = '', exportId = '' } = params
  const file = await openExport(context.portal, viewer, packetId, exportId)
  if (!file) throw notFound('finished export', exportId)
  return new Response(file.stream, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': `attachment; filename="${packetId}.pdf"`,
      'Cache-Control': 'private, no-transform',
    },
  })
}
