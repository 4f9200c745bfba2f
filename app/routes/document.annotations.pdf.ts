import { createReadableStreamFromReadable } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { attachmentDisposition } from '../domain/fileName'
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
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Length': String(sizeBytes),
    'Content-Disposition': attachmentDisposition(name),
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  }
  return new Response(createReadableStreamFromReadable(stream), { headers })
}
