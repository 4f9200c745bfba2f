import { z } from 'zod'
import { MOST_HINT, sectionSchema, type Argument } from './argument/argument'
import { packetFieldsSchema } from './packet'
import { text } from './packetShapes'
import { recordId } from './recordShapes'

/**
 * What a packet of one purpose begins with: its venue, how its exhibits are labelled, the forms at its end, and headings,
 * each with a hint at what belongs beneath. It holds no argument and no facts: those are whoever's it is.
 */

const { venue, labelScheme, forms } = packetFieldsSchema.shape

export const packetTemplateSchema = z.strictObject({
  id: recordId,
  name: text(100).min(1, 'Name the template.'),
  /** A sentence: what it is for. */
  about: text(300).min(1, 'Say in a sentence what it is for.'),
  venue,
  labelScheme,
  forms,
  sections: z
    .array(
      z.strictObject({
        heading: sectionSchema.shape.heading,
        hint: text(MOST_HINT).min(1, 'Say what belongs beneath the heading.'),
      }),
    )
    .min(1, 'Give at least one section.')
    .max(50, 'A template has at most 50 sections.'),
})
export type PacketTemplate = z.output<typeof packetTemplateSchema>

/** The argument that a packet made from a template begins with: its headings, with nothing beneath them. */
export function templateArgument({ sections }: PacketTemplate): Argument {
  return sections.map((section, index) => ({ kind: 'section', id: `s${index + 1}`, ...section }))
}
