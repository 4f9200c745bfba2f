import { Readable } from 'node:stream'
import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/server-runtime'
import { parseReceiptForm } from '../domain/receiptForm'
import { mayDo, roleFor } from '../domain/roles'
import { fileNameIn } from '../http/fileNameIn'
import { requireToken } from '../http/forms.server'
import { permalink } from '../http/permalink'
import { sayRefused } from '../http/sayRefused.server'
import { answerProblem } from '../http/twinAnswer'
import { readUpload } from '../http/upload.server'
import { receiveFiles, type ComingFile, type SentFile } from '../ingest/receiveFiles.server'

/** Reads nothing: originals are sent here, and read at /api/v1/intake. */
export function loader() {
  return Response.json(
    {
      error: {
        status: 405,
        message: 'Send an original here by POST. What was received stands at /api/v1/intake.',
        nearest: [],
      },
    },
    { status: 405, headers: { Allow: 'POST' } },
  )
}

/** POST: takes one original in, from a form of several parts or as the bare body. Answers 201 with its receipt. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { viewer } = context.visitor
  if (viewer.role === 'reader') return unknownCaller()
  if (!mayDo(viewer.role, 'edit-catalog'))
    return answerProblem(403, `This takes the role of ${roleFor('edit-catalog')}; yours is ${viewer.role}.`)
  const coming = await readComing(context, request)
  if (typeof coming === 'string') return answerProblem(400, coming)
  const form = parseReceiptForm(coming.fields)
  const to = { documentId: coming.fields.document?.trim() || null, method: coming.method }
  const [sent, ...more] = await receiveFiles(context.portal, viewer, coming.files, form, to)
  if (!form.ok) return answerProblem(400, Object.values(form.refusal).join(' '))
  if (!sent || more.length > 0) return answerProblem(400, 'Send one file with each request.')
  if (!sent.ok) return answerProblem(sent.status, sayRefused(sent, request))
  return answerReceived(context, request, sent)
}

function unknownCaller() {
  const answer = answerProblem(401, 'Send a token: “Authorization: Bearer …”. Your account’s page makes one.')
  answer.headers.set('WWW-Authenticate', 'Bearer')
  return answer
}

type Coming = { fields: Record<string, string>; files: AsyncIterable<ComingFile>; method: 'upload' | 'api' }

/** The page's own script sends a form with its session's token; a program sends a form, or the bytes alone. */
async function readComing(context: AppLoadContext, request: Request): Promise<Coming | string> {
  const method = context.visitor.session ? 'upload' : 'api'
  if (request.headers.get('Content-Type')?.startsWith('multipart/form-data')) {
    const upload = await readUpload(context, request)
    return upload.ok ? { ...upload.value, method } : upload.refusal
  }
  requireToken(context, request.headers.get('X-CSRF-Token'))
  if (!request.body) return 'Send the bytes of the file as the body.'
  const bytes = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])
  const fileName = fileNameIn(request.headers.get('Content-Disposition')) ?? 'unnamed'
  const discard = async () => void bytes.resume()
  const fields = Object.fromEntries(new URL(request.url).searchParams)
  return { fields, files: only({ fileName, bytes, discard }), method }
}

async function* only(file: ComingFile) {
  yield file
}

function answerReceived({ portal }: AppLoadContext, request: Request, sent: SentFile & { ok: true }) {
  const { provenanceId, sha256, sizeBytes, mediaType, wasHeld, jobId } = sent.received
  const path = `/intake/${provenanceId}`
  const receipt = {
    id: provenanceId,
    fileName: sent.fileName,
    sha256,
    sizeBytes,
    mediaType,
    wasHeld,
    state: jobId === null ? 'read' : 'queued',
    url: permalink(portal, request, path),
    api: permalink(portal, request, `/api/v1${path}`),
  }
  return Response.json(
    { receipt },
    { status: 201, headers: { Location: receipt.api, 'Cache-Control': 'private, no-store' } },
  )
}
