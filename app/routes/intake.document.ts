import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { documentNamed, type NamingRefusal } from '../catalog/documentNamed'
import { readCatalog } from '../catalog/readCatalog.server'
import { idIn, textIn } from '../domain/formText'
import { ok } from '../domain/result'
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
  const isOwn = !form.has('document')
  const catalog = await readCatalog(context.portal, viewer)
  const named = isOwn ? ok(null) : documentNamed(catalog, idIn(form, 'document'))
  if (!named.ok) throw sayWhy(id, named.refusal)
  const filed = await fileReceiptUnder(context.portal, viewer, id, {
    documentId: named.value?.id ?? null,
    kind: parseAddedKind(textIn(form, 'kind')) ?? 'original',
    note: textIn(form, 'note').slice(0, MOST_NOTE),
  })
  if (!filed.ok) {
    if (filed.refusal === 'no-such-receipt') throw notFound('receipt', id)
    throw sayWhy(id, filed.refusal)
  }
  const text = isOwn ? 'It is a draft of its own now.' : 'It is a version of this document now.'
  throw redirect(`/documents/${filed.value}`, { headers: { 'Set-Cookie': sayNext({ tone: 'pass', text }) } })
}

function sayWhy(id: string, refusal: keyof typeof EXPLAIN): Response {
  const said = sayNext({ tone: 'fail', text: EXPLAIN[refusal] })
  return redirect(`/intake/${id}#file-under`, { headers: { 'Set-Cookie': said } })
}

const EXPLAIN: Record<Exclude<FileRefusal, 'no-such-receipt'> | NamingRefusal, string> = {
  'no-such-document':
    'No document has that title or id. Choose one from the list, or write its title as its page has it.',
  'several-documents':
    'Several documents have that title. Write the id instead: the last part of its address.',
  'not-read': 'Its text is not read yet. Wait until it is, then file it.',
  'filed-for-good':
    'It belongs to a document that somebody has worked on: that one stays. Add the file to the other document as a version.',
}
