import { formatEdtf, parseEdtf } from '../../domain/edtf'
import { bucketDate, bucketNumber } from '../calendar'
import type { Timeline } from '../timeline'
import type { AxisWindow } from './axisWindow'

/** A short stretch of the axis, day by day: what is too crowded to be read above. */
export type Lens = { date: string; label: string; days: LensDay[]; left: number }
export type LensDay = {
  date: string
  records: { id: string; kind: string; title: string; summary: string; url: string }[]
}

const MOST_RECORDS = 40

/** The month asked for, else the fullest one of the window. Null where the window holds no record. */
export function planLens(
  timeline: Timeline,
  numbers: readonly number[],
  window: AxisWindow,
  asked: string | null,
): Lens | null {
  const date = asked ?? fullestMonth(timeline, numbers, window)
  const days = date ? parseEdtf(date) : null
  if (!date || !days) return null
  const found = numbers.filter((number) => {
    const { min, max } = timeline.entries[number]!
    return max >= days.min && min <= days.max && max !== '9999-12-31'
  })
  const byDate = new Map<string, LensDay>()
  for (const number of found.slice(0, MOST_RECORDS)) {
    const { id, kind, title, summary, url, date: on } = timeline.entries[number]!
    if (!byDate.has(on)) byDate.set(on, { date: on, records: [] })
    byDate.get(on)!.records.push({ id, kind, title, summary: firstSentence(summary), url })
  }
  return {
    date,
    label: formatEdtf(date),
    days: [...byDate.values()],
    left: Math.max(0, found.length - MOST_RECORDS),
  }
}

function fullestMonth(timeline: Timeline, numbers: readonly number[], window: AxisWindow): string | null {
  const { first, last } = timeline.calendar.bucketsOf('day')
  const counts = new Map<number, number>()
  for (const number of numbers) {
    if (last[number]! - first[number]! > 31 || first[number]! < window.from || first[number]! >= window.to)
      continue
    const month = bucketNumber(bucketDate(first[number]!, 'day'), 'month')
    counts.set(month, (counts.get(month) ?? 0) + 1)
  }
  const [fullest] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return fullest ? bucketDate(fullest[0], 'month') : null
}

function firstSentence(text: string): string {
  const end = /[.!?](?=\s)/.exec(text)
  const first = end ? text.slice(0, end.index + 1) : text
  return first.length > 180 ? `${first.slice(0, first.lastIndexOf(' ', 180))}…` : first
}
