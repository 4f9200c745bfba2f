import type { Request, Response } from 'express'
import { findSession } from '../accounts/sessions.server'
import { READER } from '../domain/roles'
import type { Portal } from '../portal.server'
import type { Visitor } from './context'
import { isHttps, readSessionCookie, sessionCookie } from './sessionCookie'

/** Whoever sends a request without a session: a reader. */
export const ANYONE: Visitor = { viewer: READER, session: null }

/**
 * Who sends a request, asked once for each: readers cost no query. Role and account are read anew each time, so a
 * role that was changed and a session that was ended take effect with the next request. Where this use moved the
 * end of the session, the cookie follows.
 */
export async function resolveVisitor(portal: Portal, request: Request, response: Response): Promise<Visitor> {
  const isSecure = isHttps(portal.settings.publicUrl)
  const secret = readSessionCookie(request.headers.cookie, isSecure)
  const signedIn = secret === null ? null : await findSession(portal, secret)
  if (!signedIn) return ANYONE
  if (signedIn.extendedTo)
    response.append('Set-Cookie', sessionCookie(secret!, signedIn.extendedTo, isSecure))
  // What one person may see is never another's to be given from a cache.
  response.set('Cache-Control', 'private, no-store')
  response.locals.isSignedIn = true
  return { viewer: signedIn.viewer, session: { id: signedIn.sessionId, csrfToken: signedIn.csrfToken } }
}
