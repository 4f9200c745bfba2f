import { recordId } from '../domain/recordShapes'
import type { RecordKind } from '../domain/records'
import {
  BODY_FIELD,
  fileFieldsOf,
  HAS_OWN_ID,
  IMPLIED,
  MAY_BE_EMPTY,
  nestedIn,
  type PageKind,
} from './contentShape'
import { isGroup, joinFields, type ContentReading, type ContentText, type Place } from './contentReading'
import { splitMarkdown, splitOutcome } from './markdownFile'
import { parseYaml, linesUnder } from './positionedYaml'

/** Reads a YAML file that maps ids to records of one kind. */
export function readList({ path, text }: ContentText, kind: RecordKind, reading: ContentReading) {
  const { value, lines, problems } = parseYaml(text, path)
  reading.problems.push(...problems)
  if (value === undefined) {
    if (problems.length > 0) reading.unread.add(kind)
    return
  }
  if (!isGroup(value)) {
    const remedy = 'Write each record under its id: the id, a colon, then its fields indented by two spaces.'
    reading.refuseFile(path, 1, 'The file is not a list of records by id.', remedy, [kind])
    return
  }
  for (const [id, held] of Object.entries(value)) {
    const place = { path, under: id, lineOf: linesUnder(lines, id) }
    const empty = Object.fromEntries((MAY_BE_EMPTY[kind] ?? []).map((field) => [field, '']))
    if (!isGroup(held)) {
      reading.broken.set(id, kind)
      const remedy = `Give ${fileFieldsOf(kind).slice(0, 3).join(', ')} and so on below it, indented by two spaces.`
      reading.refuse(place, '', 'has no fields.', remedy)
    } else reading.take(kind, { ...empty, ...withoutImplied(held, kind, place, reading), id }, place)
  }
}

/** Reads a Markdown file of one record, with smaller ones in its front matter. */
export function readPage({ path, text }: ContentText, kind: PageKind, id: string, reading: ContentReading) {
  const nested = nestedIn(kind)
  const cut = splitMarkdown(text)
  if ('problem' in cut) {
    reading.broken.set(id, kind)
    reading.refuseFile(path, 1, cut.problem, cut.remedy, Object.values(nested))
    return
  }
  const { value, lines, problems } = parseYaml(cut.frontMatter, path, 2)
  reading.problems.push(...problems)
  if (!isGroup(value)) {
    reading.broken.set(id, kind)
    for (const one of Object.values(nested)) reading.unread.add(one)
    if (problems.length > 0) return
    const remedy = 'Write each field on a line of its own as name: value.'
    reading.refuseFile(path, 2, 'The front matter is not a list of fields.', remedy)
    return
  }
  const body: Record<string, unknown> = { [BODY_FIELD[kind]]: cut.body }
  const bodyLines: Record<string, number> = { '': 1, id: 1, [BODY_FIELD[kind]]: cut.bodyLine }
  if (kind === 'dispute') {
    const { summary, outcome, outcomeLine } = splitOutcome(cut.body)
    Object.assign(body, { summary, outcome })
    bodyLines.outcome = cut.bodyLine + outcomeLine
  }
  const inFront = linesUnder(lines, '')
  const place: Place = { path, under: '', lineOf: (field) => bodyLines[field] ?? inFront(field) ?? 1 }
  const fields = withoutImplied(value, kind, { ...place, lineOf: inFront }, reading)
  const isNamed = recordId.safeParse(id).success
  for (const [list, nestedKind] of Object.entries(nested)) {
    // What belongs to a file with an impossible name is judged once the file has another.
    if (!isNamed) reading.unread.add(nestedKind)
    else
      readNested(
        fields[list],
        nestedKind,
        { [kind]: id },
        { path, under: list, lineOf: linesUnder(lines, list) },
        reading,
      )
    delete fields[list]
  }
  reading.take(kind, { ...fields, ...body, id }, place, Object.keys(nested))
}

/** Reads the entries of a list in front matter, each a record that belongs to the file's own. */
function readNested(value: unknown, kind: RecordKind, owner: object, list: Place, reading: ContentReading) {
  if (value === undefined) return
  if (!Array.isArray(value)) {
    reading.unread.add(kind)
    reading.refuse(list, '', 'is not a list.', 'Start each entry with a hyphen.')
    return
  }
  value.forEach((entry: unknown, index) => {
    const lineOf = (field: string) => list.lineOf(joinFields(`[${index}]`, field))
    const place = { path: list.path, under: `${list.under}[${index}]`, lineOf }
    if (!isGroup(entry)) {
      const remedy = `Give ${fileFieldsOf(kind).slice(0, 3).join(', ')} and so on, each as name: value.`
      reading.refuse(place, '', 'is not a group of fields.', remedy)
      return
    }
    const fields = withoutImplied(entry, kind, place, reading)
    const position = fields.position === undefined ? index + 1 : wholeNumber(fields.position)
    reading.take(kind, { ...fields, ...owner, position }, place)
  })
}

/** The fields without those that the file's own form says, so that none is said twice and differently. */
function withoutImplied(
  fields: Record<string, unknown>,
  kind: RecordKind,
  place: Place,
  reading: ContentReading,
) {
  const kept = { ...fields }
  const implied = ['kind', ...(HAS_OWN_ID.includes(kind) ? [] : ['id']), ...(IMPLIED[kind] ?? [])]
  for (const name of implied) {
    if (!(name in kept)) continue
    delete kept[name]
    reading.refuse(
      place,
      name,
      'is not given as a field.',
      IMPLIED_BY[name] ?? 'Remove it: the place of the record says it.',
    )
  }
  return kept
}

const IMPLIED_BY: Record<string, string> = {
  id: 'Remove it: the name of the file, or the word before the fields, is the id.',
  summary: 'Write it as the text below the fields.',
  method: 'Write it as the text below the fields.',
  outcome: 'Write it below the fields, under ## Outcome.',
}

function wholeNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
}
