import { closest } from '../domain/closest'
import { referencesOf } from '../domain/recordReferences'
import type { RecordKind } from '../domain/records'
import type { ContentProblem } from './contentProblem'
import { joinFields, type ContentReading, type Place, type PlacedRecord } from './contentReading'
import { NOUNS } from './contentShape'

/** What no file shows alone: ids given twice, and names of records that are not there or of the wrong kind. */
export function checkContent(
  { records, partial, links, broken, unread }: ContentReading,
  knownIds: ReadonlyMap<string, RecordKind>,
): ContentProblem[] {
  const problems: ContentProblem[] = []
  const refuse = ({ path, under, lineOf }: Place, field: string, problem: string, remedy: string) =>
    problems.push({ path, line: lineOf(field), field: joinFields(under, field) || null, problem, remedy })

  const placed = new Map<string, PlacedRecord>()
  for (const entry of records) {
    const { record, place } = entry
    const earlier = placed.get(record.id)
    if (!earlier) {
      placed.set(record.id, entry)
      continue
    }
    const line = earlier.place.lineOf('')
    const where = line === null ? earlier.place.path : `${earlier.place.path}:${line}`
    const problem = `"${record.id}" is already the id of ${NOUNS[earlier.record.kind]} in ${where}.`
    refuse(place, 'id', problem, 'An id is used once over all kinds: give one of the two another.')
  }
  const kindOf = (id: string) => placed.get(id)?.record.kind ?? broken.get(id) ?? knownIds.get(id)
  const idsOf = idsByKind(records, broken, knownIds)

  for (const { record, place } of [...records, ...partial]) {
    for (const { field, to, kinds } of referencesOf(record)) {
      const kind = kindOf(to)
      if (kind ? kinds.includes(kind) : kinds.some((one) => unread.has(one))) continue
      const wanted = kinds.map((one) => NOUNS[one]).join(' or ')
      const names = `${the(record.kind)} "${record.id}" names "${to}", which is`
      if (kind) {
        refuse(place, field, `${names} ${NOUNS[kind]}.`, `Name ${wanted} here.`)
        continue
      }
      const meant = closest(
        to,
        kinds.flatMap((one) => idsOf.get(one) ?? []),
      )
      const remedy = meant ? `Did you mean "${meant}"?` : `Add ${wanted} with this id, or remove the name.`
      refuse(place, field, `${names} in no file.`, remedy)
    }
  }
  for (const { link, place } of links) {
    for (const end of ['from', 'to'] as const) {
      if (kindOf(link[end]) || unread.size > 0) continue
      const problem = `the link from "${link.from}" to "${link.to}" names "${link[end]}", which is in no file.`
      const meant = closest(link[end], placed.keys())
      refuse(place, end, problem, meant ? `Did you mean "${meant}"?` : 'Add the record, or remove the link.')
    }
  }
  return problems
}

/** "a document" as "the document". */
function the(kind: RecordKind): string {
  return NOUNS[kind].replace(/^an? /, 'the ')
}

function idsByKind(
  records: readonly PlacedRecord[],
  ...others: readonly ReadonlyMap<string, RecordKind>[]
): ReadonlyMap<RecordKind, string[]> {
  const ids = new Map<RecordKind, string[]>()
  const add = (kind: RecordKind, id: string) => {
    const held = ids.get(kind)
    if (held) held.push(id)
    else ids.set(kind, [id])
  }
  for (const { record } of records) add(record.kind, record.id)
  for (const other of others) for (const [id, kind] of other) add(kind, id)
  return ids
}
