import { redirect, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { readCatalog } from '../catalog/readCatalog.server'
import { recordHref } from '../domain/recordHref'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'

/** The permalink of any record: it leads to where the record is read. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const catalog = await readCatalog(context.portal, requireUser(context, request, 'read'))
  const record = catalog.get(params.recordId!)
  if (!record) throw notFound('record', params.recordId)
  return redirect(recordHref(record))
}
