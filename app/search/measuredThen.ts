import { parseEdtf } from '../domain/edtf'
import { formatMeasured } from '../domain/labels'
import type { MeasuredSeries } from './measuredSeries'
import type { DatedEntry } from './timelineEntry'

/** What a series says of the month in which something was said or done. */
export type MeasuredThen = { series: string; href: string; values: { label: string; value: string }[] }

const MOST_VALUES = 4

/**
 * The values that series of an entry's disputes give for the month of its date, of its own parties alone. A
 * date without a month has none: it would be a guess which.
 */
export function measuredThen(all: readonly MeasuredSeries[], entry: DatedEntry): MeasuredThen[] {
  if (entry.period.length < 7) return []
  return all
    .filter((series) => series.disputes.some((id) => entry.disputes.includes(id)))
    .flatMap((series) => {
      const values = series.lines
        .filter(({ organization }) => entry.organizations.includes(organization))
        .flatMap(({ label, points }) => {
          const point = points.find(({ period }) => covers(period, entry.period))
          if (!point) return []
          const { value, comparator, others } = point
          const conflictingValues = others.map((other) => ({ value: other, sources: [] }))
          return [
            {
              label,
              value: formatMeasured(
                { value, comparator, unit: series.unit, conflictingValues },
                series.decimals,
              ),
            },
          ]
        })
      const shown = values.slice(0, MOST_VALUES)
      return shown.length > 0
        ? [{ series: series.title, href: `/measurements/${series.id}`, values: shown }]
        : []
    })
}

function covers(period: string, month: string): boolean {
  const days = parseEdtf(period)
  return days !== null && days.min.slice(0, 7) <= month && days.max.slice(0, 7) >= month
}
