import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { makeCurrent } from '../catalog/versions.server'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'

/** POST: makes a version the one that the document is read in. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  await readForm(context, request)
  const { documentId = '', number = '' } = params
  if (!(await makeCurrent(context.portal, viewer, documentId, Number(number))))
    throw notFound('version of this document', number)
  const text = `Version ${Number(number)} is current now. Its notes are placed anew.`
  throw redirect(`/documents/${documentId}/versions`, {
    headers: { 'Set-Cookie': sayNext({ tone: 'pass', text }) },
  })
}
