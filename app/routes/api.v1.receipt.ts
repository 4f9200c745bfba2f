import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { requireAccount } from '../http/requireUser'
import { answerProblem } from '../http/twinAnswer'
import { nearDuplicatesOf, partsOf, showReceipt } from '../ingest/readReceipts.server'

/** One receipt, with the parts of its original and the documents that have the same words, as JSON. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireAccount(context, request, 'edit-catalog')
  const { portal } = context
  const receipt = await showReceipt(portal, params.receiptId ?? '')
  if (!receipt) return answerProblem(404, `There is no receipt “${params.receiptId}”.`)
  const [parts, nearDuplicates] = await Promise.all([
    partsOf(portal, receipt.id),
    nearDuplicatesOf(portal, receipt.sha256),
  ])
  return Response.json({ receipt, parts, nearDuplicates })
}
