import { findPattern, PATTERN_NAMES, reasonOfPattern, type PatternName } from '../redaction/patterns'

/** What each pattern finds, as a sentence calls one of it. */
const CALLED: Record<PatternName, string> = {
  ssn: 'a social security number',
  tin: 'a taxpayer’s number',
  account: 'the number of an account',
  card: 'the number of a payment card',
  iban: 'the number of a bank account',
  'birth-date': 'a date of birth',
  email: 'an e-mail address',
  telephone: 'a telephone number',
  address: 'a street address',
}

/** One of what a pattern finds, in words. */
export function callIdentifier(name: PatternName): string {
  return CALLED[name]
}

/** Whether the rule on filings names it (FRCP 5.2(a)); else it is how a person is reached, which letterheads say too. */
export function isNamedByRule(name: PatternName): boolean {
  return reasonOfPattern(name) !== 'PERS'
}

/** Of a number that may be a financial account's, so many last digits may stand (FRCP 5.2(a)(4)). */
const DIGITS_THAT_MAY_STAND = 4

/** Which kinds of personal data a text seems to hold: never the data itself. An account's last four digits are none. */
export function identifiersIn(text: string): PatternName[] {
  return PATTERN_NAMES.filter((name) =>
    findPattern(name, text).some(
      ({ start, end }) =>
        name !== 'account' || text.slice(start, end).replace(/\D/g, '').length > DIGITS_THAT_MAY_STAND,
    ),
  )
}

/** What in a text looks like a person's own data, in words: kinds, never the data itself. */
export function personalIdentifiers(text: string): string[] {
  return identifiersIn(text).map((name) => `what looks like ${callIdentifier(name)}`)
}

/** What a page of an original seems to hold; `page` counts as its file does, from 1. */
export type PageIdentifiers = { page: number; kinds: PatternName[] }

/** The pages of a text that seem to hold personal data. */
export function identifiersOnPages(pages: readonly { number: number; text: string }[]): PageIdentifiers[] {
  return pages.flatMap(({ number, text }) => {
    const kinds = identifiersIn(text)
    return kinds.length > 0 ? [{ page: number, kinds }] : []
  })
}
