import { formatEdtf } from './edtf'
import type { Point } from './records'

/** The portal's short words for readers: codes and hyphenated types as people say them. */

const JURISDICTIONS: Record<string, string> = {
  US: 'United States',
  'US-CA': 'California',
  'US-NY': 'New York',
  EU: 'European Union',
  INT: 'International',
  // Node and browsers carry different names for these, and a page must read alike in both.
  HK: 'Hong Kong',
  MO: 'Macao',
  TR: 'Türkiye',
  PS: 'Palestine',
  MM: 'Myanmar',
}
const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** "United States", "California", "South Korea". A code that nobody knows stays as it is. */
export function nameJurisdiction(code: string): string {
  const known = JURISDICTIONS[code]
  if (known) return known
  return /^[A-Z]{2}$/.test(code) ? (REGIONS.of(code) ?? code) : code
}

/** A type, status or role as readers see it: "merger-review" is "Merger review"; letters that stand for words keep their case. */
export function nameType(type: string): string {
  if (PHRASES[type]) return PHRASES[type]
  const words = type
    .split('-')
    .map((word) => ACRONYMS[word] ?? word)
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Types whose hyphens do not stand for spaces alone. */
const PHRASES: Record<string, string> = {
  'decided-appealable': 'Decided, open to appeal',
  'zero-rating': 'Zero-rating',
}

const ACRONYMS: Record<string, string> = { isp: 'ISP', nprm: 'NPRM', noi: 'NOI', fcc: 'FCC', vpn: 'VPN' }

/** A party's part in a dispute. */
export function nameRole(role: string): string {
  return nameType(role)
}

/**
 * A value with its bound, other readings and unit: "1.58 or 1.59 Mbps", "under 4 Mbps". Nothing is averaged.
 * `decimals` is what the publisher prints for this metric: 1.9 in a table of 1.58 and 1.61 is 1.90.
 */
export function formatMeasured(
  point: Pick<Point, 'value' | 'comparator' | 'unit' | 'conflictingValues'>,
  decimals = 0,
): string {
  const readings = [point.value, ...point.conflictingValues.map(({ value }) => value)]
  if (point.unit === 'boolean') return readings.map((value) => (value === 0 ? 'no' : 'yes')).join(' or ')
  const bound = { eq: '', lt: 'under ', gt: 'over ' }[point.comparator]
  return `${bound}${readings.map((value) => formatValue(value, decimals)).join(' or ')}${unitSuffix(point.unit)}`
}

/** A bare value with its thousands parted and at least so many decimals. */
export function formatValue(value: number, decimals = 0): string {
  return value.toLocaleString('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, 12),
  })
}

/** Decimals that a value is written with. */
export function countDecimals(value: number): number {
  return String(value).split('.')[1]?.length ?? 0
}

/** What follows a value. A ratio or a count has none. */
export function unitSuffix(unit: string): string {
  if (unit === 'percent') return ' %'
  return unit === 'ratio' || unit === 'mixed' || unit === 'count' ? '' : ` ${unit}`
}

/** "12th of 16", or nothing where the source gives no rank. */
export function formatRank({ rank, rankOf }: Pick<Point, 'rank' | 'rankOf'>): string {
  if (rank === null) return ''
  const tens = rank % 100
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th')
  return rankOf === null ? `${rank}${suffix}` : `${rank}${suffix} of ${rankOf}`
}

/** "28 April 2014 to September 2014", or "from July 2014" where no end is recorded. */
export function formatSpan(start: string, end: string | null): string {
  if (end === null) return `from ${formatEdtf(start)}`
  return start === end ? formatEdtf(start) : `${formatEdtf(start)} to ${formatEdtf(end)}`
}

/** "1 quotation", "2 quotations". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** What an organization is called in a line: its abbreviation, else its name without the form of its company. */
export function shortNameOf({ name, abbreviation }: { name: string; abbreviation?: string }): string {
  return (
    abbreviation ?? (name.replace(/(?:,| Communications)? (?:Inc\.|LLC|AG|Corp\.|Corporation)$/, '') || name)
  )
}
