import { FIELDS_OF, pickableKinds, type Field } from '../domain/recordFields'
import type { RecordInput } from '../domain/recordInput'
import type { RecordKind } from '../domain/records'
import { titleOf } from '../domain/titleAndDate'
import type { Catalog } from './catalog'
import { offersOfKinds, type Offer } from './recordNames'

/** Titles beside an id are cut here. */
const TITLE_MOST = 110
/** Records that come with a form for one field. Where there are more, the browser asks for those that fit what is typed. */
const RECORDS_MOST = 250

/** What may be chosen in a form, beside what may be typed. */
export type Offers = {
  /** Records by the kinds a field takes, joined by hyphens. `isPart`: there are more than these. */
  records: Record<string, { options: readonly Offer[]; isPart: boolean }>
  /** Values in use, by field path: `type`, `parties.role`. */
  used: Record<string, readonly string[]>
  /** What the ids in the form stand for. */
  titles: Record<string, string>
}

/** What a record's form offers to choose, and what the ids in it stand for. */
export function offersFor(catalog: Catalog, kind: RecordKind, input: RecordInput): Offers {
  const records: Offers['records'] = {}
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
      records[kinds.join('-')] ??= offered(catalog, kinds)
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

/** As many records of these kinds as come with a form. */
export function offered(catalog: Catalog, kinds: readonly RecordKind[]): Offers['records'][string] {
  const all = offersOfKinds(catalog, kinds, RECORDS_MOST + 1)
  return { options: all.slice(0, RECORDS_MOST), isPart: all.length > RECORDS_MOST }
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
