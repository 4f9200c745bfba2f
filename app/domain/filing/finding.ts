import type { WordChange } from '../anchoring/anchor'
import { mayDo, type Viewer } from '../roles'

/** What stands between a packet and a filing: the rule, in a sentence what to do, whose rule it is, and where. */
export type Finding = {
  rule: string
  says: string
  /** What `says` is said of, with which it begins, where the same may be said of others: "Ex. 3". */
  about?: string
  cite: string
  /** Whether “filing-ready” may not be said while it stands. */
  blocks: boolean
  /** The page of the portal on which it can be settled. */
  href: string
  /** The form in which editors settle it, where `href` only shows what it is about. */
  edit?: string
  /** Said to the team alone: neither readers nor a file are led to what a file should not hold. */
  isForTeam?: true
  /** Of altered words: from what is quoted to what stands there. */
  difference?: WordChange[]
  /** Of what looks like personal data in an exhibit: its place, from 1, and a fingerprint of all that was found in it. */
  looked?: { exhibit: number; fingerprint: string }
}

/** Those findings that everybody is told. */
export function openFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ isForTeam }) => !isForTeam)
}

/** Those findings that this viewer is told, each leading to where it is settled by whoever may, and else to what it is about. */
export function findingsSeenBy(viewer: Viewer, findings: readonly Finding[]): Finding[] {
  const told = viewer.accountId === null ? openFindings(findings) : findings
  const mayEdit = mayDo(viewer.role, 'edit-catalog')
  return told.map(({ edit, ...finding }) => ({ ...finding, href: (mayEdit && edit) || finding.href }))
}

/** Whose rules they are where no forum has one. */
export const SECTION_2 = 'house rule: the readiness gate'
/** The rule on personal identifiers in filings, which holds wherever a forum has none of its own. */
export const PRIVACY = 'FRCP 5.2(a)'
/** That what is quoted is quoted as it stands. */
export const EXACT_WORDS = 'house rule: exact words'
