import type { z } from 'zod'
import type { ContentProblem } from './contentProblem'
import { isGroup, type ContentText } from './contentReading'
import { explainIssues } from './explainIssues'
import { linesUnder, parseYaml } from './positionedYaml'

/** What a file of fields holds: its schema, what one is called ("a venue"), and the names that its file may use. */
export type FieldsFile<Value> = { schema: z.ZodType<Value>; noun: string; fields: readonly string[] }

/**
 * Reads a YAML file that is all fields of one thing, which the file's name is the id of. Every problem is named, with its
 * line, its field and what would be right. `lineOf` gives the line of a field to whoever finds more that is wrong.
 */
export function readFieldsFile<Value>(
  { path, text, id }: ContentText & { id: string },
  { schema, noun, fields }: FieldsFile<Value>,
): { value: Value | null; problems: ContentProblem[]; lineOf: (field: string) => number } {
  const { value, lines, problems } = parseYaml(text, path)
  const inFile = linesUnder(lines, '')
  const lineOf = (field: string) => inFile(field) ?? 1
  if (problems.length > 0) return { value: null, problems, lineOf }
  if (!isGroup(value)) {
    const remedy = 'Write each field on a line of its own as name: value.'
    problems.push({ path, line: 1, field: null, problem: 'The file is not a list of fields.', remedy })
    return { value: null, problems, lineOf }
  }
  const whole = { ...value, id }
  const read = schema.safeParse(whole)
  if (read.success) return { value: read.data, problems, lineOf }
  for (const explained of explainIssues(read.error.issues, whole, noun, fields))
    problems.push({ path, line: lineOf(explained.field), ...explained })
  return { value: null, problems, lineOf }
}
