import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { AppLoadContext } from '@remix-run/server-runtime'
import busboy from 'busboy'
import { ok, refuse, type Result } from '../domain/result'
import { CSRF_FIELD, requireToken } from './forms.server'

/** One file of a form that is being sent: its bytes have to be read to the end, or `discard` called. */
export type UploadedFile = {
  fileName: string
  bytes: Readable
  /** Reads the rest away, up to a limit, so that the sender hears our answer and not a broken connection. */
  discard(): Promise<void>
}

/** A form with files: the fields that stand before them, and the files in their order, each once the one before it was read. */
export type Upload = { fields: Record<string, string>; files: AsyncGenerator<UploadedFile> }

/** Files in one form. */
export const MOST_FILES = 200
/** Text fields are short; what is longer is no form of ours. A file's own limit is set by the store that takes it. */
const FIELD_LIMITS = { fields: 20, fieldSize: 10_000, files: MOST_FILES, parts: MOST_FILES + 30 }
/** Bytes read away after a refusal before the connection is simply closed. */
const MOST_DISCARDED = 512 * 1024 * 1024

const CUT_SHORT = 'The file did not arrive whole: the connection ended early. Send it again.'

/**
 * Reads a form of several parts up to its first file; the bytes of files are streamed on and never gathered. The
 * fields must stand before the files, the session's token among them. Refuses, in a sentence, what is no such form or
 * has no file.
 */
export async function readUpload(context: AppLoadContext, request: Request): Promise<Result<Upload, string>> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body)
    return refuse('Send the file with the form of this page.')
  const parser = openParser(type)
  if (!parser) return refuse('The form could not be read. Reload the page and send it again.')
  const fields: Record<string, string> = {}
  const coming = fileQueue()
  parser.on('field', (name, value) => (fields[name] = value))
  parser.on('file', (_name, bytes, { filename }) => {
    // Nobody listens to a stream that was refused; its failing then is nobody's fault.
    bytes.on('error', () => {})
    // A file field that was left empty is sent as a file without a name.
    if (filename === undefined || filename === '') bytes.resume()
    else coming.push({ fileName: filename, bytes, discard: () => readAway(bytes) })
  })
  parser.on('close', () => coming.end(null))
  parser.on('error', () => coming.end(CUT_SHORT))
  const body = Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>)
  body.on('error', (problem) => parser.destroy(problem))
  body.pipe(parser)
  const first = await coming.next()
  try {
    requireToken(context, fields[CSRF_FIELD])
  } catch (refusal) {
    if (typeof first === 'object') await first?.discard()
    throw refusal
  }
  if (first === null) return refuse('Choose a file.')
  if (typeof first === 'string') return refuse(first)
  return ok({ fields, files: filesFrom(first, coming.next) })
}

async function* filesFrom(first: UploadedFile, next: () => Promise<Coming>): AsyncGenerator<UploadedFile> {
  for (let file: Coming = first; file !== null && typeof file === 'object'; file = await next()) yield file
}

/** What comes next: a file, the end, or why there is no more. */
type Coming = UploadedFile | string | null

/** Files as the parser meets them, for one reader that takes them in order. */
function fileQueue() {
  const met: UploadedFile[] = []
  let ended: { why: string | null } | null = null
  let wake = () => {}
  return {
    push(file: UploadedFile) {
      met.push(file)
      wake()
    },
    end(why: string | null) {
      ended ??= { why }
      wake()
    },
    async next(): Promise<Coming> {
      while (met.length === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve))
      return met.shift() ?? ended!.why
    },
  }
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
