import type { CatalogRecord } from './records'

/**
 * Where a record is read: its own page, or its place on its parent's page. An event stands in the chronology
 * of its first dispute, else of its first proceeding, organization or person.
 */
export function addressOf(record: CatalogRecord): string {
  switch (record.kind) {
    case 'source':
      return `/sources/${record.id}`
    case 'organization':
      return `/organizations/${record.id}`
    case 'person':
      return `/people/${record.id}`
    case 'dispute':
      return `/disputes/${record.id}`
    case 'document':
      return `/documents/${record.id}`
    case 'statement':
    case 'demand':
      return `/documents/${record.document}#${record.id}`
    case 'proceeding':
      return `/proceedings/${record.id}`
    case 'milestone':
      return `/proceedings/${record.proceeding}#${record.id}`
    case 'series':
      return `/measurements/${record.id}`
    case 'point':
      return `/measurements/${record.series}#${record.id}`
    case 'event':
      return `${pageOfEvent(record)}#${record.id}`
  }
}

function pageOfEvent(event: Extract<CatalogRecord, { kind: 'event' }>): string {
  if (event.disputes[0]) return `/disputes/${event.disputes[0]}`
  if (event.proceedings[0]) return `/proceedings/${event.proceedings[0]}`
  if (event.organizations[0]) return `/organizations/${event.organizations[0]}`
  if (event.people[0]) return `/people/${event.people[0]}`
  return `/records/${event.id}`
}
