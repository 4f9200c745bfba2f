import type { AppLoadContext } from '@remix-run/server-runtime'
import { mayDo, roleFor, type Viewer } from '../domain/roles'
import { ok, refuse, type Result } from '../domain/result'
import { ANNO_TYPE } from '../domain/webAnnotation/vocabulary'
import { refuseAnnotation, type Interaction } from './annotationAnswer'
import { requireToken } from './forms.server'

/** Whoever has an account. */
export type Someone = Exclude<Viewer, { role: 'reader' }>

/**
 * Whoever changes annotations at the API: a program with its token, or a page with its session's token in
 * `X-CSRF-Token`. Refuses with the answer to give.
 */
export function whoWrites(
  context: AppLoadContext,
  request: Request,
  at: Interaction,
): Result<Someone, Response> {
  const { viewer } = context.visitor
  if (viewer.role === 'reader') {
    const message = 'Send a token: “Authorization: Bearer …”. Your account’s page makes one.'
    return refuse(refuseAnnotation(401, message, at, { headers: { 'WWW-Authenticate': 'Bearer' } }))
  }
  if (!mayDo(viewer.role, 'annotate')) {
    const message = `This takes the role of ${roleFor('annotate')}; yours is ${viewer.role}.`
    return refuse(refuseAnnotation(403, message, at))
  }
  requireToken(context, request.headers.get('X-CSRF-Token'))
  return ok(viewer)
}

/** Media types that annotations come in. */
const TYPES = ['application/ld+json', 'application/json']

/** Reads the JSON that a program sends. Refuses with the answer to give. */
export async function readJson(request: Request, at: Interaction): Promise<Result<unknown, Response>> {
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase()
  if (!TYPES.includes(type)) return refuse(refuseAnnotation(415, `Send the annotation as ${ANNO_TYPE}.`, at))
  try {
    return ok(JSON.parse(await request.text()) as unknown)
  } catch {
    return refuse(refuseAnnotation(400, 'What was sent is no JSON.', at))
  }
}
