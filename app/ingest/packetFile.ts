import { recordsOfArgument, type ArgumentBlock } from '../domain/argument/argument'
import { closest } from '../domain/closest'
import { exhibitSchema, packetFieldsSchema, packetSchema, type PacketDraft } from '../domain/packet'
import type { ContentProblem } from './contentProblem'
import { isGroup, type ContentText } from './contentReading'
import { explainIssues } from './explainIssues'
import { formatYaml, type YamlValue } from './formatYaml'
import { splitMarkdown } from './markdownFile'
import { linesUnder, parseYaml } from './positionedYaml'

const FIELDS = [
  ...Object.keys(packetFieldsSchema.shape).filter((field) => field !== 'introduction'),
  'exhibits',
  'argument',
]
const PLAIN: Record<string, unknown> = packetFieldsSchema.parse({ title: 'plain' })
const PLAIN_EXHIBIT: Record<string, unknown> = exhibitSchema.parse({ record: 'plain' })

/**
 * Reads a packet from its file: its fields in the front matter, its introduction beneath. `hasRecord` tells whether a
 * record is there to be put forward. Every problem is named, with its line.
 */
export function parsePacketFile(
  { path, text, id }: ContentText & { id: string },
  hasRecord: (id: string) => boolean,
  suggestFrom: Iterable<string> = [],
): { packet: PacketDraft | null; problems: ContentProblem[] } {
  const cut = splitMarkdown(text)
  if ('problem' in cut) return { packet: null, problems: [{ path, line: 1, field: null, ...cut }] }
  const { value, lines, problems } = parseYaml(cut.frontMatter, path, 2)
  if (!isGroup(value)) {
    if (problems.length > 0) return { packet: null, problems }
    const remedy = 'Write each field on a line of its own as name: value.'
    return {
      packet: null,
      problems: [
        { path, line: 2, field: null, problem: 'The front matter is not a list of fields.', remedy },
      ],
    }
  }
  const lineOf = linesUnder(lines, '')
  const refuse = (field: string, problem: string, remedy: string) =>
    problems.push({
      path,
      line: field === 'introduction' ? cut.bodyLine : (lineOf(field) ?? 1),
      field,
      problem,
      remedy,
    })
  const whole = { ...value, id, introduction: cut.body }
  const read = packetSchema.safeParse(whole)
  if (!read.success) {
    for (const { field, problem, remedy } of explainIssues(read.error.issues, whole, 'a packet', FIELDS))
      refuse(field, problem, remedy)
    return { packet: null, problems }
  }
  const check = (record: string, field: string, otherwise: string) => {
    if (hasRecord(record)) return
    const meant = closest(record, suggestFrom)
    const remedy = meant ? `Did you mean "${meant}"?` : otherwise
    refuse(field, `the packet "${id}" names "${record}", which is in no file.`, remedy)
  }
  read.data.exhibits.forEach(({ record }, index) =>
    check(record, `exhibits[${index}].record`, 'Add a record with this id, or take the exhibit out.'),
  )
  read.data.argument.forEach((block, index) => {
    for (const record of recordsOfArgument([block]))
      check(record, `argument[${index}]`, 'Add a record with this id, or take it out of the argument.')
  })
  return { packet: read.data, problems }
}

/** The file that `parsePacketFile` reads back to the same packet. Fields without a value are left out. */
export function formatPacketFile(packet: PacketDraft): string {
  const { id: _, introduction, exhibits, argument, ...words } = packet
  const fields = said(words, PLAIN)
  const listed = exhibits.map((exhibit) => said(exhibit, PLAIN_EXHIBIT))
  if (listed.length > 0) fields.exhibits = listed
  if (argument.length > 0) fields.argument = argument.map(blockFields)
  return `---\n${formatYaml(fields)}---\n\n${introduction}${introduction ? '\n' : ''}`
}

/** A block as its file has it: texts that are empty are left out. */
function blockFields(block: ArgumentBlock): YamlValue {
  const fields = Object.fromEntries(Object.entries(block).filter(([, value]) => value !== ''))
  if (block.kind !== 'chronology') return fields as YamlValue
  const entries = block.entries.map(({ record, note }) => ({ record, ...(note && { note }) }))
  return { ...(fields as Record<string, YamlValue>), entries }
}

/** The fields that a file has to give: what is left as it would be read without it is left out. */
function said(fields: object, plain: Record<string, unknown>): Record<string, YamlValue> {
  const given = Object.entries(fields).filter(([name, value]) => value !== plain[name])
  return Object.fromEntries(given) as Record<string, YamlValue>
}
