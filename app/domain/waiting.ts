import { tz } from '@date-fns/tz'
import { addMinutes, format, formatDistanceStrict, max } from 'date-fns'

/** How long until an instant, in words that a person waits by: "in 12 minutes". Never less than a minute. */
export function waitInWords(until: Date, now: Date): string {
  const end = max([until, addMinutes(now, 1)])
  return formatDistanceStrict(end, now, { addSuffix: true, roundingMethod: 'ceil' })
}

const UTC = { in: tz('UTC') }

/** An instant as people read it, in UTC: "22 November 2026, 14:05 UTC". */
export function formatInstant(instant: Date | string): string {
  return format(instant, "d MMMM yyyy, HH:mm 'UTC'", UTC)
}

/** The time of an instant, in UTC: "14:05 UTC". */
export function formatTime(instant: Date | string): string {
  return format(instant, "HH:mm 'UTC'", UTC)
}
