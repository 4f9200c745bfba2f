import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { wholeNumberIn } from '../domain/wholeNumberIn'
import { requireAccount } from '../http/requireUser'
import { listReceipts } from '../ingest/readReceipts.server'

/** Receipts in one answer. */
const PER_PAGE = 100

/** What was received, the last first, with where each stands, as JSON. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requireAccount(context, request, 'edit-catalog')
  const asked = new URL(request.url).searchParams
  const page = wholeNumberIn(asked, 'page') || 1
  const state = asked.get('state') === 'waiting' ? 'waiting' : 'all'
  const window = { skip: (page - 1) * PER_PAGE, take: PER_PAGE }
  return Response.json({
    ...(await listReceipts(context.portal, { state }, window)),
    page,
    perPage: PER_PAGE,
  })
}
