import type { RecordKind } from '../domain/records'
import { titleOf } from '../domain/titleAndDate'
import { recordHref } from '../domain/recordHref'
import type { Catalog } from './catalog'

/** Where a record stands in the list of its kind. */
export type Neighbours = {
  previous: { href: string; name: string } | null
  next: { href: string; name: string } | null
  /** From 1. */
  position: number
  count: number
}

/** The records before and after this one in the list of its kind, in chronicle order. */
export function neighboursOf(catalog: Catalog, kind: RecordKind, id: string): Neighbours {
  const list = catalog.list(kind)
  const at = list.findIndex((record) => record.id === id)
  const end = (record: (typeof list)[number] | undefined) =>
    record ? { href: recordHref(record), name: titleOf(record) } : null
  return { previous: end(list[at - 1]), next: end(list[at + 1]), position: at + 1, count: list.length }
}
