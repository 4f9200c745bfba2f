import { z } from 'zod'
import { isEdtf } from '../edtf'
import { recordId } from '../recordShapes'
import { parsePageRanges } from './pageRanges'

/** On what ground an exhibit is authentic (Fed. R. Evid. 901, 902), in the words of an index. */
export const AUTHENTICATION_BASES = {
  none: 'none stated',
  '902(1)-(2)': '902(1)-(2) public record',
  '902(5)': '902(5) official publication',
  '902(6)': '902(6) newspaper',
  '902(11)': '902(11) business record',
  '902(13)': '902(13) electronic process',
  '902(14)': '902(14) copied data',
  '901': '901 witness',
  stipulated: 'stipulated',
} as const
export type AuthenticationBasis = keyof typeof AUTHENTICATION_BASES

/** Who may see an exhibit. */
export const CONFIDENTIALITY_CLASSES = {
  public: 'public',
  confidential: 'confidential',
  'highly-confidential': 'highly confidential',
} as const
export type ConfidentialityClass = keyof typeof CONFIDENTIALITY_CLASSES

/** Whether an exhibit is bound in whole, or a slip-sheet with one Bates number stands for it. */
export const PRODUCTIONS = {
  whole: 'Bound in',
  withheld: 'Withheld: a slip-sheet stands for it, and the privilege log names it',
  native: 'Produced in its native form: a slip-sheet stands for it',
} as const
export type Production = keyof typeof PRODUCTIONS

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Keep this to ${most} characters.`)
    .refine((value) => !/[\u0000\n]/.test(value), 'Keep this to one line.')

const oneOf = <Words extends Record<string, string>>(words: Words, message: string) =>
  z.enum(Object.keys(words) as [keyof Words & string, ...(keyof Words & string)[]], message)

/** What a filing says of an exhibit beside its caption; each is what the record says, or nothing, until a person decides it. */
export const EXHIBIT_FILING = {
  pages: z
    .string()
    .trim()
    .max(200, 'Keep this to 200 characters.')
    .default('')
    .refine(
      (value) => value === '' || parsePageRanges(value) !== null,
      'Give pages in rising order, such as 1-3, 7.',
    ),
  author: line(200).default(''),
  recipient: line(200).default(''),
  basis: oneOf(AUTHENTICATION_BASES, 'Choose one of the grounds.').default('none'),
  confidentiality: oneOf(CONFIDENTIALITY_CLASSES, 'Choose one of the classes.').default('public'),
  /** BCP 47, two or three letters and perhaps a region; empty for English, or no words. */
  language: z
    .string()
    .trim()
    .regex(
      /^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/,
      'Give a language tag such as ko or fr-CA, or nothing for English.',
    )
    .default(''),
  translationOf: recordId.nullable().default(null),
  translator: line(200).default(''),
  declaredOn: z
    .string()
    .refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isEdtf(value), 'Give a day such as 2026-11-22.')
    .nullable()
    .default(null),
  production: oneOf(PRODUCTIONS, 'Choose how it is produced.').default('whole'),
  withheldFor: line(300).default(''),
  /**
   * In a sentence, why what looks like a personal identifier in it stays, and a fingerprint of what was looked at
   * (`parseKept`); empty where nobody looked and said so.
   */
  identifiersKept: line(330).default(''),
}

const filing = z.object(EXHIBIT_FILING)
export type ExhibitFiling = z.output<typeof filing>

/** Of an exhibit that nobody said anything more of. */
export const PLAIN_FILING: ExhibitFiling = filing.parse({})

/** Whether an exhibit's words are in another language than English, as far as anybody said. */
export function isOtherLanguage(language: string): boolean {
  return language !== '' && !/^en(-|$)/.test(language)
}
