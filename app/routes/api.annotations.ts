import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/server-runtime'
import { createResource } from '../annotations/exchange/createResource.server'
import { readAnnotationResource } from '../annotations/exchange/readResource.server'
import { readContainer } from '../annotations/exchange/readContainer.server'
import { readNoteFilter, writeNoteFilter } from '../annotations/list/noteFilter'
import { readPrefer } from '../domain/webAnnotation/container'
import { wholeNumberIn } from '../domain/wholeNumberIn'
import { answerAnnotations, answerWritten, CONTAINER, refuseAnnotation } from '../http/annotationAnswer'
import { readJson, whoWrites } from '../http/annotationRequest.server'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireDocument } from './parts/document/requireDocument.server'
import { answerRefusal } from './parts/notes/answerRefusal'

/**
 * GET /api/v1/annotations, and /api/v1/documents/:documentId/annotations of one document: what this viewer may see, as a
 * container of the Web Annotation Protocol. The questions of /notes may be asked of it.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal, visitor } = context
  const { documentId } = params
  if (documentId) await requireDocument(portal, visitor.viewer, documentId)
  const asked = readQuestion(request, documentId, permalink(portal, request, ''))
  const body = await readContainer(portal, visitor.viewer, asked)
  if (!body) throw notFound('page of annotations', String(asked.page))
  return answerAnnotations(request, body, CONTAINER)
}

/** Which notes are asked for, which page of them and how much of each; and the address that names the container. */
function readQuestion(request: Request, documentId: string | undefined, origin: string) {
  const { searchParams: asked } = new URL(request.url)
  const filter = { ...readNoteFilter(asked), ...(documentId && { document: documentId }) }
  const path = documentId ? `/api/v1/documents/${documentId}/annotations` : '/api/v1/annotations'
  const query = writeNoteFilter({ ...filter, ...(documentId && { document: null }) })
  const page = wholeNumberIn(asked, 'page')
  const preferred = readPrefer(request.headers.get('Prefer')) ?? 'descriptions'
  const inclusion = asked.get('iris') === '1' ? 'iris' : preferred
  return { filter, inclusion, page, origin, address: `${origin}${path}${query && `?${query}`}` } as const
}

/** POST: takes one annotation in. Answers 201 with its address. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { portal } = context
  const who = whoWrites(context, request, CONTAINER)
  if (!who.ok) return who.refusal
  if (request.method !== 'POST')
    return refuseAnnotation(
      405,
      'A container takes new annotations, by POST, and no other change.',
      CONTAINER,
    )
  const sent = await readJson(request, CONTAINER)
  if (!sent.ok) return sent.refusal
  const origin = permalink(portal, request, '')
  const slug = request.headers.get('Slug')
  const asked = { documentId: params.documentId ?? null, value: sent.value, slug, origin }
  const made = await createResource(portal, who.value, asked)
  if (!made.ok) return answerRefusal(made.refusal, CONTAINER, { origin, documentId: params.documentId })
  const held = await readAnnotationResource(portal, who.value, made.value, origin)
  return answerWritten(request, held!.annotation, 'created')
}
