import type { Check, CheckId } from './report'

const ELSEWHERE =
  'To settle what cannot be read here: run “throughline verify FILE”, or “node data/verify.mjs” in the unpacked package.'
/** What each check needs that a package alone may not give. */
const NEEDS: Partial<Record<CheckId, string>> = {
  quotations:
    'To settle the quotations: whoever made the package brings in the files of the quoted documents (Intake, or “throughline add FILE --document ID”), quotes what is not found there as it stands, and exports it again. Then each quotation is looked for in its original.',
  originals: 'To settle the originals: ask whoever made the package for one that holds them.',
  redactions:
    'To settle the redactions: ask whoever may see the confidential version, or a court, to compare the two.',
  signer:
    'To settle who signed it: ask whoever filed it for their public key, and verify with it (--key key.pem, or on the page).',
  'time-stamp-authority':
    'To settle the time stamp: give the certificate of an authority that you trust (--authority tsa.pem).',
  pages: ELSEWHERE,
  signature: ELSEWHERE,
  'time-stamp': ELSEWHERE,
  manifest: 'To settle the manifest: verify with a newer release of Throughline.',
}
/**
 * What CANNOT TELL means, and what would settle each check that is open; empty where none is, or where one fails: no
 * open check can mend that.
 */
export function whatSettles(checks: readonly Check[]): string[] {
  const open = checks.filter(({ outcome }) => outcome === 'CANNOT TELL')
  if (open.length === 0 || checks.some(({ outcome }) => outcome === 'FAIL')) return []
  const needs = open.map(({ id }) => NEEDS[id])
  return [
    'CANNOT TELL is no failure: nothing that could be checked is wrong. What could not be checked rests on its maker’s word.',
    ...new Set(needs.filter((need) => need !== undefined)),
  ]
}
