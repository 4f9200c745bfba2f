import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { exportFile, parseExportFormat } from '../annotations/exchange/exportFile.server'
import { readNoteFilter } from '../annotations/list/noteFilter'
import { answerDownload } from '../http/download'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'

/** GET /notes/export?format=csv&…: the notes that the same question of /notes finds, all of them, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const asked = new URL(request.url).searchParams
  const format = parseExportFormat(asked.get('format') ?? '')
  if (!format) throw notFound('format of notes', asked.get('format') ?? '')
  const origin = permalink(context.portal, request, '')
  const file = await exportFile(context.portal, viewer, readNoteFilter(asked), format, origin)
  return answerDownload({ body: file.text, mediaType: file.mediaType, name: file.name, sizeBytes: null })
}
