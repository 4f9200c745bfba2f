import type { Nearest } from './notFound'

/**
 * Answers a program with JSON. The revision of the catalog is its ETag: a client that has it already gets 304.
 * Whoever is signed in may see drafts, so nothing between us and the client may share the answer.
 */
export function answerJson(request: Request, body: unknown, tag: string): Response {
  const headers = { ETag: `"${tag}"`, 'Cache-Control': 'private, no-cache', Vary: 'Cookie' }
  const known = (request.headers.get('If-None-Match') ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
  if (known.includes(headers.ETag)) return new Response(null, { status: 304, headers })
  return Response.json(body, { headers })
}

/** Answers that something is wrong with what was asked, in the one shape that the twins' document names. */
export function answerProblem(
  status: number,
  message: string,
  nearest: { id: string; title: string; api: string }[] = [],
): Response {
  return Response.json({ error: { status, message, nearest } }, { status })
}

/** What may have been meant, for programs. */
export function nearestForPrograms(nearest: Nearest[], address: (path: string) => string) {
  return nearest.map(({ id, href, name }) => ({ id, title: name, api: address(`/api/v1${href}`) }))
}
