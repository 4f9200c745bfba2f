import { parseShortMonth } from './months'

/** Code units of a field that are looked at: a date with its comments has far fewer, a hostile field any number. */
const LONGEST = 200
/** Zones that RFC 5322, 4.3 still gives a meaning; any other name is a zone that nobody knows. */
const ZONES: Record<string, string> = {
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
}
const DATE =
  /^\s*(?:[a-z]{3,9}\s*,\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[a-z]{1,5})?/i

/** When a mail says that it was written: the sender's own calendar day, and the instant, null where its zone is not known. */
export type MailDate = { day: string; instant: string | null }

/**
 * Reads a mail's Date field (RFC 5322, 3.3 and 4.3). Null for one that names no real day and hour: a mail with a broken
 * date has no date.
 */
export function parseMailDate(value: string): MailDate | null {
  const found = DATE.exec(value.slice(0, LONGEST).replace(/\([^)]*\)/g, ' '))
  if (!found) return null
  const [, dayText, monthText, yearText, hour, minute, second = '00', zone] = found
  const month = parseShortMonth(monthText!)
  if (month === 0 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  const year =
    yearText!.length === 4
      ? Number(yearText)
      : Number(yearText) < 50
        ? 2000 + Number(yearText)
        : 1900 + Number(yearText)
  const dayNumber = Number(dayText)
  const isReal = dayNumber >= 1 && dayNumber <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (!isReal || year < 1900) return null
  const pad = (it: number) => String(it).padStart(2, '0')
  const day = `${year}-${pad(month)}-${pad(dayNumber)}`
  const offset = offsetOf(zone)
  if (offset === null) return { day, instant: null }
  const leap = second === '60' ? '59' : second
  const instant = Date.parse(`${day}T${pad(Number(hour))}:${minute}:${leap}${offset}`)
  return {
    day,
    instant: Number.isNaN(instant) ? null : new Date(instant).toISOString().replace('.000Z', 'Z'),
  }
}

function offsetOf(zone: string | undefined): string | null {
  if (!zone) return null
  // "-0000" says that the sender's zone is not told, and that the hour is in UTC (RFC 5322, 3.3).
  if (/^[+-]\d{4}$/.test(zone)) return zone === '-0000' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`
  return ZONES[zone.toLowerCase()] ?? null
}
