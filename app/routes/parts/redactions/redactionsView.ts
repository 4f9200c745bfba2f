import type { SerializeFrom } from '@remix-run/server-runtime'
import { nameReason, REASON_CODES } from '../../../domain/redaction/reasonCode'
import type { RedactionsPage } from '../../../redactions/redactionsPage.server'

/** The page of a document that has an original, as the browser has it. */
export type RedactionsView = Extract<SerializeFrom<RedactionsPage>, { sheet: object }>

export const REASON_CHOICES = REASON_CODES.map((code) => ({
  value: code,
  name: `${code}: ${nameReason(code)}`,
}))

/** The address of one sheet of the version that is shown. */
export function sheetHref({ brief, base }: RedactionsView, page: number): string {
  return `${brief.href}/redactions?version=${base.number}&page=${page}`
}
