import { closest } from '../domain/closest'
import { packetTemplateSchema, type PacketTemplate } from '../domain/packetTemplate'
import type { ContentProblem } from './contentProblem'
import { isGroup } from './contentReading'
import { explainIssue } from './explainIssue'
import { linesUnder, parseYaml } from './positionedYaml'

const FIELDS = Object.keys(packetTemplateSchema.shape).filter((name) => name !== 'id')

/**
 * Reads a packet's template from its file. Every problem is named, with its line, its field and what would be right;
 * `venues` are those that have a profile.
 */
export function parseTemplateFile(
  path: string,
  text: string,
  venues: ReadonlySet<string>,
): { template: PacketTemplate | null; problems: ContentProblem[] } {
  const { value, lines, problems } = parseYaml(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), path)
  if (problems.length > 0) return { template: null, problems }
  if (!isGroup(value)) {
    const remedy = 'Write each field on a line of its own as name: value.'
    const at = { path, line: 1, field: null }
    return { template: null, problems: [{ ...at, problem: 'The file is not a list of fields.', remedy }] }
  }
  const id = path
    .split('/')
    .at(-1)!
    .replace(/\.yaml$/, '')
  const whole = { ...value, id }
  const read = packetTemplateSchema.safeParse(whole)
  const lineOf = linesUnder(lines, '')
  const refuse = (field: string, problem: string, remedy: string) =>
    problems.push({ path, line: lineOf(field) ?? 1, field, problem, remedy })
  for (const issue of read.error?.issues ?? [])
    for (const { field, problem, remedy } of explainIssue(issue, whole, 'a template', FIELDS))
      refuse(field, problem, remedy)
  if (!read.success) return { template: null, problems }
  const { venue } = read.data
  if (venue !== '' && !venues.has(venue)) {
    const meant = closest(venue, venues)
    const remedy = meant ? `Did you mean ${meant}?` : `Add venues/${venue}.yaml, or name another.`
    refuse('venue', `names "${venue}", which has no profile.`, remedy)
  }
  return { template: problems.length > 0 ? null : read.data, problems }
}
