import { createReadableStreamFromReadable } from '@remix-run/node'
import { attachmentDisposition } from '../domain/fileName'
import { PortalError } from '../domain/portalError'
import type { EvidenceStore } from '../evidence/evidenceStore'
import { readByteRange } from './byteRange'

/** Answers the bytes of an original as received, to be saved and never to be run here, whole or in a range. */
export async function answerOriginal(
  { evidence }: { evidence: EvidenceStore },
  request: Request,
  { sha256, sizeBytes, fileName }: { sha256: string; sizeBytes: number; fileName: string },
): Promise<Response> {
  const headers = new Headers({
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': attachmentDisposition(fileName),
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
  const stream = await evidence.open(sha256, range ?? undefined)
  if (!stream)
    throw new PortalError(
      'missing-original',
      `The original ${sha256} is missing from the store. Run verify-evidence.`,
    )
  headers.set('Content-Length', String(range ? range.end - range.start + 1 : sizeBytes))
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${sizeBytes}`)
  return new Response(createReadableStreamFromReadable(stream), { status: range ? 206 : 200, headers })
}
