import { redirect, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { findProceeding } from '../catalog/findProceeding'
import { nearestRecords } from '../catalog/nearest'
import { readCatalog } from '../catalog/readCatalog.server'
import { TWIN_LISTS, isTwinList } from '../catalog/twins/lists'
import { writeRecordTwin } from '../catalog/twins/writeTwins'
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
  if (record)
    return answerJson(
      request,
      writeRecordTwin(catalog, record, address),
      `${catalog.revision}-${viewer.role}`,
    )
  const meant = kind === 'proceeding' ? findProceeding(catalog, recordId) : null
  if (meant) return redirect(`/api/v1/proceedings/${meant}`)
  const nearest = kind ? nearestForPrograms(nearestRecords(catalog, kind, recordId), address) : []
  return answerProblem(404, sayNotFound(kind ?? 'record', recordId), nearest)
}
