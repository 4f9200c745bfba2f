import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { requireUser } from '../http/requireUser'
import { listTimelinePage } from '../search/readTimeline.server'
import { parseTimelineQuery } from '../search/timelineQuery'

/** The timeline as JSON, with the parameters of the page. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const query = parseTimelineQuery(new URL(request.url).searchParams)
  return Response.json(await listTimelinePage(context.portal, viewer, query))
}
