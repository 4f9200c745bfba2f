const NAMES = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** The English name of a month, 1 to 12: "June". Formatting by a locale would bring its whole table to the browser. */
export function monthName(month: number): string {
  return NAMES[month - 1]!
}

/** Its first three letters: "Jun". */
export function shortMonth(month: number): string {
  return monthName(month).slice(0, 3)
}

/** The month that three letters stand for, in any case, 1 to 12; 0 for none. */
export function parseShortMonth(text: string): number {
  return NAMES.findIndex((name) => name.slice(0, 3).toLowerCase() === text.toLowerCase()) + 1
}
