import { createReadableStreamFromReadable } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { originalsOf } from '../catalog/originals.server'
import { readCatalog } from '../catalog/readCatalog.server'
import { attachmentDisposition } from '../domain/fileName'
import { PortalError } from '../domain/portalError'
import { readByteRange } from '../http/byteRange'
import { notFound } from '../http/notFound'

/** GET /documents/:documentId/originals/:sha256: the bytes as received, to be saved and never to be run here. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal, visitor } = context
  const catalog = await readCatalog(portal, visitor.viewer)
  const originals = await originalsOf(portal, catalog, params.documentId ?? '')
  const original = originals.find((it) => it.sha256 === params.sha256)
  if (!original) throw notFound('original of this document', params.sha256)
  const { sha256, sizeBytes } = original
  const headers = new Headers({
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': attachmentDisposition(original.fileName),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    // The same address always has the same bytes; what may read it may change, so it is asked again.
    'Cache-Control': 'private, no-cache, no-transform',
    'Accept-Ranges': 'bytes',
    ETag: `"${sha256}"`,
  })
  if (request.headers.get('If-None-Match')?.includes(sha256))
    return new Response(null, { status: 304, headers })
  const range = readByteRange(request.headers.get('Range'), sizeBytes)
  if (range === 'unsatisfiable')
    return new Response(null, {
      status: 416,
      headers: { ...Object.fromEntries(headers), 'Content-Range': `bytes */${sizeBytes}` },
    })
  const stream = await portal.evidence.open(sha256, range ?? undefined)
  if (!stream)
    throw new PortalError(
      'missing-original',
      `The original ${sha256} is missing from the store. Run verify-evidence.`,
    )
  headers.set('Content-Length', String(range ? range.end - range.start + 1 : sizeBytes))
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${sizeBytes}`)
  return new Response(createReadableStreamFromReadable(stream), { status: range ? 206 : 200, headers })
}
