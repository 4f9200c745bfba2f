import { dayNumber, monthsBetween } from '../domain/days'

/** A mark on a time axis. Labels stand only where they have room. */
export type TimeTick = { x: number; label: string; isMajor: boolean }

const INITIALS = 'JFMAMJJASOND'

/**
 * Ticks for a window of months or years: each month by its initial while they fit, then each quarter, then
 * years alone, thinned until labels have room. January, and the first month shown, carry the year.
 */
export function planTimeTicks(from: string, to: string, x: (day: number) => number): TimeTick[] {
  const months = monthsBetween(from.length === 4 ? `${from}-01` : from, to.length === 4 ? `${to}-12` : to)
  const span = x(dayNumber(`${months.at(-1)}-01`)) - x(dayNumber(`${months[0]}-01`))
  const perMonth = months.length > 1 ? span / (months.length - 1) : span
  const yearsApart = Math.max(1, Math.ceil(44 / Math.max(perMonth * 12, 0.01)))
  const ticks: TimeTick[] = []
  months.forEach((month, index) => {
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
    const at = Math.round(x(dayNumber(`${month}-01`)) * 100) / 100
    if (number === 1) {
      if (year % yearsApart === 0) ticks.push({ x: at, label: String(year), isMajor: true })
      return
    }
    if (perMonth < 5) return
    const isLabelled = perMonth >= 13
    if (!isLabelled && number % 3 !== 1) return
    const hasRoomForYear = index === 0 && perMonth * (13 - number) > 44
    ticks.push({
      x: at,
      label: hasRoomForYear ? String(year) : isLabelled ? INITIALS[number - 1]! : '',
      isMajor: hasRoomForYear,
    })
  })
  if (perMonth < 38) for (const tick of ticks) if (tick.isMajor) silenceAfter(ticks, tick)
  return ticks
}

/** Drops the initials that a year's four digits would run into. */
function silenceAfter(ticks: TimeTick[], major: TimeTick) {
  for (const tick of ticks) if (!tick.isMajor && tick.x > major.x && tick.x < major.x + 30) tick.label = ''
}
