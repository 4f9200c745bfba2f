import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { unlinkRecords } from '../catalog/linkRecords.server'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireUser(context, request, 'edit-catalog')
  await readForm(context, request)
  const { id = '', linkId = '' } = params
  if (!(await unlinkRecords(context.portal, viewer, id, linkId))) throw notFound('link', linkId)
  throw redirect(`/records/${id}/links`, {
    headers: { 'Set-Cookie': sayNext({ tone: 'pass', text: 'The link is gone.' }) },
  })
}
