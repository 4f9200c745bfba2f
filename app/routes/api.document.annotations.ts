import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { annotationsJsonLd } from '../annotations/annotationJsonLd'
import { listAnnotations } from '../annotations/listAnnotations.server'
import { findText } from '../annotations/readDocument.server'
import { notFound } from '../http/notFound'

/** GET /api/v1/documents/:documentId/annotations: what this viewer may see of them, as W3C JSON-LD. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal, visitor } = context
  const documentId = params.documentId ?? ''
  const text = await findText(portal, visitor.viewer, documentId)
  if (!text) throw notFound('document', documentId)
  const annotations = await listAnnotations(portal, documentId, visitor.viewer)
  const origin = portal.settings.publicUrl ?? new URL(request.url).origin
  return Response.json(annotationsJsonLd(annotations, text.pages, { origin, documentId }), {
    headers: { 'Content-Type': 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"' },
  })
}
