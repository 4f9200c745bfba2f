import { dayFromNumber, dayNumber } from '../domain/days'
import type { DatedEntry } from './timelineEntry'
import type { BucketSize } from './timelineQuery'

/** The dates of all entries as numbers, so that thousands can be counted between two keystrokes. */
export class Calendar {
  readonly size: number
  /** The first and the last day on which something stands; open ends do not stretch them. */
  readonly extent: { min: string; max: string }
  /** Under which heading an entry stands: year times 13, plus its month where its source gives one. */
  readonly period: Int32Array
  private readonly first: Record<BucketSize, Int32Array>
  private readonly last: Record<BucketSize, Int32Array>

  constructor(entries: readonly DatedEntry[]) {
    this.size = entries.length
    this.extent = extentOf(entries)
    this.period = Int32Array.from(
      entries,
      ({ period }) => Number(period.slice(0, 4)) * 13 + Number(period.slice(5)),
    )
    this.first = numbersOf(entries.map(({ min }) => min))
    this.last = numbersOf(entries.map(({ max }) => max))
  }

  /** Numbers of the first and last bucket that each entry can fall into; see bucketNumber. */
  bucketsOf(size: BucketSize): { first: Int32Array; last: Int32Array } {
    return { first: this.first[size], last: this.last[size] }
  }

  /** A flag for each entry: 1 where its date can fall between two days, both included. */
  between(min: string, max: string): Uint8Array {
    const flags = new Uint8Array(this.size)
    const [from, to] = [bucketNumber(min, 'day'), bucketNumber(max, 'day')]
    const { first, last } = this.bucketsOf('day')
    for (let entry = 0; entry < this.size; entry++) {
      if (last[entry]! >= from && first[entry]! <= to) flags[entry] = 1
    }
    return flags
  }
}

/** Counts days from 1970, months and years from the year 0, so that neighbours have neighbouring numbers. */
export function bucketNumber(day: string, size: BucketSize): number {
  if (size === 'day') return dayNumber(day)
  const year = Number(day.slice(0, 4))
  return size === 'year' ? year : year * 12 + Number(day.slice(5, 7)) - 1
}

/** The EDTF date of a bucket: "2014", "2014-06" or "2014-06-05". */
export function bucketDate(number: number, size: BucketSize): string {
  if (size === 'day') return dayFromNumber(number)
  if (size === 'year') return String(number).padStart(4, '0')
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}

function numbersOf(days: string[]): Record<BucketSize, Int32Array> {
  return {
    day: Int32Array.from(days, (day) => bucketNumber(day, 'day')),
    month: Int32Array.from(days, (day) => bucketNumber(day, 'month')),
    year: Int32Array.from(days, (day) => bucketNumber(day, 'year')),
  }
}

/** What a timeline without entries spans: the year that the portal's first dispute is from. */
const NO_ENTRIES = { min: '2014-01-01', max: '2014-12-31' }

function extentOf(entries: readonly DatedEntry[]): { min: string; max: string } {
  let [min, max] = ['9999-12-31', '0001-01-01']
  for (const entry of entries) {
    const start = entry.min === '0001-01-01' ? entry.max : entry.min
    const end = entry.max === '9999-12-31' ? entry.min : entry.max
    if (start < min) min = start
    if (end > max) max = end
  }
  return min <= max ? { min, max } : NO_ENTRIES
}
