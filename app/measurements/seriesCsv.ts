import type { Catalog } from '../catalog/catalog'
import { writeCsv } from '../domain/csv'
import type { Point } from '../domain/records'

/** The columns of a series' CSV, in order. */
export const SERIES_COLUMNS = [
  'id',
  'period',
  'metric',
  'unit',
  'isp',
  'service_id',
  'service',
  'comparator',
  'value',
  'other_values',
  'rank',
  'rank_of',
  'rank_scope',
  'counterparty',
  'location',
  'technology',
  'reporter',
  'confidence',
  'sources',
  'note',
] as const

/**
 * A series' points as CSV (RFC 4180): a row for each, every source by its id, and in `other_values` what other
 * sources give for the same thing. Null where there is no such series.
 */
export function writeSeriesCsv(catalog: Catalog, id: string): string | null {
  if (!catalog.find('series', id)) return null
  return writeCsv(SERIES_COLUMNS, catalog.mentioning(id, 'point', 'series').map(rowOf))
}

function rowOf(point: Point): (string | number | null | undefined)[] {
  return [
    point.id,
    point.period,
    point.metric,
    point.unit,
    point.isp,
    point.serviceId,
    point.service,
    point.comparator,
    point.value,
    point.conflictingValues.map(({ value }) => value).join('; '),
    point.rank,
    point.rankOf,
    point.rankScope,
    point.counterparty,
    point.location,
    point.technology,
    point.reporter,
    point.confidence,
    point.sources.join('; '),
    point.note,
  ]
}
