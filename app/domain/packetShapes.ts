import { z } from 'zod'
import { isEdtf, parseEdtf } from './edtf'
import { splitPinCites } from './pinCite'
import { recordId } from './recordShapes'

/** What the fields of packets are made of: texts with and without cites, and the choice of what a chart draws. */

export const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Keep this to ${most.toLocaleString('en')} characters.`)
    .refine((value) => !value.includes('\u0000'), 'Remove the NUL character.')

/** Printed as it stands: only the argument has pages for a cite to lead to, so a cite anywhere else is refused. */
export const printed = (most: number) =>
  text(most).refine(
    (value) => splitPinCites(value).every(({ kind }) => kind === 'text'),
    'A cite such as {Ex. 3} leads somewhere only in the argument. Name the exhibit in words here.',
  )

const period = z
  .string()
  .refine(
    (value) => /^\d{4}(-\d{2})?$/.test(value) && isEdtf(value),
    'Give a month or a year: 2014-06 or 2014.',
  )

/** Keys of services or companies, the first of which a chart or a table is about. */
export const servicesSchema = z
  .array(recordId)
  .min(1, 'Choose at least one service.')
  .max(8, 'Choose at most eight services.')

/** What a chart of a series draws. */
export const chartChoiceSchema = z
  .strictObject({ services: servicesSchema, from: period, to: period })
  .refine(({ from, to }) => parseEdtf(from)!.min <= parseEdtf(to)!.max, {
    message: 'The chart ends before it begins.',
    path: ['to'],
  })
export type ChartChoice = z.output<typeof chartChoiceSchema>
