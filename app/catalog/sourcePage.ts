import type { RecordKind, Source } from '../domain/records'
import type { Brief } from './brief'
import type { Catalog } from './catalog'
import { mentionsByKind } from './ties'

/** A source and every record that was read in it, by kind. */
export type SourcePage = { source: Source; cited: { kind: RecordKind; records: Brief[] }[] }

/** What rests on a source; null where there is none. */
export function describeSource(catalog: Catalog, id: string): SourcePage | null {
  const source = catalog.find('source', id)
  if (!source) return null
  return { source, cited: [...mentionsByKind(catalog, id)].map(([kind, records]) => ({ kind, records })) }
}
