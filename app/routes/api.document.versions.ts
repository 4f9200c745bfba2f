import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { readCatalog } from '../catalog/readCatalog.server'
import { versionsOf } from '../catalog/versions.server'
import { requireUser } from '../http/requireUser'
import { answerJson, answerProblem } from '../http/twinAnswer'
import { asSeenBy } from './parts/versions/VersionTable'

/** The versions of a document, the last first, as JSON. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const catalog = await readCatalog(context.portal, viewer)
  const id = params.documentId ?? ''
  if (!catalog.find('document', id)) return answerProblem(404, `There is no document “${id}”.`)
  const versions = asSeenBy(viewer, await versionsOf(context.portal, catalog, id))
  return answerJson(request, { versions }, `${catalog.revision}-${viewer.role}`)
}
