import { getDaysInMonth } from 'date-fns'
import { monthName } from './months'

/**
 * Dates as sources give them: the part of EDTF (ISO 8601-2:2019, levels 0 and 1) that records of disputes
 * need. A day, month, year, season or interval, each perhaps uncertain (?), approximate (~) or both (%).
 * No date is ever given more precision than it came with.
 */
export type EdtfPrecision = 'day' | 'month' | 'season' | 'year' | 'interval'

export type EdtfDate = {
  precision: EdtfPrecision
  /** First and last day that it can mean, as YYYY-MM-DD. An open end is 0001-01-01 or 9999-12-31. */
  min: string
  max: string
  isUncertain: boolean
  isApproximate: boolean
  /** The two ends of an interval; null is an open end. */
  ends?: [EdtfDate | null, EdtfDate | null]
}

const SINGLE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%])?$/
const FIRST_DAY = '0001-01-01'
const LAST_DAY = '9999-12-31'
/** EDTF level 1 numbers seasons 21 to 24 without hemisphere; the months are those of the northern one. */
const SEASONS: Record<number, { name: string; first: number; last: number }> = {
  21: { name: 'spring', first: 3, last: 5 },
  22: { name: 'summer', first: 6, last: 8 },
  23: { name: 'autumn', first: 9, last: 11 },
  24: { name: 'winter', first: 12, last: 14 },
}

/** Reads a date, or answers null for what is no date of this kind. 30 February is no date. */
export function parseEdtf(text: string): EdtfDate | null {
  const parts = text.split('/')
  if (parts.length === 1) return parseSingle(text)
  if (parts.length !== 2) return null
  const [from, to] = parts as [string, string]
  const start = parseEnd(from)
  const end = parseEnd(to)
  if (start === undefined || end === undefined || (start === null && end === null)) return null
  const min = start?.min ?? FIRST_DAY
  const max = end?.max ?? LAST_DAY
  if (min > max) return null
  const isUncertain = Boolean(start?.isUncertain || end?.isUncertain)
  const isApproximate = Boolean(start?.isApproximate || end?.isApproximate)
  return { precision: 'interval', min, max, isUncertain, isApproximate, ends: [start, end] }
}

/** Whether a text is a date of this kind. */
export function isEdtf(text: string): boolean {
  return parseEdtf(text) !== null
}

/** An end of an interval: a date, null for an open one (`..`), undefined for neither. */
function parseEnd(text: string): EdtfDate | null | undefined {
  if (text === '..') return null
  return parseSingle(text) ?? undefined
}

function parseSingle(text: string): EdtfDate | null {
  const match = SINGLE.exec(text)
  if (!match) return null
  const [, year, month, day, mark] = match
  if (year === '0000') return null
  const marks = { isUncertain: mark === '?' || mark === '%', isApproximate: mark === '~' || mark === '%' }
  if (!month) return { precision: 'year', min: `${year}-01-01`, max: `${year}-12-31`, ...marks }
  const season = SEASONS[Number(month)]
  if (season && !day) {
    const lastYear = String(Number(year) + (season.last > 12 ? 1 : 0)).padStart(4, '0')
    const lastMonth = pad(season.last > 12 ? season.last - 12 : season.last)
    const max = `${lastYear}-${lastMonth}-${daysIn(Number(lastYear), Number(lastMonth))}`
    return { precision: 'season', min: `${year}-${pad(season.first)}-01`, max, ...marks }
  }
  if (Number(month) < 1 || Number(month) > 12) return null
  const last = daysIn(Number(year), Number(month))
  if (!day)
    return { precision: 'month', min: `${year}-${month}-01`, max: `${year}-${month}-${last}`, ...marks }
  if (Number(day) < 1 || Number(day) > last) return null
  const whole = `${year}-${month}-${day}`
  return { precision: 'day', min: whole, max: whole, ...marks }
}

/** Days of a month; `month` counts from 1. JavaScript reads the years 1 to 99 as 1901 to 1999, which leap alike. */
function daysIn(year: number, month: number): number {
  return getDaysInMonth(new Date(year, month - 1))
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/**
 * The date in a reader's words, only as closely as the source: "5 June 2014", "July 2014", "about May 2014",
 * "April 2013 to March 2014". What is no date comes back as it was.
 */
export function formatEdtf(text: string): string {
  const date = parseEdtf(text)
  if (!date) return text
  if (!date.ends) return formatSingle(text, date)
  const [from, to] = text.split('/') as [string, string]
  const [start, end] = date.ends
  if (!start) return `until ${formatSingle(to, end!)}`
  if (!end) return `since ${formatSingle(from, start)}`
  return `${formatSingle(from, start)} to ${formatSingle(to, end)}`
}

function formatSingle(text: string, date: EdtfDate): string {
  const [year, month, day] = text.replace(/[?~%]$/, '').split('-')
  const plain =
    date.precision === 'year'
      ? year!
      : date.precision === 'season'
        ? `${SEASONS[Number(month)]!.name} ${year}`
        : date.precision === 'month'
          ? `${monthName(Number(month))} ${year}`
          : `${Number(day)} ${monthName(Number(month))} ${year}`
  const about = date.isApproximate ? `about ${plain}` : plain
  return date.isUncertain ? `${about} (uncertain)` : about
}

/**
 * Orders dates as a chronology does: by first day, then the one that ends sooner, so that a day stands
 * before the month that begins with it.
 */
export function compareEdtf(a: string, b: string): number {
  const left = parseEdtf(a)
  const right = parseEdtf(b)
  if (!left || !right) return left ? -1 : right ? 1 : 0
  return left.min < right.min
    ? -1
    : left.min > right.min
      ? 1
      : left.max < right.max
        ? -1
        : left.max > right.max
          ? 1
          : 0
}
