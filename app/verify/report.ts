import { whatSettles } from './whatSettles'

/** What a verification can say, of one check or of all. */
export type Outcome = 'PASS' | 'FAIL' | 'CANNOT TELL'

/** One check: what was looked at, what came of it, and why. */
export type Check = {
  id: CheckId
  /** What holds where it passes, as a sentence without its full stop. */
  title: string
  outcome: Outcome
  /** Why, in a sentence or more; empty where a pass needs no words. */
  reason: string
  /** How many held, of how many; null where nothing is counted. */
  counted: { held: number; of: number } | null
  /** Each single finding, for those who look closer: hashes, words. */
  findings: Finding[]
}

export type Finding = { label: string; value: string }

export const CHECK_IDS = [
  'packing',
  'bag',
  'payload',
  'tags',
  'manifest',
  'dossier',
  'pages',
  'originals',
  'redactions',
  'signature',
  'signer',
  'time-stamp',
  'time-stamp-authority',
  'quotations',
  'values',
  'tables',
  'bates',
] as const
export type CheckId = (typeof CHECK_IDS)[number]

/** All that a verification says of one file. */
export type Report = {
  outcome: Outcome
  /** One sentence that says what to do. */
  summary: string
  /** What was verified, as it names itself; null where that could not be read. */
  subject: { title: string; packet: string; versionLabel: string; clock: string; pages: number } | null
  checks: Check[]
  /** What CANNOT TELL means here, and what would settle each open check; empty for the other outcomes. */
  settles: string[]
  /** What is stated and not checked. */
  remarks: string[]
}

/** One failure fails; where none does, one open check is CANNOT TELL, and never PASS. */
function outcomeOf(checks: readonly Pick<Check, 'outcome'>[]): Outcome {
  if (checks.some(({ outcome }) => outcome === 'FAIL')) return 'FAIL'
  return checks.length > 0 && checks.every(({ outcome }) => outcome === 'PASS') ? 'PASS' : 'CANNOT TELL'
}

/** A report of its checks, the gravest first; of equals in the order in which they were made. */
export function reportOf(
  checks: readonly Check[],
  subject: Report['subject'],
  remarks: readonly string[],
): Report {
  const outcome = outcomeOf(checks)
  const grave: Outcome[] = ['FAIL', 'CANNOT TELL', 'PASS']
  const sorted = [...checks].sort((a, b) => grave.indexOf(a.outcome) - grave.indexOf(b.outcome))
  return {
    outcome,
    summary: summaryOf(sorted),
    subject,
    checks: sorted,
    settles: whatSettles(sorted),
    remarks: [...remarks],
  }
}

function summaryOf(checks: readonly Check[]): string {
  const failed = checks.filter(({ outcome }) => outcome === 'FAIL')
  const open = checks.filter(({ outcome }) => outcome === 'CANNOT TELL')
  const held = checks.length - failed.length - open.length
  if (failed.length > 0)
    return `${count(failed.length, 'check fails', 'checks fail')}: ${failed[0]!.reason || failed[0]!.title} Do not rely on the file.`
  if (open.length > 0)
    return `Nothing is wrong in ${count(held, 'check', 'checks')}. ${open.length === 1 ? 'One' : open.length} could not be made: ${open[0]!.reason}`
  return `All ${checks.length} checks hold. The package is what its maker signed.`
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}

const PASS = { reason: '', counted: null, findings: [] }

export function pass(id: CheckId, title: string, more: Partial<Check> = {}): Check {
  return { ...PASS, id, title, outcome: 'PASS', ...more }
}
export function fail(id: CheckId, title: string, reason: string, more: Partial<Check> = {}): Check {
  return { ...PASS, id, title, outcome: 'FAIL', reason, ...more }
}
export function cannotTell(id: CheckId, title: string, reason: string, more: Partial<Check> = {}): Check {
  return { ...PASS, id, title, outcome: 'CANNOT TELL', reason, ...more }
}
