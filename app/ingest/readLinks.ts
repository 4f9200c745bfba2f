import { linkSchema } from '../domain/links'
import { isGroup, type ContentReading, type ContentText } from './contentReading'
import { explainIssues } from './explainIssues'
import { linkIdOf } from '../catalog/linkId'
import { linesUnder, parseYaml } from './positionedYaml'

const FIELDS = ['from', 'type', 'to', 'reason']

/** Reads the list of links. Two links of one type between the same ends are refused. */
export function readLinks({ path, text }: ContentText, reading: ContentReading) {
  const { value, lines, problems } = parseYaml(text, path)
  reading.problems.push(...problems)
  if (value === undefined) return
  if (!Array.isArray(value)) {
    const remedy = 'Start each link with a hyphen and give it from, type, to and reason.'
    reading.refuseFile(path, 1, 'The file is not a list of links.', remedy)
    return
  }
  const firstLines = new Map<string, number | null>()
  value.forEach((entry: unknown, index) => {
    const place = { path, under: `[${index}]`, lineOf: linesUnder(lines, `[${index}]`) }
    const fields = isGroup(entry) ? entry : {}
    const whole = { ...fields, id: linkIdOf(String(fields.from), String(fields.type), String(fields.to)) }
    const result = linkSchema.safeParse(whole)
    if (!result.success || 'id' in fields) {
      const issues = result.success ? [] : result.error.issues
      for (const { field, problem, remedy } of explainIssues(issues, whole, 'a link', FIELDS))
        reading.refuse(place, field, problem, remedy)
      if ('id' in fields)
        reading.refuse(place, 'id', 'is no field of a link.', 'Remove it: its ends and type are its id.')
      return
    }
    const link = result.data
    if (firstLines.has(link.id)) {
      const problem = `is the same link as on line ${firstLines.get(link.id)}.`
      reading.refuse(place, '', problem, 'Keep one, with both reasons if both are needed.')
      return
    }
    firstLines.set(link.id, place.lineOf(''))
    reading.links.push({ link, place })
  })
}
