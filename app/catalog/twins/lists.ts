import type { RecordKind } from '../../domain/records'

/** The lists that have twins: a list's place in an address, and the kind that it lists. */
export const TWIN_LISTS = {
  disputes: 'dispute',
  documents: 'document',
  measurements: 'series',
  organizations: 'organization',
  people: 'person',
  proceedings: 'proceeding',
  sources: 'source',
} as const satisfies Record<string, RecordKind>

export type TwinList = keyof typeof TWIN_LISTS

export function isTwinList(name: string): name is TwinList {
  return Object.hasOwn(TWIN_LISTS, name)
}

/** Where the twin of a record stands: with its list, or by its id alone for kinds that are parts of others. */
export function twinOfId(kind: RecordKind, id: string): string {
  const list = Object.entries(TWIN_LISTS).find(([, listed]) => listed === kind)?.[0] ?? 'records'
  return `/api/v1/${list}/${id}`
}
