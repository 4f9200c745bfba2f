import type { Readable } from 'node:stream'
import { PortalError } from '../domain/portalError'
import type { ReceiptForm } from '../domain/receiptForm'
import type { Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import type { Received, ReceiptMethod } from './receipt'
import { receiveOriginal } from './receiveOriginal.server'

/** A file as a form or a program sends it. */
export type ComingFile = { fileName: string; bytes: Readable; discard(): Promise<void> }

/** What became of one file; where it was not kept, why, and with which status a page says so. */
export type SentFile =
  | { ok: true; fileName: string; received: Received }
  | {
      ok: false
      fileName: string
      message: string
      status: 400 | 404 | 422 | 503 | 507
      problem?: PortalError
    }

/**
 * Takes files one after another as they come: each is kept or refused by itself, so that what is done stays done. Where
 * the form itself is wrong nothing is kept, and every file is heard out so that the sender reads why.
 */
export async function receiveFiles(
  portal: Portal,
  viewer: Viewer,
  files: AsyncIterable<ComingFile>,
  form: Result<ReceiptForm, unknown>,
  to: { documentId: string | null; method: ReceiptMethod },
): Promise<SentFile[]> {
  const sent: SentFile[] = []
  for await (const file of files) {
    if (!form.ok) {
      await file.discard()
      continue
    }
    const answer = await receiveFile(portal, viewer, file, form.value, to)
    if (!answer.ok) await file.discard()
    sent.push(answer)
  }
  return sent
}

async function receiveFile(
  portal: Portal,
  viewer: Viewer,
  { fileName, bytes }: ComingFile,
  { kind, note, ...told }: ReceiptForm,
  { documentId, method }: { documentId: string | null; method: ReceiptMethod },
): Promise<SentFile> {
  const version = documentId === null ? null : { documentId, kind, note }
  try {
    const receipt = { ...told, fileName, method, version, container: null }
    const received = await receiveOriginal(portal, actorOf(viewer), receipt, bytes)
    if (received.ok) return { ok: true, fileName, received: received.value }
    if (received.refusal.reason === 'no-such-document')
      return { ok: false, fileName, status: 404, message: `There is no document “${documentId}”.` }
    return { ok: false, fileName, status: 422, message: received.refusal.message }
  } catch (problem) {
    if (!(problem instanceof PortalError)) throw problem
    const status = problem.code === 'no-space' ? 507 : 503
    return { ok: false, fileName, status, message: problem.message, problem }
  }
}
