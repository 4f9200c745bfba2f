import { formatEdtf } from '../../domain/edtf'
import type { AxisBracket } from './planLane'

/** "3–18 June 2014: 8 records", as closely as the days within need. */
export function bracketLabel({ min, max, count }: Pick<AxisBracket, 'min' | 'max' | 'count'>): string {
  return `${formatDays(min, max)}: ${count} records`
}

function formatDays(min: string, max: string): string {
  if (min === max) return formatEdtf(min)
  if (min.slice(0, 7) === max.slice(0, 7)) return `${Number(min.slice(8))}–${formatEdtf(max)}`
  if (min.slice(0, 4) === max.slice(0, 4)) {
    const first = formatEdtf(min.slice(0, 7)).replace(/ \d+$/, '')
    return `${first}–${formatEdtf(max.slice(0, 7))}`
  }
  return `${min.slice(0, 4)}–${max.slice(0, 4)}`
}
