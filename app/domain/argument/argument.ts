import { z } from 'zod'
import { chartChoiceSchema, printed, servicesSchema, text } from '../packetShapes'
import { recordId } from '../recordShapes'

/**
 * The ordered argument of a packet: sections, numbered paragraphs, and what is set beside them. One schema for its form,
 * its content file, the API and the command line. Paragraphs count through the whole of it, whatever stands between them.
 */

/** Names a block for as long as it lives, wherever it is moved; unique within its packet. */
export const blockId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and hyphens.')
  .max(40, 'Keep the id to 40 characters.')

/** Characters of a paragraph and of a heading. */
export const MOST_PARAGRAPH = 20_000
export const MOST_HEADING = 200

/** Characters of a hint. */
export const MOST_HINT = 600

/** A heading; what follows stands under it until the next one. */
export const sectionSchema = z.strictObject({
  kind: z.literal('section'),
  id: blockId,
  heading: printed(MOST_HEADING).min(1, 'Give the section a heading.'),
  /** What belongs beneath, for whoever writes it. It is shown while nothing does, and never printed. */
  hint: text(MOST_HINT).min(1, 'Write the hint, or leave it out.').optional(),
})
export type SectionBlock = z.output<typeof sectionSchema>

/** One number: Markdown, in which {Ex. 3 at 2} is a pin cite. What stands after an empty line goes on under the same number. */
export const paragraphSchema = z.strictObject({
  kind: z.literal('paragraph'),
  id: blockId,
  text: text(MOST_PARAGRAPH).min(1, 'Write the paragraph, or remove it.'),
})

/** Dated records in the order of their dates, each with the exhibit that shows it where one does. */
export const chronologySchema = z.strictObject({
  kind: z.literal('chronology'),
  id: blockId,
  title: printed(200).default(''),
  entries: z
    .array(z.strictObject({ record: recordId, note: text(500).default('') }))
    .min(1, 'Choose at least one record.')
    .max(200, 'A chronology holds at most 200 entries.'),
})

/** Statements beside what a series measured in the months in which they were made. */
export const comparisonSchema = z.strictObject({
  kind: z.literal('comparison'),
  id: blockId,
  title: printed(200).default(''),
  statements: z
    .array(recordId)
    .min(1, 'Choose at least one statement.')
    .max(50, 'A table holds at most 50 statements.'),
  series: recordId,
  services: servicesSchema,
})

/** A drawing of a series, with the values that it draws. */
export const argumentChartSchema = z.strictObject({
  kind: z.literal('chart'),
  id: blockId,
  title: printed(200).default(''),
  series: recordId,
  chart: chartChoiceSchema,
})

const blockSchema = z.discriminatedUnion('kind', [
  sectionSchema,
  paragraphSchema,
  chronologySchema,
  comparisonSchema,
  argumentChartSchema,
])
export type ArgumentBlock = z.output<typeof blockSchema>
export type BlockKind = ArgumentBlock['kind']

/** More than anybody argues: a limit, so that a slip of the hand cannot fill a packet. */
export const MOST_BLOCKS = 1_000

/** The whole argument. A block that a file gives without an id gets one by its place. */
export const argumentSchema = z
  .preprocess(
    withIds,
    z.array(blockSchema).max(MOST_BLOCKS, `An argument holds at most ${MOST_BLOCKS} parts.`),
  )
  .superRefine((blocks, context) => {
    const seen = new Set<string>()
    blocks.forEach(({ id }, index) => {
      if (seen.has(id))
        context.addIssue({
          code: 'custom',
          path: [index, 'id'],
          message: 'Another part of the argument has this id. Give each its own.',
        })
      seen.add(id)
    })
  })
export type Argument = z.output<typeof argumentSchema>

function withIds(blocks: unknown): unknown {
  if (!Array.isArray(blocks)) return blocks
  const taken = new Set(blocks.map((block: unknown) => (isGroup(block) ? block.id : undefined)))
  return blocks.map((block: unknown, index) => {
    if (!isGroup(block) || block.id !== undefined) return block
    let id = `b${index + 1}`
    while (taken.has(id)) id = `${id}-${index + 1}`
    taken.add(id)
    return { ...block, id }
  })
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** One block as a form or the API gives it, checked alone. */
export { blockSchema }

/** The number of each paragraph, by its block's id: from 1 through all sections. */
export function paragraphNumbers(blocks: readonly ArgumentBlock[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const { kind, id } of blocks) if (kind === 'paragraph') numbers.set(id, numbers.size + 1)
  return numbers
}

/** Sections that say by a hint what belongs beneath them, while nothing stands there. */
export function unwrittenSections(blocks: readonly ArgumentBlock[]): SectionBlock[] {
  return blocks.filter((block, index): block is SectionBlock => {
    const next = blocks[index + 1]
    return block.kind === 'section' && block.hint !== undefined && (!next || next.kind === 'section')
  })
}

/** Every record that an argument shows by itself, without a cite to an exhibit. */
export function recordsOfArgument(blocks: readonly ArgumentBlock[]): string[] {
  const records = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'chronology':
        return block.entries.map(({ record }) => record)
      case 'comparison':
        return [...block.statements, block.series]
      case 'chart':
        return [block.series]
      default:
        return []
    }
  })
  return [...new Set(records)]
}

/** Every record that a packet shows: as an exhibit, or in its argument. */
export function recordsShown({
  exhibits,
  argument,
}: {
  exhibits: readonly { record: string }[]
  argument: readonly ArgumentBlock[]
}): string[] {
  return [...exhibits.map(({ record }) => record), ...recordsOfArgument(argument)]
}
