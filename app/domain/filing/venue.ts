import { z } from 'zod'
import { isEdtf } from '../edtf'
import { recordId } from '../recordShapes'

/**
 * The filing rules of one forum, as data. Each value says whose rule it is and how far that was checked: A, the rule's
 * own words were read; B, a known rule whose words or number have to be checked at the source before anyone relies on it.
 */

const text = z.string().trim().min(1, 'Write it in words.').max(600, 'Keep this to 600 characters.')
const day = z.string().refine(isEdtf, 'Give a date such as 2026-11-22 or 2026-11.')
const SOURCE = {
  cite: text,
  mark: z.enum(['A', 'B']),
  /** When somebody last held it against its source; the profile's own date where absent. */
  checkedOn: day.optional(),
}
const sourced = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, ...SOURCE }).optional()
const number = (least: number, most: number) =>
  z.coerce
    .number(`Give a number from ${least} to ${most}.`)
    .min(least, `Give ${least} or more.`)
    .max(most, `Give ${most} or less.`)

function isPattern(value: string): boolean {
  try {
    new RegExp(value, 'u')
    return true
  } catch {
    return false
  }
}

export const venueSchema = z.strictObject({
  id: recordId,
  name: text,
  jurisdiction: text,
  checkedOn: day,
  paper: sourced(z.enum(['letter', 'a4'])),
  /** Least margins, in points. */
  marginSidePt: sourced(number(36, 144)),
  marginTopPt: sourced(number(36, 144)),
  typeface: sourced(z.enum(['any', 'serif'])),
  /** Least size of type, in points. */
  sizePt: sourced(number(9, 16)),
  /** From one baseline of the argument to the next, in points. */
  leadingPt: sourced(number(11, 40)),
  /** The lines above the caption. */
  forum: sourced(text),
  /** Printed in capitals on the first page. */
  firstPageLegend: sourced(text),
  /** Printed at the top of each page of the public version. */
  pageLegend: sourced(text),
  /** Printed beside it where words were redacted. */
  redactedLegend: sourced(text),
  /** Printed at the top of each page of the confidential version. */
  confidentialLegend: sourced(text),
  /** A blank box at the upper right of the first page: width by height, in points. */
  stampBox: sourced(
    z
      .string()
      .regex(/^\d+ x \d+$/, 'Give width x height in points: 180 x 108.')
      .transform((it) => it.split(' x ').map(Number) as [number, number]),
  ),
  closing: sourced(text),
  /** What an exhibit is called on its slip-sheet. */
  exhibitWord: sourced(z.enum(['Exhibit', 'Attachment', 'Annex'])),
  /** More pages than this ask for a table of contents, or a summary. */
  contentsOverPages: sourced(number(0, 1_000)),
  summaryOverPages: sourced(number(0, 1_000)),
  /** Most pages of argument; exhibits do not count. */
  mostPages: sourced(number(1, 10_000)),
  /** Most words of argument. */
  mostWords: sourced(number(100, 1_000_000)),
  /** What counts toward a limit, and what does not. */
  counting: sourced(text),
  /** How long a summary may be: over so many pages of argument, at most so many. */
  summaryMost: sourced(
    z
      .string()
      .regex(
        /^\d+: \d+(, \d+: \d+)*$/,
        'Give pages of argument: most pages of summary, such as 10: 2, 25: 5.',
      )
      .transform((it) =>
        it.split(', ').map((pair) => {
          const [over, most] = pair.split(': ').map(Number) as [number, number]
          return { over, most }
        }),
      ),
  ),
  /** What the block of the signature must have. */
  signatureBlock: sourced(text),
  /** What a file may be called, as a regular expression over the whole name. */
  fileNamePattern: sourced(text.refine(isPattern, 'Give a regular expression.')),
  /** Of one file, in millions of bytes; and files of one submission. */
  mostMegabytes: sourced(number(0.1, 10_000)),
  mostFiles: sourced(number(1, 1_000)),
  /** What the form of the forum asks for, for the side file. */
  transmittal: sourced(z.enum(['ecfs'])),
  /** Everything else that people must know, in the order of a filing. */
  rules: z.array(z.strictObject({ about: text, value: text, ...SOURCE })).default([]),
})
export type VenueProfile = z.output<typeof venueSchema>

/** The values that the typesetter and the checks obey, with how a page calls them. */
export const VENUE_LABELS = {
  paper: 'Paper',
  marginSidePt: 'Margins at the sides, pt',
  marginTopPt: 'Margins above and below, pt',
  typeface: 'Typeface',
  sizePt: 'Least size of type, pt',
  leadingPt: 'Leading of the argument, pt',
  forum: 'Addressed to',
  firstPageLegend: 'Legend of the first page',
  pageLegend: 'Legend of each page',
  redactedLegend: 'Legend of a redacted version',
  confidentialLegend: 'Legend of a confidential version',
  stampBox: 'Blank box for the stamp, pt',
  closing: 'Closing line',
  exhibitWord: 'Exhibits are called',
  contentsOverPages: 'Contents needed over pages',
  summaryOverPages: 'Summary needed over pages',
  mostPages: 'Most pages of argument',
  mostWords: 'Most words of argument',
  counting: 'What counts',
  summaryMost: 'Most pages of summary',
  signatureBlock: 'Signature block',
  fileNamePattern: 'File names',
  mostMegabytes: 'Most megabytes of a file',
  mostFiles: 'Most files of a submission',
  transmittal: 'Form to fill in',
} as const satisfies Partial<Record<keyof VenueProfile, string>>
export type VenueField = keyof typeof VENUE_LABELS

/** One line of a profile as a page shows it. */
export type VenueLine = { about: string; value: string; cite: string; mark: 'A' | 'B'; checkedOn: string }

function wordsOf(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  return value
    .map((it: number | { over: number; most: number }) =>
      typeof it === 'number' ? it : `${it.most} over ${it.over} pages of argument`,
    )
    .join(typeof value[0] === 'number' ? ' by ' : ', ')
}

/** Every value of a profile, those that are obeyed first. */
export function venueLines(venue: VenueProfile): VenueLine[] {
  const obeyed = (Object.keys(VENUE_LABELS) as VenueField[]).flatMap((field): VenueLine[] => {
    const held = venue[field]
    if (!held) return []
    const value = wordsOf(held.value)
    const { cite, mark, checkedOn = venue.checkedOn } = held
    return [{ about: VENUE_LABELS[field], value, cite, mark, checkedOn }]
  })
  const others = venue.rules.map(({ checkedOn = venue.checkedOn, ...rule }) => ({ ...rule, checkedOn }))
  return [...obeyed, ...others]
}
