import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { writeOpenApi } from '../catalog/twins/openapi'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'

/** What the JSON twins promise, for programs that read OpenAPI. */
export function loader({ context, request }: LoaderFunctionArgs) {
  requireUser(context, request, 'read')
  return Response.json(writeOpenApi(permalink(context.portal, request, '')))
}
