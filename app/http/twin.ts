import { data, type HeadersFunction } from '@remix-run/server-runtime'

/** Where the JSON twin of a page stands. */
function twinPath(path: string): string {
  return `/api/v1${path}`
}

/**
 * A page's data with the header that leads machines to the page's JSON twin (RFC 8288). A momentary page shows how far
 * something is, and is kept nowhere.
 */
export function withTwin<Value>(path: string, value: Value, { isMomentary = false } = {}) {
  const link = { Link: `<${twinPath(path)}>; rel="alternate"; type="application/json"` }
  return data(value, { headers: isMomentary ? { ...link, 'Cache-Control': 'private, no-store' } : link })
}

/** For the `headers` export of each page that has a twin. */
export const twinHeaders: HeadersFunction = ({ loaderHeaders }) => {
  const headers = new Headers()
  const link = loaderHeaders.get('Link')
  if (link) headers.set('Link', link)
  const kept = loaderHeaders.get('Cache-Control')
  if (kept) headers.set('Cache-Control', kept)
  return headers
}

/** Title of a page, and the link to its twin for those who read the page itself. */
export function pageMeta(title: string, path?: string) {
  const link = { tagName: 'link', rel: 'alternate', type: 'application/json' }
  return [{ title: `${title} – Throughline` }, ...(path ? [{ ...link, href: twinPath(path) }] : [])]
}
