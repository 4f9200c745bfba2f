import { timingSafeEqual } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/server-runtime'

/** The form field that carries the session's token. */
export const CSRF_FIELD = 'csrf'

/**
 * Reads a form, refusing one that was not made by a page of this session. The server has checked the origin
 * before; the token is the second lock. Multipart uploads are streamed elsewhere and check it there. What is no form
 * at all is refused with 400.
 */
export async function readForm(context: AppLoadContext, request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => {
    throw new Response('The form could not be read. Go back, reload the page and send it again.', {
      status: 400,
      statusText: 'Bad Request',
    })
  })
  requireToken(context, form.get(CSRF_FIELD))
  return form
}

/** Refuses with 403 unless the token is this session's. */
export function requireToken(context: AppLoadContext, given: unknown): void {
  const { session } = context.visitor
  if (!session) return
  const right = Buffer.from(session.csrfToken)
  const token = Buffer.from(typeof given === 'string' ? given : '')
  if (right.length === token.length && timingSafeEqual(right, token)) return
  throw new Response('This form was opened in another session. Go back, reload the page and send it again.', {
    status: 403,
    statusText: 'Forbidden',
  })
}
