import { VENUE_LABELS, venueSchema, type VenueProfile } from '../domain/filing/venue'
import type { ContentProblem } from './contentProblem'
import { isGroup } from './contentReading'
import { explainIssue } from './explainIssue'
import { linesUnder, parseYaml } from './positionedYaml'

const FIELDS = ['name', 'jurisdiction', 'checkedOn', ...Object.keys(VENUE_LABELS), 'rules']

/** Reads a venue's profile from its file. Every problem is named, with its line, its field and what would be right. */
export function parseVenueFile(
  path: string,
  text: string,
): { venue: VenueProfile | null; problems: ContentProblem[] } {
  const { value, lines, problems } = parseYaml(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), path)
  if (problems.length > 0) return { venue: null, problems }
  const at = { path, line: 1, field: null }
  if (!isGroup(value)) {
    const remedy = 'Write each field on a line of its own as name: value.'
    return { venue: null, problems: [{ ...at, problem: 'The file is not a list of fields.', remedy }] }
  }
  const id = path
    .split('/')
    .at(-1)!
    .replace(/\.yaml$/, '')
  const whole = { ...value, id }
  const read = venueSchema.safeParse(whole)
  if (read.success) return { venue: read.data, problems }
  const lineOf = linesUnder(lines, '')
  for (const issue of read.error.issues)
    for (const { field, problem, remedy } of explainIssue(issue, whole, 'a venue', FIELDS))
      problems.push({ path, line: lineOf(field) ?? 1, field, problem, remedy })
  return { venue: null, problems }
}
