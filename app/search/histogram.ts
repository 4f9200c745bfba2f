import { parseEdtf } from '../domain/edtf'
import { shortMonth } from '../domain/months'
import type { Strand } from '../domain/shownKind'
import { bucketDate, bucketNumber, type Calendar } from './calendar'
import { kindOfKey, type DatedEntry } from './timelineEntry'
import { BUCKETS, daysOfQuery, type BucketSize, type TimelineQuery } from './timelineQuery'

/** One bar: the records that can fall into it, so that one dated to a year counts in each of its months. */
export type Bucket = {
  /** The EDTF date that chooses it: "2014", "2014-06" or "2014-06-05". */
  date: string
  label: string
  count: number
  /** The same by strand, for stacking. */
  strands: Record<BarStrand, number>
  /** Whether the chosen dates take it in. */
  isChosen: boolean
}
export type BarStrand = Strand | 'other'
export const BAR_STRANDS: readonly BarStrand[] = ['decided', 'measured', 'other', 'said']

export type Histogram = {
  by: BucketSize
  /** The widths that the window has room for. */
  sizes: BucketSize[]
  buckets: Bucket[]
  /** The tallest bar's count. */
  most: number
}

/** More bars than this cannot be told apart or pressed. */
const MOST_BUCKETS = 186

/**
 * Counts records by year, month or day. The window is what the chosen dates touch, widened to whole years or
 * months so that neighbours can be chosen; without dates it is all there is. The count of a bar is how many
 * records are found once it alone is chosen.
 */
export function planHistogram(
  calendar: Calendar,
  entries: readonly DatedEntry[],
  passing: Uint8Array,
  query: Pick<TimelineQuery, 'from' | 'to' | 'by'>,
): Histogram {
  const all = calendar.extent
  const chosen = daysOfQuery(query)
  const hasRange = query.from !== null || query.to !== null
  const from = chosen.min > all.min ? chosen.min : all.min
  const to = chosen.max < all.max ? chosen.max : all.max
  const window = hasRange && from <= to ? { min: from, max: to } : all
  const sizes = BUCKETS.filter((size) => size === 'year' || hasRoom(spanOf(size, widen(window, size, all))))
  const wanted = query.by ?? sizeFor(window)
  const by = sizes.find((size) => BUCKETS.indexOf(size) >= BUCKETS.indexOf(wanted))!
  const span = spanOf(by, widen(window, by, all))
  const buckets = Array.from({ length: Math.max(0, span.last - span.first + 1) }, (_, index): Bucket => {
    const date = bucketDate(span.first + index, by)
    const days = parseEdtf(date)!
    const isChosen = hasRange && days.min <= chosen.max && days.max >= chosen.min
    const strands = { said: 0, measured: 0, decided: 0, other: 0 }
    return { date, label: labelOf(date), count: 0, strands, isChosen }
  })
  const { first, last } = calendar.bucketsOf(by)
  for (let entry = 0; entry < passing.length; entry++) {
    if (!passing[entry] || first[entry]! > span.last || last[entry]! < span.first) continue
    const { strand } = kindOfKey(entries[entry]!.kind)
    const name = strand === null || strand === 'deal' ? 'other' : strand
    const end = Math.min(last[entry]!, span.last) - span.first
    for (let at = Math.max(first[entry]!, span.first) - span.first; at <= end; at++) {
      buckets[at]!.count++
      buckets[at]!.strands[name]++
    }
  }
  return { by, sizes, buckets, most: Math.max(0, ...buckets.map(({ count }) => count)) }
}

type Days = { min: string; max: string }

function sizeFor({ min, max }: Days): BucketSize {
  const days = bucketNumber(max, 'day') - bucketNumber(min, 'day')
  return days <= 62 ? 'day' : days <= 366 * 4 ? 'month' : 'year'
}

/** Whole years around months, all there is around years, and whole months around days. */
function widen(window: Days, by: BucketSize, all: Days): Days {
  if (by === 'year') return all
  if (by === 'month')
    return { min: `${window.min.slice(0, 4)}-01-01`, max: `${window.max.slice(0, 4)}-12-31` }
  return { min: `${window.min.slice(0, 7)}-01`, max: parseEdtf(window.max.slice(0, 7))!.max }
}

function spanOf(by: BucketSize, { min, max }: Days): { first: number; last: number } {
  return { first: bucketNumber(min, by), last: bucketNumber(max, by) }
}

function hasRoom({ first, last }: { first: number; last: number }): boolean {
  return last - first < MOST_BUCKETS
}

function labelOf(date: string): string {
  const [year, month, day] = date.split('-')
  if (day) return String(Number(day))
  return month ? shortMonth(Number(month)) : year!
}
