import { createHash } from 'node:crypto'
import type { Catalog } from '../../catalog/catalog'
import { BAG_PATHS, type ManifestItem } from '../../domain/evidencePackage/manifest'
import { SERIES_COLUMNS, writeSeriesCsv } from '../../measurements/seriesCsv'

/** Columns of a series' CSV that hold numbers; the others hold texts. */
const NUMBERS = new Set<string>(['value', 'rank', 'rank_of'])

/**
 * Each series that a packet shows values of, whole, as a CSV; and a Data Package (Data Package, version 2) that says how
 * each was measured, with what limits, and where it was read.
 */
export function planSeries(
  catalog: Catalog,
  items: readonly ManifestItem[],
  packet: { id: string; title: string; clock: string },
): { path: string; text: string }[] {
  const ids = [...new Set(items.flatMap(({ points }) => points.map(({ series }) => series)))].sort()
  if (ids.length === 0) return []
  const files = ids.map((id) => ({
    id,
    path: `${BAG_PATHS.series}${id}.csv`,
    text: writeSeriesCsv(catalog, id)!,
  }))
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `${packet.id}-series`,
    title: `Measured series of the packet “${packet.title}”`,
    created: packet.clock,
    resources: files.map(({ id, text }) => resourceOf(catalog, id, text)),
  }
  return [
    ...files.map(({ path, text }) => ({ path, text })),
    { path: BAG_PATHS.dataPackage, text: `${JSON.stringify(descriptor, null, 2)}\n` },
  ]
}

function resourceOf(catalog: Catalog, id: string, text: string) {
  const series = catalog.find('series', id)!
  const points = catalog.mentioning(id, 'point', 'series')
  const cited = new Set([...series.sources, ...points.flatMap(({ sources }) => sources)])
  return {
    name: id,
    title: series.title,
    description: [series.method, ...series.caveats].filter(Boolean).join('\n\n'),
    path: `${id}.csv`,
    ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', bytes: Buffer.byteLength(text) },
    hash: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    sources: catalog
      .pick('source', [...cited].sort())
      .map(({ title, url }) => ({ title, ...(url && { path: url }) })),
    schema: {
      fields: SERIES_COLUMNS.map((name) => ({ name, type: NUMBERS.has(name) ? 'number' : 'string' })),
      primaryKey: ['id'],
      missingValues: [''],
    },
  }
}
