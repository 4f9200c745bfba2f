import { cookieIn } from './cookies'

/**
 * The cookie of a session. Out of reach of scripts, not sent along by other sites' forms, and, where the portal is
 * reached by https, never sent without it nor set by a neighbouring subdomain (the __Host- prefix, RFC 6265bis 4.1.3).
 */
const NAME = 'throughline'

function nameFor(isSecure: boolean): string {
  return isSecure ? `__Host-${NAME}` : NAME
}

/** The session's secret in a request's Cookie header; null where there is none. */
export function readSessionCookie(header: string | null | undefined, isSecure: boolean): string | null {
  return cookieIn(header, nameFor(isSecure)) || null
}

/** The Set-Cookie value that signs a browser in until an instant. */
export function sessionCookie(secret: string, expiresAt: Date, isSecure: boolean): string {
  return `${nameFor(isSecure)}=${secret}; Path=/; Expires=${expiresAt.toUTCString()}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

/** The Set-Cookie value that takes the cookie away. */
export function endedSessionCookie(isSecure: boolean): string {
  return sessionCookie('', new Date(0), isSecure)
}

/** Whether readers reach the portal by https, so that cookies and headers may count on it. */
export function isHttps(publicUrl: string | null): boolean {
  return publicUrl !== null && publicUrl.startsWith('https:')
}
