import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { idIn, textIn } from '../domain/formText'
import { MOST_NOTE, parseAddedKind } from '../domain/version'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { fileReceiptUnder, type FileRefusal } from '../ingest/fileUnder.server'

/** POST: says what a received file is: a version of the `document` named, or, without one, a document of its own. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const form = await readForm(context, request)
  const id = params.receiptId ?? ''
  const documentId = form.has('document') ? idIn(form, 'document') : null
  const filed = await fileReceiptUnder(context.portal, viewer, id, {
    documentId,
    kind: parseAddedKind(textIn(form, 'kind')) ?? 'original',
    note: textIn(form, 'note').slice(0, MOST_NOTE),
  })
  if (!filed.ok) {
    const { refusal } = filed
    if (refusal === 'no-such-receipt') throw notFound('receipt', id)
    throw redirect(`/intake/${id}`, {
      headers: { 'Set-Cookie': sayNext({ tone: 'fail', text: EXPLAIN[refusal] }) },
    })
  }
  const text = documentId === null ? 'It is a draft of its own now.' : 'It is a version of this document now.'
  throw redirect(`/documents/${filed.value}`, { headers: { 'Set-Cookie': sayNext({ tone: 'pass', text }) } })
}

const EXPLAIN: Record<Exclude<FileRefusal, 'no-such-receipt'>, string> = {
  'no-such-document': 'There is no such document. Copy the last part of its address.',
  'not-read': 'Its text is not read yet. Wait until it is, then file it.',
  'filed-for-good':
    'It belongs to a document that somebody has worked on: that one stays. Add the file to the other document as a version.',
}
