import { countDecimals } from '../domain/labels'
import type { Point } from '../domain/records'
import type { Catalog } from './catalog'

const known = new WeakMap<Catalog, Map<string, number>>()

/**
 * Decimals that the publisher prints for this point's metric: the most that any of its values needs or is
 * recorded with. A number alone does not keep the last nought of 1.90.
 */
export function printedDecimals(catalog: Catalog, point: Pick<Point, 'series' | 'metric'>): number {
  let decimals = known.get(catalog)
  if (!decimals) {
    decimals = new Map()
    for (const { series, metric, value, decimals: printed = 0, conflictingValues } of catalog.list('point')) {
      const values = [value, ...conflictingValues.map((other) => other.value)]
      const most = Math.max(printed, ...values.map(countDecimals))
      const key = keyOf(series, metric)
      decimals.set(key, Math.max(decimals.get(key) ?? 0, most))
    }
    known.set(catalog, decimals)
  }
  return decimals.get(keyOf(point.series, point.metric)) ?? 0
}

function keyOf(series: string, metric: string): string {
  return `${series}\n${metric}`
}
