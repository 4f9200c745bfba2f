import { closest } from '../domain/closest'
import { packetTemplateSchema, type PacketTemplate } from '../domain/packetTemplate'
import type { ContentProblem } from './contentProblem'
import type { ContentText } from './contentReading'
import { readFieldsFile, type FieldsFile } from './fieldsFile'

const TEMPLATE_FILE: FieldsFile<PacketTemplate> = {
  schema: packetTemplateSchema,
  noun: 'a template',
  fields: Object.keys(packetTemplateSchema.shape).filter((name) => name !== 'id'),
}

/**
 * Reads a packet's template from its file. Every problem is named, with its line, its field and what would be right;
 * `venues` are those that have a profile.
 */
export function parseTemplateFile(
  file: ContentText & { id: string },
  venues: ReadonlySet<string>,
): { template: PacketTemplate | null; problems: ContentProblem[] } {
  const { value: template, problems, lineOf } = readFieldsFile(file, TEMPLATE_FILE)
  if (!template || template.venue === '' || venues.has(template.venue)) return { template, problems }
  const { venue } = template
  const meant = closest(venue, venues)
  const remedy = meant ? `Did you mean ${meant}?` : `Add venues/${venue}.yaml, or name another.`
  const problem = `names "${venue}", which has no profile.`
  const at = { path: file.path, line: lineOf('venue'), field: 'venue' }
  return { template: null, problems: [...problems, { ...at, problem, remedy }] }
}
