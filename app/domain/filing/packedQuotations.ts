import { EXACT_WORDS, type Finding } from './finding'

/** A quotation that the evidence package lists and its verifier will fail. */
export type FailingQuotation = {
  /** "Ex. 3". */
  exhibit: string
  words: string
  /** What the verifier says of it, as a sentence without its first letter. */
  why: string
  /** Where it is shown, and the form in which it is corrected. */
  href: string
  edit: string
  /** Whether the words may be missing because they were redacted. */
  isForTeam: boolean
}

/** Characters of a quotation that are enough to know it by. */
const SHOWN = 80

/** What whoever verifies the package would be told, before anybody is. */
export function packedQuotationFindings(failing: readonly FailingQuotation[]): Finding[] {
  return failing.map(({ exhibit, words, why, href, edit, isForTeam }) => {
    const line = words.replace(/\s+/g, ' ')
    const said = line.length > SHOWN ? `${line.slice(0, SHOWN)} …` : line
    return {
      rule: 'quotation.original',
      says: `${exhibit}: the quotation “${said}” will FAIL where the evidence package is verified: ${why} Correct the words, or bring in the original that has them.`,
      about: exhibit,
      ...{ cite: EXACT_WORDS, blocks: true, href, edit },
      ...(isForTeam && { isForTeam }),
    }
  })
}
