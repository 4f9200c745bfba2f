/** What stands between a packet and a filing: the rule, in a sentence what to do, whose rule it is, and where. */
export type Finding = {
  rule: string
  says: string
  cite: string
  /** Whether “filing-ready” may not be said while it stands. */
  blocks: boolean
  /** The page of the portal on which it can be settled. */
  href: string
}

/** Whose rules they are where no forum has one. */
export const SECTION_2 = 'house rule: the readiness gate'
/** The rule on personal identifiers in filings, which holds wherever a forum has none of its own. */
export const PRIVACY = 'FRCP 5.2(a)'
