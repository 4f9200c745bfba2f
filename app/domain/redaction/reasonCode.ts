/**
 * Why words were taken out of a document, as the box that stands in their place prints it. The first five are what
 * FRCP 5.2(a) has filers take out; the others are a protective order's or a person's own.
 */
export const REASON_CODES = ['SSN', 'TIN', 'ACCT', 'DOB', 'MINOR', 'CONF', 'PRIV', 'PERS'] as const
export type ReasonCode = (typeof REASON_CODES)[number]

const REASONS: Record<ReasonCode, { name: string; cite: string }> = {
  SSN: { name: 'Social security number', cite: 'FRCP 5.2(a)(1)' },
  TIN: { name: 'Taxpayer identification number', cite: 'FRCP 5.2(a)(1)' },
  ACCT: { name: 'Financial account number', cite: 'FRCP 5.2(a)(4)' },
  DOB: { name: 'Date of birth', cite: 'FRCP 5.2(a)(2)' },
  MINOR: { name: 'Name of a minor', cite: 'FRCP 5.2(a)(3)' },
  CONF: { name: 'Confidential under an order or a request', cite: '47 CFR 0.459' },
  PRIV: { name: 'Privileged', cite: 'practice' },
  PERS: { name: 'Other personal data', cite: 'house rule' },
}

/** A reason code in words. */
export function nameReason(code: ReasonCode): string {
  return REASONS[code].name
}

/** The rule that a reason code stands for. */
export function citeReason(code: ReasonCode): string {
  return REASONS[code].cite
}
