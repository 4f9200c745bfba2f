import { z } from 'zod'
import { isEdtf } from './edtf'

/** What the fields of records are made of: texts, dates, ids, and the marks that every record carries. */

const ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/

/** A record's slug, unique over all kinds. */
export const recordId = z
  .string()
  .regex(ID, 'Use lower-case letters, digits, hyphens and full stops, such as netflix-verizon-2014.')
  .max(120, 'Keep the id to 120 characters.')

/**
 * Words for readers, with LF line ends however they were typed. A NUL cannot be stored by PostgreSQL, nor half a
 * character (a lone surrogate) in UTF-8, so both are refused at the door.
 */
export const words = (most: number) =>
  z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n').trim())
    .max(most, `Keep this to ${most.toLocaleString('en')} characters.`)
    .refine((text) => !text.includes('\u0000'), 'Remove the NUL character.')
    .refine((text) => !/\p{Surrogate}/u.test(text), 'Remove the broken character.')
/** One line that says something. */
export const line = words(500).min(1, 'Say something here.')
/** A text of paragraphs, perhaps empty. */
export const prose = words(20_000)
export const optionalLine = words(500).min(1).optional()
/** A date as its source gives it (domain/edtf). */
export const edtf = z
  .string()
  .refine(
    isEdtf,
    'Give a date as its source gives it: 2014-06-05, 2014-06, 2014, 2014-05~ or 2013-04/2014-03.',
  )
/** Records named, in order. */
export const ids = z.array(recordId).default([])
export const lines = z.array(line).default([])

/** The marks every record carries. */
export const marks = {
  /** Keys of the sources in which this was read, best first. */
  sources: ids,
  confidence: z.enum(['verified', 'unverified']).default('verified'),
  /** Names of fields that no source confirmed. Always shown beside what they mark. */
  unverified: lines,
  /** A caveat in a sentence, shown with the record. */
  note: words(2_000).min(1).optional(),
}
