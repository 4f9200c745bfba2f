import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

export type HttpHead = { statusLine: string; status: number; headers: { name: string; value: string }[] }

/** Reads the head of an HTTP message, up to and without its empty line. */
export function parseHttpHead(head: Uint8Array): HttpHead {
  const [statusLine = '', ...lines] = Buffer.from(head).toString('latin1').trimEnd().split(/\r?\n/)
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(':')
    return colon > 0 ? [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }] : []
  })
  return { statusLine, status: Number(/^HTTP\/\S+\s+(\d{3})/.exec(statusLine)?.[1] ?? 0), headers }
}

export function headerOf(head: HttpHead | null, name: string): string | null {
  return head?.headers.find((it) => it.name.toLowerCase() === name)?.value ?? null
}

/** Takes a body out of its chunks (RFC 9112, 7.1). A body that only claims to be chunked is left as it is. */
export function withoutChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; ;) {
    const end = body.indexOf('\n', at)
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(
      body.toString('latin1', at, end < 0 ? at : Math.min(end, at + 200)),
    )
    if (!size) return chunks.length > 0 ? Buffer.concat(chunks) : body
    const length = parseInt(size[1]!, 16)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(body.subarray(end + 1, end + 1 + length))
    at = end + 1 + length
    if (body[at] === 0x0d) at += 1
    if (body[at] === 0x0a) at += 1
    if (at >= body.length) return Buffer.concat(chunks)
  }
}

/** A decoded body, or why there is none: *bomb*: it swells past the limit; *broken*; *unknown*: an encoding not read here. */
export type DecodedBody = { ok: true; bytes: Buffer } | { ok: false; reason: 'bomb' | 'broken' | 'unknown' }

const SYNC_FLUSH = 2

/** Undoes the content codings of a body (RFC 9110, 8.4), the last first. Never gives more than `most` bytes. */
export function decodeBody(body: Buffer, contentEncoding: string | null, most: number): DecodedBody {
  let bytes = body
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((it) => it.trim())
    .filter((it) => it !== '' && it !== 'identity')
  for (const coding of codings.reverse().slice(0, 5)) {
    const options = { maxOutputLength: most, finishFlush: SYNC_FLUSH }
    try {
      if (coding === 'gzip' || coding === 'x-gzip') bytes = gunzipSync(bytes, options)
      else if (coding === 'br') bytes = brotliDecompressSync(bytes, { maxOutputLength: most })
      else if (coding === 'deflate')
        bytes = (bytes[0]! & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options)
      else return { ok: false, reason: 'unknown' }
    } catch (problem) {
      const isBomb = (problem as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      // Captures often keep the header of a coding that the crawler has undone already.
      if (!isBomb && !(bytes[0] === 0x1f && bytes[1] === 0x8b) && coding.endsWith('gzip')) continue
      return { ok: false, reason: isBomb ? 'bomb' : 'broken' }
    }
  }
  return { ok: true, bytes }
}
