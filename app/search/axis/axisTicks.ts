import { shortMonth } from '../../domain/months'
import { bucketDate, bucketNumber } from '../calendar'
import type { AxisWindow } from './axisWindow'

/** A line of the axis and what stands beside it. `date` is the EDTF date that begins there. */
export type AxisTick = { x: number; date: string; label: string; isMajor: boolean }

/** Widths that labels need: "2014", "Jan 2014" and "28". */
const YEAR_PX = 52
const MONTH_PX = 40
const DAY_PX = 26

/** Lines at years, months or days, whichever has room, thinned until their labels have. */
export function planTicks(window: AxisWindow, x: (day: number) => number): AxisTick[] {
  const perDay = x(window.from + 1) - x(window.from)
  if (perDay >= DAY_PX / 7) return dayTicks(window, x, perDay >= DAY_PX ? 1 : perDay * 2 >= DAY_PX ? 2 : 7)
  if (perDay * 30 >= MONTH_PX) return monthTicks(window, x, 1)
  if (perDay * 91 >= MONTH_PX) return monthTicks(window, x, 3)
  return yearTicks(window, x, niceStep(YEAR_PX / (perDay * 365)))
}

function yearTicks(window: AxisWindow, x: (day: number) => number, every: number): AxisTick[] {
  const ticks: AxisTick[] = []
  const first = Number(bucketDate(Math.floor(window.from), 'day').slice(0, 4))
  const last = Number(bucketDate(Math.ceil(window.to), 'day').slice(0, 4))
  for (let year = Math.ceil(first / every) * every; year <= last; year += every) {
    push(
      ticks,
      window,
      x,
      bucketNumber(`${String(year).padStart(4, '0')}-01-01`, 'day'),
      String(year),
      String(year),
      every === 1 || year % 10 === 0,
    )
  }
  return ticks
}

function monthTicks(window: AxisWindow, x: (day: number) => number, every: number): AxisTick[] {
  const ticks: AxisTick[] = []
  const first = bucketNumber(bucketDate(Math.floor(window.from), 'day'), 'month')
  const last = bucketNumber(bucketDate(Math.ceil(window.to), 'day'), 'month')
  for (let month = Math.ceil(first / every) * every; month <= last; month += every) {
    const date = bucketDate(month, 'month')
    const name = shortMonth((month % 12) + 1)
    const isMajor = month % 12 === 0
    push(ticks, window, x, bucketNumber(`${date}-01`, 'day'), date, name, isMajor)
  }
  return withYears(ticks)
}

function dayTicks(window: AxisWindow, x: (day: number) => number, every: number): AxisTick[] {
  const ticks: AxisTick[] = []
  for (let day = Math.floor(window.from); day <= window.to; day++) {
    const date = bucketDate(day, 'day')
    const number = Number(date.slice(8))
    const isMajor = number === 1
    const isShown = isMajor || (every === 7 ? number % 7 === 1 && number < 28 : (number - 1) % every === 0)
    if (!isShown) continue
    const label = isMajor ? shortMonth(Number(date.slice(5, 7))) : String(number)
    push(ticks, window, x, day, date, label, isMajor)
  }
  const [first] = ticks
  if (first && !first.isMajor) first.label = `${first.label} ${shortMonth(Number(first.date.slice(5, 7)))}`
  return withYears(ticks)
}

function push(
  ticks: AxisTick[],
  window: AxisWindow,
  x: (day: number) => number,
  day: number,
  date: string,
  label: string,
  isMajor: boolean,
) {
  if (day >= window.from && day < window.to) ticks.push({ x: x(day), date, label, isMajor })
}

/** The first tick of the window and of each year says which year it is. */
function withYears(ticks: AxisTick[]): AxisTick[] {
  let year = ''
  for (const tick of ticks) {
    if (tick.date.slice(0, 4) !== year) tick.label = `${tick.label} ${tick.date.slice(0, 4)}`
    year = tick.date.slice(0, 4)
  }
  return ticks
}

/** The least of 1, 2, 5, 10, 20 … that is as large. */
function niceStep(least: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) if (step * power >= least) return step * power
  }
}
