import type { Request, Response } from 'express'
import { findTokenOwner } from '../accounts/apiTokens.server'
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
 * end of the session, the cookie follows. A program says who it is by a token instead, to the API alone; it needs no
 * form's token, since no page can make a browser send its own.
 */
export async function resolveVisitor(portal: Portal, request: Request, response: Response): Promise<Visitor> {
  const token = bearerOf(request)
  if (token !== null) {
    // What one program may see is never another's to be given from a cache.
    response.set('Cache-Control', 'private, no-store')
    response.locals.isSignedIn = true
    return { viewer: (await findTokenOwner(portal, token)) ?? READER, session: null }
  }
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

/** The token of a request to the API (RFC 6750, 2.1), or null. */
function bearerOf(request: Request): string | null {
  if (!request.path.startsWith('/api/v1/')) return null
  return /^Bearer ([\w~+/.-]{1,200}=*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}
