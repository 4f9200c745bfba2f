import type { ReasonCode } from './reasonCode'

/** What a pattern finds, and why that is taken out. `expression` has one group where only a part of a match is. */
type Pattern = {
  name: string
  code: ReasonCode
  expression: RegExp
  /** What all of them have; a text without it is not searched. */
  sign?: string
  /** Set for numbers in groups: a line may end between two of them. */
  overLines?: true
  isRight?: (found: string) => boolean
}

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const DAY = `(?:\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|${MONTH}\\s+\\d{1,2},?\\s+\\d{4}|\\d{1,2}\\s+${MONTH}\\s+\\d{4})`

/**
 * What looks like a person's own data. Each finds a little too much rather than too little: it proposes, and a person
 * decides. A social security number is one that was ever given (SSA: no 000, 666 or 9xx, no 00, no 0000); a taxpayer's
 * number is an employer's (12-3456789) or an individual's (9xx-5x to 9xx-99); a payment card's begins with 2 to 6
 * (ISO/IEC 7812-1). Case is folded without `u`: with it V8 takes ten times as long.
 */
const PATTERNS = {
  ssn: {
    name: 'Social security numbers',
    code: 'SSN',
    overLines: true,
    expression:
      /(?<![\w-])(?!000|666|9\d\d)\d{3}([-\u2010-\u2013 ]) ?(?!00)\d{2}\1 ?(?!0000)\d{4}(?![\w-])/gu,
  },
  tin: {
    name: 'Taxpayer identification numbers',
    code: 'TIN',
    overLines: true,
    expression:
      /(?<![\w-])(?:9\d{2}[-\u2010-\u2013 ][5-9]\d[-\u2010-\u2013 ]\d{4}|\d{2}[-\u2010-\u2013]\d{7})(?![\w-])/gu,
  },
  account: {
    name: 'Account numbers',
    code: 'ACCT',
    overLines: true,
    expression:
      /(?:acc(?:oun)?t\.?|routing|card)\s{0,8}(?:no\.?|nos\.?|number|num\.?|#)?\s{0,8}(?:[:#]|is\s)?\s{0,8}([\dX*•][\dX*• -]{3,30}\d)(?!\w)/gi,
  },
  card: {
    name: 'Payment card numbers',
    code: 'ACCT',
    overLines: true,
    expression: /(?<![\w-]|\w\.)(?:2(?=[2-7])|[3-6])(?:[- ]?\d){12,18}(?![\w-])/gu,
    isRight: (found) => isGroupedAsCard(found) && hasCheckDigit(found),
  },
  iban: {
    name: 'International bank account numbers',
    code: 'ACCT',
    overLines: true,
    expression: /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?(?!\w)/gu,
    isRight: hasIbanCheck,
  },
  'birth-date': {
    name: 'Dates of birth',
    code: 'DOB',
    expression: new RegExp(
      `(?:\\bborn(?:\\s{1,8}on)?|date\\s{1,8}of\\s{1,8}birth|birth\\s?date|\\bD\\.?O\\.?B\\.?)\\s{0,8}[:,]?\\s{0,8}(${DAY})`,
      'gi',
    ),
  },
  email: {
    name: 'E-mail addresses',
    code: 'PERS',
    sign: '@',
    expression: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}(?![\w@])/gi,
  },
  telephone: {
    name: 'Telephone numbers',
    code: 'PERS',
    overLines: true,
    expression:
      /(?<![\w-])(?:\+?1[-. ])?\(?[2-9]\d{2}\)?[-. ]{1,2}[2-9]\d{2}[-. \u2010-\u2013]\d{4}(?![\w-])/gu,
  },
  address: {
    name: 'Street addresses',
    code: 'PERS',
    expression:
      /(?<!\w)\d{1,5}\s+(?:[NSEW]\.?\s+)?(?:[A-Z][a-z]+|\d{1,3}(?:st|nd|rd|th))(?:\s[A-Z][a-z]+)?\s(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Drive|Boulevard|Blvd\.|Court)(?=\W|$)/gu,
  },
} as const satisfies Record<string, Pattern>

export type PatternName = keyof typeof PATTERNS
/** Every pattern, in the order in which they are proposed. */
export const PATTERN_NAMES = Object.keys(PATTERNS) as PatternName[]

/** What a pattern finds, in words. */
export function namePattern(name: PatternName): string {
  return PATTERNS[name].name
}

/** The reason for which what a pattern finds is taken out, unless somebody says another. */
export function reasonOfPattern(name: PatternName): ReasonCode {
  return PATTERNS[name].code
}

/** Where a pattern finds something in a text, in UTF-16 code units. */
export function findPattern(name: PatternName, text: string): Place[] {
  const pattern: Pattern = PATTERNS[name]
  const found = placesOf(pattern, text)
  return pattern.overLines ? withBroken(found, pattern, text) : found
}

type Place = { start: number; end: number }

function placesOf({ expression, sign = '', isRight }: Pattern, text: string): Place[] {
  if (!text.includes(sign)) return []
  const found: Place[] = []
  for (const match of text.matchAll(expression)) {
    // A group that is a part of the match alone is what is taken out; one that only tells a separator is shorter than a number.
    const part = match[1] !== undefined && match[1].length > 1 ? match[1] : match[0]
    if (isRight && !isRight(part)) continue
    const start = match.index + match[0].lastIndexOf(part)
    found.push({ start, end: start + part.length })
  }
  return found
}

/**
 * With the numbers that one end of a line breaks between two groups: half of an account number is none. A number that
 * would run over more lines is a column of a table.
 */
function withBroken(found: Place[], pattern: Pattern, text: string): Place[] {
  const unbroken = text.replace(/(?<=[\dX*•\-\u2010-\u2013])\n(?=[\dX*•])/gu, ' ')
  if (unbroken === text) return found
  const broken = placesOf(pattern, unbroken).filter(
    ({ start, end }) => text.slice(start, end).split('\n').length === 2,
  )
  const whole = found.filter(
    (place) => !broken.some(({ start, end }) => start <= place.start && place.end <= end),
  )
  return [...whole, ...broken].sort((a, b) => a.start - b.start)
}

/** In one piece, or as cards print it: four digits first, and the same between all groups. A row of years is none. */
function isGroupedAsCard(number: string): boolean {
  return /^\d+$/.test(number) || /^\d{4}([- ])\d{4,6}(?:\1\d{3,6}){1,3}$/.test(number)
}

/** The check digit of card numbers (ISO/IEC 7812-1, Annex B; Luhn's). */
function hasCheckDigit(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce((all, digit, at) => {
    const twice = digit * 2
    return all + (at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice)
  }, 0)
  return sum % 10 === 0 && new Set(digits).size > 1
}

/** The check digits of bank account numbers (ISO 13616-1: 97 modulo 97). */
function hasIbanCheck(number: string): boolean {
  const plain = number.replace(/ /g, '')
  const digits = (plain.slice(4) + plain.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  )
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}
