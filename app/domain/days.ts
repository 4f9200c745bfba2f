import { addMonths, eachMonthOfInterval, lightFormat, parseISO } from 'date-fns'
import { millisecondsInDay } from 'date-fns/constants'

/**
 * Days and months of the calendar as records have them: YYYY-MM-DD and YYYY-MM, without a zone. Days are counted in UTC,
 * where each has as many milliseconds; months are only ever read and written by one clock, so its zone does not matter.
 */

/** Days since 1970 of a day; of an instant's text, its UTC day. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / millisecondsInDay)
}

/** The day that is so many days after 1 January 1970. */
export function dayFromNumber(number: number): string {
  return dayOf(number * millisecondsInDay)
}

/** The UTC day of an instant. */
export function dayOf(instant: Date | number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

/** Every month from one date's to another's, both included; none where the second comes first. */
export function monthsBetween(from: string, to: string): string[] {
  const [start, end] = [from.slice(0, 7), to.slice(0, 7)]
  if (start > end) return []
  return eachMonthOfInterval({ start: parseISO(start), end: parseISO(end) }).map(monthOf)
}

/** The month so many months after one; before it where the count is negative. */
export function monthAfter(month: string, count: number): string {
  return monthOf(addMonths(parseISO(month.slice(0, 7)), count))
}

function monthOf(date: Date): string {
  return lightFormat(date, 'yyyy-MM')
}
