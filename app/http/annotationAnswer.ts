import { createHash } from 'node:crypto'
import { ANNOTATION_LINK, CONTAINER_LINKS } from '../domain/webAnnotation/container'
import { ANNO_TYPE } from '../domain/webAnnotation/vocabulary'

/** What an address of annotations is: a container that takes new ones, or one of them. */
export type Interaction = { link: string; allow: string; isContainer: boolean }

/** An address that holds annotations and takes new ones. */
export const CONTAINER: Interaction = {
  link: CONTAINER_LINKS,
  allow: 'GET, HEAD, OPTIONS, POST',
  isContainer: true,
}
/** The address of one annotation. */
export const ANNOTATION: Interaction = {
  link: ANNOTATION_LINK,
  allow: 'GET, HEAD, OPTIONS, PUT, DELETE',
  isContainer: false,
}

/** The headers of every answer about annotations (Web Annotation Protocol, 4 and 5). */
function headersOf({ link, allow, isContainer }: Interaction): Record<string, string> {
  return { Link: link, Allow: allow, ...(isContainer && { 'Accept-Post': ANNO_TYPE }) }
}

/** The tag of an annotation or container as it is answered: a hash of the answer. */
export function tagOf(body: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`
}

/**
 * Answers a program with JSON-LD of annotations: a client that has it already gets 304. OPTIONS gets the headers alone.
 */
export function answerAnnotations(request: Request, body: unknown, at: Interaction): Response {
  const tag = tagOf(body)
  const headers = {
    ...headersOf(at),
    'Content-Type': ANNO_TYPE,
    ETag: tag,
    Vary: 'Accept, Prefer, Cookie, Authorization',
    'Cache-Control': 'private, no-cache',
  }
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: headersOf(at) })
  const known = (request.headers.get('If-None-Match') ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
  if (known.includes(tag)) return new Response(null, { status: 304, headers })
  return new Response(JSON.stringify(body), { headers })
}

/** Answers that an annotation was made, with its address, or replaced: with the annotation, unless `Prefer` asks for none. */
export function answerWritten(
  request: Request,
  annotation: { id?: unknown },
  made: 'created' | 'replaced',
): Response {
  const preferred = preferredReturn(request.headers.get('Prefer'))
  const headers = {
    ...headersOf(ANNOTATION),
    ETag: tagOf(annotation),
    'Cache-Control': 'private, no-store',
    ...(made === 'created' && { Location: String(annotation.id) }),
    ...(preferred && { 'Preference-Applied': `return=${preferred}` }),
  }
  if (preferred === 'minimal') return new Response(null, { status: made === 'created' ? 201 : 204, headers })
  const shown = { ...headers, 'Content-Type': ANNO_TYPE, 'Content-Location': String(annotation.id) }
  return new Response(JSON.stringify(annotation), { status: made === 'created' ? 201 : 200, headers: shown })
}

/** What a client prefers to be answered after a change (RFC 7240, 4.2); null where it does not say. */
function preferredReturn(header: string | null): 'minimal' | 'representation' | null {
  const told = /(?:^|[,;])\s*return\s*=\s*"?(minimal|representation)"?\s*(?:$|[,;])/iu.exec(header ?? '')?.[1]
  return (told?.toLowerCase() as 'minimal' | 'representation' | undefined) ?? null
}

/** Whether a precondition names this tag: `*` names any, and weak tags name none (RFC 9110, 13.1.1). */
export function namesTag(header: string, tag: string): boolean {
  return header.trim() === '*' || header.split(',').some((each) => each.trim() === tag)
}

/**
 * Answers that something cannot be done, as a problem (RFC 9457); beside its members stands `error`, the shape that the
 * API's other refusals have.
 */
export function refuseAnnotation(
  status: number,
  message: string,
  at: Interaction,
  more: { headers?: Record<string, string>; errors?: Record<string, string> } = {},
): Response {
  const { errors } = more
  const problem = { type: 'about:blank', title: TITLES[status] ?? 'Refused', status, detail: message }
  const body = { ...problem, ...(errors && { errors }), error: { status, message, nearest: [] } }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headersOf(at),
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'private, no-store',
      ...more.headers,
    },
  })
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
}
