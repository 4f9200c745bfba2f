/** Pages of a document that are put forward, from 1; each range rises, and none meets another. */
export type PageRange = { first: number; last: number }

const MOST_RANGES = 50

/** Reads "1-3, 7" or "1–3, 7"; null where it is something else, or pages fall or repeat. */
export function parsePageRanges(text: string): PageRange[] | null {
  const parts = text.split(',').map((part) => part.trim())
  if (parts.length > MOST_RANGES) return null
  const ranges: PageRange[] = []
  for (const part of parts) {
    const match = /^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?$/.exec(part)
    if (!match) return null
    const range = { first: Number(match[1]), last: Number(match[2] ?? match[1]) }
    if (range.first < 1 || range.last < range.first || range.first <= (ranges.at(-1)?.last ?? 0)) return null
    ranges.push(range)
  }
  return ranges
}

/** The pages themselves, of a document that has so many; those beyond its last are left out. */
export function pagesIn(ranges: readonly PageRange[], count: number): number[] {
  return ranges.flatMap(({ first, last }) => {
    const end = Math.min(last, count)
    return Array.from({ length: Math.max(0, end - first + 1) }, (_, index) => first + index)
  })
}

/** Numbers that rise, as ranges: 1, 2, 3, 7 are 1–3 and 7. */
export function rangesOf(numbers: readonly number[]): PageRange[] {
  const ranges: PageRange[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && number === last.last + 1) last.last = number
    else ranges.push({ first: number, last: number })
  }
  return ranges
}

/** Ranges as print has them: "1–3, 7". */
export function formatPageRanges(ranges: readonly PageRange[]): string {
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}
