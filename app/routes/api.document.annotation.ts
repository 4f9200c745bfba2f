import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { readAnnotationResource } from '../annotations/exchange/readContainer.server'
import { ANNOTATION_LINK } from '../domain/webAnnotation/container'
import { answerAnnotations } from '../http/annotationAnswer'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'

/** GET /api/v1/documents/:documentId/annotations/:annotationId: one annotation, as W3C JSON-LD. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal, visitor } = context
  const { documentId = '', annotationId: id = '' } = params
  const origin = permalink(portal, request, '')
  const found = await readAnnotationResource(portal, visitor.viewer, { documentId, id }, origin)
  if (!found) throw notFound('annotation', id)
  return answerAnnotations(request, found.annotation, ANNOTATION_LINK)
}
