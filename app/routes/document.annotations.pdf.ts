import { createReadableStreamFromReadable } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { answerDownload } from '../http/download'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { EXPLAIN_ANNOTATED_PDF, readAnnotatedPdf } from '../ingest/annotatedPdf.server'

/** GET /documents/:documentId/annotations.pdf: a copy of its PDF with the notes that the viewer may see. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const id = params.documentId ?? ''
  const copy = await readAnnotatedPdf(context.portal, viewer, id, request.signal)
  if (!copy) throw notFound('document', id)
  if (!copy.ok) return new Response(`${EXPLAIN_ANNOTATED_PDF[copy.refusal]}\n`, { status: 422 })
  const { stream, sizeBytes, name } = copy.value
  const body = createReadableStreamFromReadable(stream)
  return answerDownload({ body, mediaType: 'application/pdf', name, sizeBytes })
}
