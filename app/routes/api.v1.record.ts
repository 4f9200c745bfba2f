import { redirect, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import type { Catalog } from '../catalog/catalog'
import { findProceeding } from '../catalog/findProceeding'
import { nearestRecords } from '../catalog/nearest'
import { readCatalog } from '../catalog/readCatalog.server'
import { TWIN_LISTS, isTwinList } from '../catalog/twins/lists'
import { writeRecordTwin } from '../catalog/twins/writeTwins'
import type { RecordKind } from '../domain/records'
import { sayNotFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { answerJson, answerProblem, nearestForPrograms } from '../http/twinAnswer'

/** The JSON twin of a record's page; under `records`, of a record of any kind. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const { list, recordId } = params as { list: string; recordId: string }
  const kind = isTwinList(list) ? TWIN_LISTS[list] : null
  if (!kind && list !== 'records') return answerProblem(404, sayNotFound('list', list))
  const catalog = await readCatalog(context.portal, viewer)
  const address = (path: string) => permalink(context.portal, request, path)
  const record = kind ? catalog.find(kind, recordId) : catalog.get(recordId)
  if (!record) return sayWhichIsMeant(catalog, kind, recordId, address)
  const twin = writeRecordTwin(catalog, record, address)
  return answerJson(request, twin, `${catalog.revision}-${viewer.role}`)
}

/** Leads on to the one proceeding that a docket number or citation names; else names what is spelt alike. */
function sayWhichIsMeant(
  catalog: Catalog,
  kind: RecordKind | null,
  recordId: string,
  address: (path: string) => string,
): Response {
  const meant = kind === 'proceeding' ? findProceeding(catalog, recordId) : null
  if (meant) return redirect(`/api/v1/proceedings/${meant}`)
  const nearest = kind ? nearestForPrograms(nearestRecords(catalog, kind, recordId), address) : []
  return answerProblem(404, sayNotFound(kind ?? 'record', recordId), nearest)
}
