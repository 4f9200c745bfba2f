import { parseEdtf } from '../../domain/edtf'
import { bucketDate, bucketNumber } from '../calendar'
import type { TimelineQuery } from '../timelineQuery'

/** The stretch of time that the axis shows, in days since 1970; `to` is exclusive. Fractions come from zooming. */
export type AxisWindow = { from: number; to: number }

/** No closer than a day can be told apart, nor wider than records reach. */
const LEAST_DAYS = 1
const MOST_DAYS = 366 * 60

/** What a query's dates show; where it has none, all there is with a little air at the ends. */
export function windowOfQuery(
  query: Pick<TimelineQuery, 'from' | 'to'>,
  extent: { min: string; max: string },
): AxisWindow {
  const first = query.from ? parseEdtf(query.from)!.min : `${extent.min.slice(0, 4)}-01-01`
  const last = query.to ? parseEdtf(query.to)!.max : `${extent.max.slice(0, 4)}-12-31`
  const from = bucketNumber(first <= last ? first : last, 'day')
  return clampWindow({ from, to: bucketNumber(first <= last ? last : first, 'day') + 1 })
}

/** The dates of a window, as roughly as its width allows: years, months or days. */
export function datesOfWindow({ from, to }: AxisWindow): { from: string; to: string } {
  const [first, last] = [
    bucketDate(Math.round(from), 'day'),
    bucketDate(Math.max(Math.round(from), Math.round(to) - 1), 'day'),
  ]
  const days = to - from
  const length = days >= 365 * 6 ? 4 : days >= 100 ? 7 : 10
  return { from: first.slice(0, length), to: last.slice(0, length) }
}

/** A window `factor` times as wide, in which `day` stays where it is. */
export function zoomWindow({ from, to }: AxisWindow, factor: number, day = (from + to) / 2): AxisWindow {
  const days = Math.min(MOST_DAYS, Math.max(LEAST_DAYS, (to - from) * factor))
  const share = (day - from) / (to - from)
  return clampWindow({ from: day - share * days, to: day + (1 - share) * days })
}

/** A window moved by a share of its width; later for a positive one. */
export function panWindow({ from, to }: AxisWindow, share: number): AxisWindow {
  const step = (to - from) * share
  return clampWindow({ from: from + step, to: to + step })
}

/** Years that four digits can write, with room for any window between. */
const FIRST_DAY = bucketNumber('1000-01-01', 'day')
const LAST_DAY = bucketNumber('9000-01-01', 'day')

function clampWindow({ from, to }: AxisWindow): AxisWindow {
  const days = Math.min(MOST_DAYS, Math.max(LEAST_DAYS, to - from))
  const start = Math.min(LAST_DAY - days, Math.max(FIRST_DAY, from))
  return { from: start, to: start + days }
}
