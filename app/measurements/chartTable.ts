import { monthsBetween } from '../domain/days'
import { formatEdtf, parseEdtf } from '../domain/edtf'
import { decimalsOf, pointsShown, saysOf, subjectOf, type ChartRequest } from './planChart'

/** The values behind a chart, a row for each period. */
export type ChartTable = {
  unit: string
  columns: { key: string; label: string }[]
  rows: {
    period: string
    label: string
    /** One for each column; null where the record holds no value. */
    cells: ({ text: string; isConflict: boolean; isUnverified: boolean; rank: string | null } | null)[]
  }[]
}

/** Tabulates what a chart draws. A month of the window without any value has its row too: an absence is shown, not skipped. */
export function planChartTable(
  request: Pick<ChartRequest, 'points' | 'subjects' | 'from' | 'to'>,
): ChartTable {
  const shown = pointsShown(request)
  const decimals = decimalsOf(shown)
  const periods = new Set(shown.map((point) => point.period))
  if ([...periods].some((period) => period.length === 7)) {
    for (const month of monthsBetween(parseEdtf(request.from)!.min, parseEdtf(request.to)!.max))
      periods.add(month)
  }
  const columns = request.subjects.flatMap((key) => {
    const first = shown.find((point) => subjectOf(point).key === key)
    return first ? [subjectOf(first)] : []
  })
  const rows = [...periods].sort().map((period) => ({
    period,
    label: formatEdtf(period),
    cells: columns.map(({ key }) => {
      const point = shown.find((candidate) => candidate.period === period && subjectOf(candidate).key === key)
      if (!point) return null
      const rank =
        point.rank === null
          ? null
          : point.rankOf === null
            ? String(point.rank)
            : `${point.rank} of ${point.rankOf}`
      const isUnverified = point.confidence === 'unverified' || point.unverified.length > 0
      return {
        text: saysOf(point, decimals),
        isConflict: point.conflictingValues.length > 0,
        isUnverified,
        rank,
      }
    }),
  }))
  return { unit: shown[0]?.unit ?? '', columns, rows }
}
