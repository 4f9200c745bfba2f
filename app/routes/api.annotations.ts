import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { readContainer } from '../annotations/exchange/readContainer.server'
import { readNoteFilter, writeNoteFilter } from '../annotations/list/noteFilter'
import { readCatalog } from '../catalog/readCatalog.server'
import { CONTAINER_LINKS, readPrefer } from '../domain/webAnnotation/container'
import { answerAnnotations } from '../http/annotationAnswer'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'

/**
 * GET /api/v1/annotations, and /api/v1/documents/:documentId/annotations of one document: what this viewer may see, as a
 * container of the Web Annotation Protocol. The questions of /notes may be asked of it.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal, visitor } = context
  const { searchParams: asked } = new URL(request.url)
  const { documentId } = params
  const filter = { ...readNoteFilter(asked), ...(documentId && { document: documentId }) }
  const origin = permalink(portal, request, '')
  const path = documentId ? `/api/v1/documents/${documentId}/annotations` : '/api/v1/annotations'
  const query = writeNoteFilter({ ...filter, ...(documentId && { document: null }) })
  const address = `${origin}${path}${query && `?${query}`}`
  const page = /^\d{1,6}$/.test(asked.get('page') ?? '') ? Number(asked.get('page')) : null
  const inclusion =
    asked.get('iris') === '1' ? 'iris' : (readPrefer(request.headers.get('Prefer')) ?? 'descriptions')
  if (documentId) await requireDocument(context, documentId)
  const body = await readContainer(portal, visitor.viewer, { filter, inclusion, page, origin, address })
  if (!body) throw notFound('page of annotations', String(page))
  return answerAnnotations(request, body, CONTAINER_LINKS)
}

async function requireDocument(
  { portal, visitor }: LoaderFunctionArgs['context'],
  id: string,
): Promise<void> {
  const catalog = await readCatalog(portal, visitor.viewer)
  if (!catalog.find('document', id)) throw notFound('document', id)
}
