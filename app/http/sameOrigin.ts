/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export type RequestOrigin = {
  method: string
  /** The Host header: the name and port that the browser was sent to. */
  host: string | undefined
  origin: string | undefined
  secFetchSite: string | undefined
}

/**
 * Whether a request may change something: it comes from a page of this portal, or from no page at all. Browsers
 * name the page's origin in `Origin` or `Sec-Fetch-Site` on every POST and scripts cannot alter either; a client
 * that sends neither is a program of the user's own, which no other site can steer. The present address counts,
 * and `publicUrl` beside it, since a proxy may put another Host.
 */
export function isFromHere(request: RequestOrigin, publicUrl: string | null): boolean {
  const { method, host, origin, secFetchSite } = request
  if (SAFE.has(method.toUpperCase())) return true
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin' && secFetchSite !== 'none') return false
  if (origin === undefined) return true
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase()
}
