import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { AppLoadContext } from '@remix-run/server-runtime'
import busboy from 'busboy'
import { ok, refuse, type Result } from '../domain/result'
import { CSRF_FIELD, requireToken } from './forms.server'

/** A file that is being sent: its bytes have to be read to the end, or `discard` called. */
export type Upload = {
  fields: Record<string, string>
  fileName: string
  bytes: Readable
  /** Reads the rest away, up to a limit, so that the sender hears our answer and not a broken connection. */
  discard(): Promise<void>
}

/** Text fields are short; what is longer is no form of ours. The file's own limit is set by the store that takes it. */
const FIELD_LIMITS = { fields: 20, fieldSize: 10_000, files: 1, parts: 30 }
/** Bytes read away after a refusal before the connection is simply closed. */
const MOST_DISCARDED = 512 * 1024 * 1024

/**
 * Reads a form of several parts up to its file, whose bytes are streamed on and never gathered. The fields must stand
 * before the file, the session's token among them. Refuses, in a sentence, what is no such form or has no file.
 */
export async function readUpload(context: AppLoadContext, request: Request): Promise<Result<Upload, string>> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body)
    return refuse('Send the file with the form of this page.')
  const body = Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>)
  const parser = openParser(type)
  if (!parser) return refuse('The form could not be read. Reload the page and send it again.')
  const fields: Record<string, string> = {}
  const upload = await new Promise<Upload | string>((resolve) => {
    parser.on('field', (name, value) => (fields[name] = value))
    parser.on('file', (_name, bytes, { filename }) => {
      // Nobody listens to a stream that was refused; its failing then is nobody's fault.
      bytes.on('error', () => {})
      resolve({ fields, fileName: filename ?? '', bytes, discard: () => readAway(bytes) })
    })
    parser.on('close', () => resolve('Choose a file.'))
    parser.on('error', () =>
      resolve('The file did not arrive whole: the connection ended early. Send it again.'),
    )
    body.on('error', (problem) => parser.destroy(problem))
    body.pipe(parser)
  })
  if (typeof upload === 'string') return refuse(upload)
  try {
    requireToken(context, upload.fields[CSRF_FIELD])
  } catch (refusal) {
    await upload.discard()
    throw refusal
  }
  return ok(upload)
}

function openParser(contentType: string) {
  try {
    return busboy({ headers: { 'content-type': contentType }, limits: FIELD_LIMITS, defParamCharset: 'utf8' })
  } catch {
    return null
  }
}

async function readAway(bytes: Readable): Promise<void> {
  let read = 0
  try {
    for await (const chunk of bytes) {
      read += (chunk as Buffer).length
      if (read > MOST_DISCARDED) return
    }
  } catch {
    // It was to be thrown away; that it broke off changes nothing.
  }
}
