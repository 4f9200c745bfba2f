import { z } from 'zod'
import { recordId, words } from './recordShapes'

/** The words that tie any two records, as people say them: "A answers B". */
export const LINK_TYPES = [
  'filed in',
  'answers',
  'cites',
  'relies on',
  'contradicts',
  'decided by',
  'attached to',
] as const
export type LinkType = (typeof LINK_TYPES)[number]

/** The same tie read from the other end. */
export const LINK_INVERSE: Record<LinkType, string> = {
  'filed in': 'received',
  answers: 'answered by',
  cites: 'cited by',
  'relies on': 'relied on by',
  contradicts: 'contradicted by',
  'decided by': 'decides',
  'attached to': 'has the attachment',
}

/** A typed tie between two records, with who made it kept in the log and why kept here. */
export const linkSchema = z.strictObject({
  id: recordId,
  from: recordId,
  to: recordId,
  type: z.enum(LINK_TYPES),
  reason: words(2_000).min(1, 'Say in a sentence why the two belong together.'),
})
export type Link = z.output<typeof linkSchema>
