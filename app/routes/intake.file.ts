import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { answerOriginal } from '../http/answerOriginal.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { showReceipt } from '../ingest/readReceipts.server'

/** GET: the bytes of a received file as they came, whatever it is or was read to be. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireAccount(context, request, 'edit-catalog')
  const receipt = await showReceipt(context.portal, params.receiptId ?? '')
  if (!receipt) throw notFound('receipt', params.receiptId)
  return answerOriginal(context.portal, request, receipt)
}
