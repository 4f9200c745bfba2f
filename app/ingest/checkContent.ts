import { closest } from '../domain/closest'
import { referencesOf, type RecordKind } from '../domain/records'
import type { ContentProblem } from './contentProblem'
import { NOUNS } from './contentShape'
import type { ParsedContent, PlacedRecord } from './parseContent'

/** What no file shows alone: ids given twice, and names of records that are not there or of the wrong kind. */
export function checkContent(
  { records, links }: Pick<ParsedContent, 'records' | 'links'>,
  knownIds: ReadonlyMap<string, RecordKind>,
): ContentProblem[] {
  const problems: ContentProblem[] = []
  const placed = new Map<string, PlacedRecord>()
  for (const entry of records) {
    const earlier = placed.get(entry.record.id)
    if (!earlier) {
      placed.set(entry.record.id, entry)
      continue
    }
    const place = `${earlier.path}${earlier.lineOf('') === null ? '' : `:${earlier.lineOf('')}`}`
    problems.push({
      path: entry.path,
      line: entry.lineOf(''),
      field: 'id',
      problem: `"${entry.record.id}" is already the id of ${NOUNS[earlier.record.kind]} in ${place}.`,
      remedy: 'An id is used once over all kinds: give one of the two another.',
    })
  }
  const kindOf = (id: string) => placed.get(id)?.record.kind ?? knownIds.get(id)
  const idsOf = idsByKind(records, knownIds)

  for (const { record, path, lineOf } of records) {
    for (const { field, to, kinds } of referencesOf(record)) {
      const kind = kindOf(to)
      if (kind && kinds.includes(kind)) continue
      const wanted = kinds.map((one) => NOUNS[one]).join(' or ')
      const from = `${NOUNS[record.kind]} "${record.id}"`
      if (kind) {
        const remedy = `Name ${wanted} here.`
        problems.push({
          path,
          line: lineOf(field),
          field,
          problem: `${from} names "${to}", which is ${NOUNS[kind]}.`,
          remedy,
        })
        continue
      }
      const meant = closest(
        to,
        kinds.flatMap((one) => idsOf.get(one) ?? []),
      )
      const remedy = meant ? `Did you mean "${meant}"?` : `Add ${wanted} with this id, or remove the name.`
      problems.push({
        path,
        line: lineOf(field),
        field,
        problem: `${from} names "${to}", which is in no file.`,
        remedy,
      })
    }
  }
  for (const { link, path, lineOf } of links) {
    for (const end of ['from', 'to'] as const) {
      if (kindOf(link[end])) continue
      const problem = `the link from "${link.from}" to "${link.to}" names "${link[end]}", which is in no file.`
      const meant = closest(link[end], placed.keys())
      const remedy = meant ? `Did you mean "${meant}"?` : 'Add the record, or remove the link.'
      problems.push({ path, line: lineOf(end), field: end, problem, remedy })
    }
  }
  return problems
}

function idsByKind(records: readonly PlacedRecord[], knownIds: ReadonlyMap<string, RecordKind>) {
  const ids = new Map<RecordKind, string[]>()
  const add = (kind: RecordKind, id: string) => {
    const held = ids.get(kind)
    if (held) held.push(id)
    else ids.set(kind, [id])
  }
  for (const { record } of records) add(record.kind, record.id)
  for (const [id, kind] of knownIds) add(kind, id)
  return ids
}
