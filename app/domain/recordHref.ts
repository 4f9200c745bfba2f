import type { CatalogRecord } from './records'

/**
 * The address of a record's page. What has no page of its own is a place on another's: a statement on its document's,
 * a step on its proceeding's, a point on its series'; an event on its first dispute's or, where it has none, on the
 * timeline.
 */
export function recordHref(record: CatalogRecord): string {
  switch (record.kind) {
    case 'document':
      return `/documents/${record.id}`
    case 'dispute':
      return `/disputes/${record.id}`
    case 'organization':
      return `/organizations/${record.id}`
    case 'person':
      return `/people/${record.id}`
    case 'proceeding':
      return `/proceedings/${record.id}`
    case 'series':
      return `/measurements/${record.id}`
    case 'source':
      return `/sources/${record.id}`
    case 'statement':
    case 'demand':
      return `/documents/${record.document}#${record.id}`
    case 'milestone':
      return `/proceedings/${record.proceeding}#${record.id}`
    case 'point':
      return `/measurements/${record.series}#${record.id}`
    case 'event':
      return eventHref(record)
  }
}

/** The form in which editors change a record, at one of its fields. */
export function editHref(recordId: string, field: string): string {
  return `/records/${recordId}/edit#field-${field}`
}

function eventHref({ id, disputes, proceedings }: Extract<CatalogRecord, { kind: 'event' }>): string {
  if (disputes[0]) return `/disputes/${disputes[0]}#${id}`
  if (proceedings[0]) return `/proceedings/${proceedings[0]}#${id}`
  return `/timeline?record=${id}`
}
