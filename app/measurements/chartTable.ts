import { monthsBetween } from '../domain/days'
import { formatEdtf, parseEdtf } from '../domain/edtf'
import { decimalsOf, pointsShown, saysOf, subjectOf, type ChartRequest } from './planChart'

/** The values behind a chart, a row for each period, and for each stretch of months without a value. */
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

/**
 * Tabulates what a chart draws. Months of the window without any value have a row too, those that
 * follow each other one together: an absence is shown, not skipped.
 */
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
  return { unit: shown[0]?.unit ?? '', columns, rows: joinGaps(rows) }
}

/** Months that follow each other without any value share a row: “March 2012 to June 2013”. */
function joinGaps(rows: ChartTable['rows']): ChartTable['rows'] {
  const joined: ChartTable['rows'] = []
  let first: string | null = null
  for (const row of rows) {
    const isEmpty = row.cells.every((cell) => cell === null)
    if (!isEmpty || first === null) joined.push(row)
    else {
      const period = `${first}/${row.period}`
      joined[joined.length - 1] = { ...row, period, label: formatEdtf(period) }
    }
    first = isEmpty ? (first ?? row.period) : null
  }
  return joined
}
