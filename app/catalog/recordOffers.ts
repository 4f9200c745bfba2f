import { FIELDS_OF, pickableKinds, type Field } from '../domain/recordFields'
import type { RecordInput } from '../domain/recordInput'
import type { RecordKind } from '../domain/records'
import { titleOf } from '../domain/titleAndDate'
import type { Catalog } from './catalog'

/** Titles in a list of offers are cut here; the id beside them is whole. */
const TITLE_MOST = 110
/** Records offered for one field. A list beyond this is slower than typing the id. */
const RECORDS_MOST = 2_000

/** What a record's form offers to choose, and what the ids in it stand for. */
export function offersFor(catalog: Catalog, kind: RecordKind, input: RecordInput) {
  const records: Record<string, { id: string; title: string }[]> = {}
  const used: Record<string, string[]> = {}
  const titles: Record<string, string> = {}
  const visit = (fields: readonly Field[], values: RecordInput, prefix: string) => {
    for (const field of fields) {
      const path = prefix + field.name
      if (field.control === 'rows') {
        for (const row of [{}, ...((values[field.name] ?? []) as RecordInput[])])
          visit(field.fields!, row, `${path}.`)
        continue
      }
      if (field.offersUsed) used[path] ??= valuesInUse(catalog, kind, path)
      const kinds = pickableKinds(kind, path)
      if (kinds.length === 0) continue
      records[kinds.join('-')] ??= kinds.flatMap((one) => offersOf(catalog, one)).slice(0, RECORDS_MOST)
      for (const id of [values[field.name] ?? []].flat() as string[]) {
        const named = catalog.get(id)
        if (named) titles[id] = shorten(titleOf(named))
      }
    }
  }
  visit(FIELDS_OF[kind], input, '')
  return { records, used, titles }
}

/** The number after the last one that the parent's records have: where the next statement of a document stands. */
export function nextPosition(catalog: Catalog, kind: RecordKind, parent: string | null): number | null {
  if (parent === null || !FIELDS_OF[kind].some(({ name }) => name === 'position')) return null
  const siblings = catalog.mentioning(parent, kind) as { position?: number }[]
  return 1 + Math.max(0, ...siblings.map(({ position }) => position ?? 0))
}

/** The records of a kind as a list offers them: by id and, cut where it is long, title. */
export function offersOf(catalog: Catalog, kind: RecordKind): { id: string; title: string }[] {
  return catalog.list(kind).map((record) => ({ id: record.id, title: shorten(titleOf(record)) }))
}

/** The values that records of the kind have in a field, or in a field of a list's rows, each once, in order. */
function valuesInUse(catalog: Catalog, kind: RecordKind, path: string): string[] {
  const [name, inner] = path.split('.') as [string, string?]
  const values = new Set<string>()
  for (const record of catalog.list(kind)) {
    const held = (record as Record<string, unknown>)[name]
    const texts = inner ? ((held ?? []) as Record<string, unknown>[]).map((row) => row[inner]) : [held]
    for (const text of texts) if (typeof text === 'string' && text !== '') values.add(text)
  }
  return [...values].sort((a, b) => a.localeCompare(b, 'en'))
}

function shorten(title: string): string {
  return title.length > TITLE_MOST ? `${title.slice(0, TITLE_MOST).trimEnd()}…` : title
}
