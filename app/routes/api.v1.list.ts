import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { readCatalog } from '../catalog/readCatalog.server'
import { TWIN_LISTS, isTwinList } from '../catalog/twins/lists'
import { writeListTwin } from '../catalog/twins/writeTwins'
import { sayNotFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { answerJson, answerProblem } from '../http/twinAnswer'

/** The JSON twin of a list of records. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const list = params.list!
  if (!isTwinList(list))
    return answerProblem(
      404,
      `${sayNotFound('list', list)} There are: ${Object.keys(TWIN_LISTS).join(', ')}.`,
    )
  const catalog = await readCatalog(context.portal, viewer)
  const address = (path: string) => permalink(context.portal, request, path)
  const twin = writeListTwin(catalog, list, new URL(request.url).searchParams, address)
  if (!twin.ok) return answerProblem(400, `${twin.refusal.parameter} accepts ${twin.refusal.accepts}.`)
  return answerJson(request, twin.value, `${catalog.revision}-${viewer.role}`)
}
