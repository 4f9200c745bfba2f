import type { CatalogRecord } from './records'

/** What a record is called in lists: its title, its name, or the first words of what it says. */
export function titleOf(record: CatalogRecord): string {
  switch (record.kind) {
    case 'organization':
    case 'person':
      return record.name
    case 'statement':
    case 'demand':
      return record.text
    case 'point':
      return `${record.service ?? record.metric}, ${record.period}`
    default:
      return record.title
  }
}

/** The date a record stands at on a timeline, or null where it has none. A dispute stands where it began. */
export function dateOf(record: CatalogRecord): string | null {
  switch (record.kind) {
    case 'document':
    case 'event':
    case 'milestone':
    case 'source':
      return record.date
    case 'dispute':
      return record.start
    case 'demand':
      return record.due
    case 'point':
      return record.period
    default:
      return null
  }
}

/** Leaves of a list what has a date. */
export function isDated<Kept extends { date: string | null }>(
  record: Kept,
): record is Kept & { date: string } {
  return record.date !== null
}
