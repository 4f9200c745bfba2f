import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/server-runtime'
import {
  isGone,
  readAnnotationResource,
  type AnnotationResource,
} from '../annotations/exchange/readResource.server'
import { replaceResource } from '../annotations/exchange/replaceResource.server'
import { removeAnnotation } from '../annotations/removeAnnotation.server'
import {
  ANNOTATION,
  answerAnnotations,
  answerWritten,
  namesTag,
  refuseAnnotation,
  tagOf,
} from '../http/annotationAnswer'
import { readJson, whoWrites, type Someone } from '../http/annotationRequest.server'
import { notFound, sayNotFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import type { Portal } from '../portal.server'
import { answerRefusal } from './parts/notes/answerRefusal'

/** GET /api/v1/documents/:documentId/annotations/:annotationId: one annotation, as W3C JSON-LD. 410 where it was removed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { origin, ...named } = namedIn(request, params, context)
  const found = await readAnnotationResource(context.portal, context.visitor.viewer, named, origin)
  if (found) return answerAnnotations(request, found.annotation, ANNOTATION)
  if (await isGone(context.portal, context.visitor.viewer, named)) return answerGone()
  throw notFound('annotation', named.id)
}

/** PUT replaces an annotation, DELETE removes it: both of the one whose ETag stands in If-Match. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const who = whoWrites(context, request, ANNOTATION)
  if (!who.ok) return who.refusal
  const change = CHANGES[request.method]
  if (!change)
    return refuseAnnotation(405, 'An annotation is replaced by PUT and removed by DELETE.', ANNOTATION)
  const { origin, ...named } = namedIn(request, params, context)
  const shown = await readAnnotationResource(context.portal, who.value, named, origin)
  if (!shown && (await isGone(context.portal, who.value, named))) return answerGone()
  if (!shown) return refuseAnnotation(404, sayNotFound('annotation', named.id), ANNOTATION)
  const condition = request.headers.get('If-Match')
  if (condition === null) return refuseAnnotation(428, SAY_WHICH, ANNOTATION)
  if (!namesTag(condition, tagOf(shown.annotation))) return answerRefusal({ reason: 'changed' }, ANNOTATION)
  return change(context.portal, who.value, { shown, origin, request })
}

type Asked = { shown: AnnotationResource; origin: string; request: Request }
type Change = (portal: Portal, viewer: Someone, asked: Asked) => Promise<Response>
const CHANGES: Partial<Record<string, Change>> = { PUT: replace, DELETE: remove }

async function replace(portal: Portal, viewer: Someone, { shown, origin, request }: Asked) {
  const sent = await readJson(request, ANNOTATION)
  if (!sent.ok) return sent.refusal
  const replaced = await replaceResource(portal, viewer, shown, { value: sent.value, origin })
  if (!replaced.ok) return answerRefusal(replaced.refusal, ANNOTATION)
  const held = await readAnnotationResource(portal, viewer, shown.note, origin)
  return answerWritten(request, held!.annotation, 'replaced')
}

async function remove(portal: Portal, viewer: Someone, { shown }: Asked) {
  const removed = await removeAnnotation(portal, viewer, shown.note)
  if (removed.ok) return new Response(null, { status: 204, headers: { Allow: ANNOTATION.allow } })
  return removed.refusal === 'not-yours'
    ? refuseAnnotation(403, 'Only its author or an editor can remove an annotation.', ANNOTATION)
    : answerRefusal({ reason: removed.refusal }, ANNOTATION)
}

const SAY_WHICH =
  'Say which state of the annotation you mean: send the ETag that it was answered with as If-Match.'

function namedIn(request: Request, params: ActionFunctionArgs['params'], { portal }: AppLoadContext) {
  const { documentId = '', annotationId: id = '' } = params
  return { documentId, id, origin: permalink(portal, request, '') }
}

function answerGone(): Response {
  return refuseAnnotation(410, 'The annotation was removed.', ANNOTATION)
}
