import { createHash } from 'node:crypto'
import { ANNO_TYPE } from '../domain/webAnnotation/vocabulary'

/** What these addresses answer to. Notes are written through the portal's own pages. */
const ALLOW = 'GET, HEAD, OPTIONS'

/**
 * Answers a program with JSON-LD of annotations (Web Annotation Protocol, 4 and 5): the hash of the answer is its ETag,
 * and a client that has it already gets 304. OPTIONS gets the headers alone.
 */
export function answerAnnotations(request: Request, body: unknown, link: string): Response {
  const text = JSON.stringify(body)
  const headers = {
    'Content-Type': ANNO_TYPE,
    Link: link,
    ETag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`,
    Allow: ALLOW,
    Vary: 'Accept, Prefer, Cookie, Authorization',
    'Cache-Control': 'private, no-cache',
  }
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { Allow: ALLOW, Link: link } })
  const known = (request.headers.get('If-None-Match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(headers.ETag)) return new Response(null, { status: 304, headers })
  return new Response(text, { headers })
}
