/** `D:20140605120000-04'00'` (ISO 32000-1, 7.9.4). */
const PDF_TIME = /^\s*D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:Z|([+-])(\d{2})'?(\d{2})?)/

/** A PDF's time as an instant, ISO 8601 in UTC. Null where it is broken, or says no zone and so no instant. */
export function isoTime(time: string): string | null {
  const [, year, month, day, hour, minute, second, sign, zoneHour, zoneMinute] = PDF_TIME.exec(time) ?? []
  if (!year) return null
  const zone = sign ? `${sign}${zoneHour}:${zoneMinute ?? '00'}` : 'Z'
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
