import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { requireUser } from '../http/requireUser'
import { readTimelineFile, type Encoding } from '../search/readTimeline.server'

/** A year, in seconds: the address names the revision that it is of. */
const FOREVER_S = 365 * 24 * 3600

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const encoding = encodingFor(request.headers.get('Accept-Encoding') ?? '')
  const { revision, bytes } = await readTimelineFile(context.portal, viewer, encoding)
  const isNamed = new URL(request.url).searchParams.get('revision') === String(revision)
  return new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      Vary: 'Accept-Encoding, Cookie',
      'Cache-Control': isNamed ? `private, max-age=${FOREVER_S}, immutable` : 'private, no-cache',
    },
  })
}

function encodingFor(accepted: string): Encoding {
  const names = accepted.split(',').map((part) => part.trim())
  const takes = (name: string) =>
    names.some((part) => part.split(';')[0] === name && !/;\s*q=0(?:\.0*)?$/.test(part))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}
