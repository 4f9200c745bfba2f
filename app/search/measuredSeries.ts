import type { Catalog } from '../catalog/catalog'
import { countDecimals } from '../domain/labels'
import type { Point, Series } from '../domain/records'

/** A measured series as the timeline draws it beneath its axis. */
export type MeasuredSeries = {
  id: string
  title: string
  metric: string
  unit: string
  disputes: string[]
  /** Decimals of its most exact value. */
  decimals: number
  lines: MeasuredLine[]
}

/** What one service, company or place was measured at. */
export type MeasuredLine = {
  key: string
  label: string
  /** Whom it was measured for: an organization's id, or empty. */
  organization: string
  /** In order of time. */
  points: MeasuredPoint[]
}

export type MeasuredPoint = {
  /** EDTF: a month, a year or an interval. */
  period: string
  value: number
  comparator: Point['comparator']
  /** Other values that sources give. */
  others: number[]
}

/** Every series of a catalog with its points; longest first, since that is what one most often wants to see. */
export function listMeasuredSeries(catalog: Catalog): MeasuredSeries[] {
  const all = catalog.list('series').map((series) => measuredSeries(catalog, series))
  return all
    .filter((series) => series.lines.length > 0)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.id < b.id ? -1 : 1))
}

function measuredSeries(catalog: Catalog, series: Series): MeasuredSeries {
  const points = catalog.mentioning(series.id, 'point', 'series')
  // One axis has one unit: what is measured in another is on the series' own page.
  const unit = mostCommon(points.map((point) => point.unit))
  const shown = points.filter((point) => point.unit === unit)
  const lines = new Map<string, MeasuredLine>()
  for (const point of shown) {
    const key = point.serviceId ?? point.isp ?? point.location ?? point.metric
    const company = point.isp ? (catalog.find('organization', point.isp)?.name ?? point.isp) : null
    const label = point.service ?? company ?? point.location ?? point.metric
    if (!lines.has(key)) lines.set(key, { key, label, organization: point.isp ?? '', points: [] })
    lines.get(key)!.points.push({
      period: point.period,
      value: point.value,
      comparator: point.comparator,
      others: point.conflictingValues.map(({ value }) => value),
    })
  }
  const values = shown.flatMap((point) => [point.value, ...point.conflictingValues.map(({ value }) => value)])
  return {
    id: series.id,
    title: series.title,
    metric: series.metric,
    unit: unit ?? series.unit,
    disputes: series.disputes,
    decimals: Math.min(3, Math.max(0, ...values.map(countDecimals))),
    lines: [...lines.values()],
  }
}

function sizeOf(series: MeasuredSeries): number {
  return series.lines.reduce((sum, line) => sum + line.points.length, 0)
}

function mostCommon(values: string[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
