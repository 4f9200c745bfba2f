import { z } from 'zod'
import { argumentSchema } from './argument/argument'
import { isEdtf } from './edtf'
import { EXHIBIT_FILING } from './filing/exhibitFields'
import { HOUSE_PREFIX } from './filing/bates'
import { LABEL_SCHEMES } from './filing/exhibitLabel'
import { chartChoiceSchema, printed, text } from './packetShapes'
import { recordId } from './recordShapes'

export { chartChoiceSchema, type ChartChoice } from './packetShapes'

/** What a packet is made of. One schema for its form, its content file, the API and the command line. */

/** One record put forward, under the label of its place in the packet. */
export const exhibitSchema = z.strictObject({
  record: recordId,
  caption: printed(500).default(''),
  chart: chartChoiceSchema.nullable().default(null),
  ...EXHIBIT_FILING,
})
export type ExhibitFields = z.output<typeof exhibitSchema>

/** The forms for a person to sign that a dossier can end with. */
export const PACKET_FORMS = {
  custodian: 'Certification of the custodian',
  translator: 'Declaration of the translator',
  notice: 'Certificate of notice and of settlement effort',
  service: 'Certificate of service',
} as const
export type PacketFormName = keyof typeof PACKET_FORMS
const EVERY_FORM = Object.keys(PACKET_FORMS).join(' ')

/** Names of forms in their own order, parted by spaces; empty for none. */
const formNames = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))
  .refine(
    (names) => names.every((name) => name in PACKET_FORMS),
    `Choose among ${EVERY_FORM.replaceAll(' ', ', ')}.`,
  )
  .transform((names) =>
    Object.keys(PACKET_FORMS)
      .filter((name) => names.includes(name))
      .join(' '),
  )

/** The forms that a packet's dossier ends with, in their order. */
export function formsOf({ forms }: { forms: string }): PacketFormName[] {
  return forms.split(' ').filter(Boolean) as PacketFormName[]
}

/** What a form leaves empty is as if it were not there. */
const orAbsent = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema)

/** The words of a packet, apart from its exhibits. */
export const packetFieldsSchema = z.strictObject({
  title: printed(200).min(1, 'Give the packet a title.'),
  /** Before whom; each line is printed as a line. */
  forum: printed(500).default(''),
  /** In what matter. */
  caption: printed(1_000).default(''),
  /** Each number on a line of its own, as printed. */
  docket: printed(1_000).default(''),
  filer: printed(300).default(''),
  datedOn: z
    .string()
    .refine(isEdtf, 'Give a date such as 2026-05-28, 2026-05 or 2026.')
    .nullable()
    .default(null),
  /** Markdown; {Ex. 3 at 2} is a pin cite. It stands before the argument; its paragraphs are numbered where there is none. */
  introduction: text(60_000).default(''),
  /** The venue whose rules it follows, by the name of its profile; empty for the house style. */
  venue: z.union([recordId, z.literal('')]).default(''),
  /** Why it is made; never printed. */
  purpose: text(500).default(''),
  /** Between whom, a line each. */
  parties: printed(1_000).default(''),
  author: printed(300).default(''),
  /** What the cover calls this version. */
  versionLabel: printed(100).default(''),
  labelScheme: orAbsent(z.enum(LABEL_SCHEMES, 'Choose numbers, letters or attachments.').default('numbers')),
  /** Of its matter. */
  batesPrefix: orAbsent(
    z
      .string()
      .trim()
      .regex(/^[A-Z0-9-]{2,12}$/, 'Give 2 to 12 capital letters, digits or hyphens.')
      .default(HOUSE_PREFIX),
  ),
  /** Markdown; {Ex. 3 at 2} is a pin cite. */
  summary: text(20_000).default(''),
  /** Name, role and address of whoever signs, a line each. */
  signature: printed(1_000).default(''),
  forms: formNames.default(EVERY_FORM),
})
export type PacketFields = z.output<typeof packetFieldsSchema>

/** More exhibits than any forum takes: a limit, so that a slip of the hand cannot queue the whole catalog. */
export const MOST_EXHIBITS = 500

export const packetSchema = z.strictObject({
  id: recordId,
  ...packetFieldsSchema.shape,
  exhibits: z
    .array(exhibitSchema)
    .max(MOST_EXHIBITS, `A packet holds at most ${MOST_EXHIBITS} exhibits.`)
    .default([]),
  argument: argumentSchema.default([]),
})

/** A packet as its content file, its plan and the API have it. */
export type PacketDraft = z.output<typeof packetSchema>
