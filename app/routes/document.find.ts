import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { findInDocument } from '../annotations/findInDocument'
import { findText } from '../annotations/readDocument.server'
import { notFound } from '../http/notFound'

/** GET /documents/:documentId/find?words=…: every place of the text where the words stand, as JSON for the reader's find bar. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal, visitor } = context
  const asked = new URL(request.url).searchParams
  const text = await findText(portal, visitor.viewer, params.documentId!, {
    version: Number(asked.get('version')),
  })
  if (!text) throw notFound('document', params.documentId)
  return Response.json(findInDocument(text.pages, asked.get('words') ?? ''), {
    headers: { 'Cache-Control': 'private, no-cache' },
  })
}
