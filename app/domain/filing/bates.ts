/** The numbers of one original in a matter: its first page's, with the matter's prefix. */
export type BatesRange = { prefix: string; first: number }

/** The matter of a portal that names no other. */
export const HOUSE_PREFIX = 'TL'
const DIGITS = 7

/** A Bates number as it is stamped: "TL-0000123". */
export function formatBates(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(DIGITS, '0')}`
}

/** What the number of a slip-sheet is held under, that stands for a record which is withheld or produced natively. */
export function sheetKey(recordId: string): string {
  return `sheet:${recordId}`
}

/** A range as an index prints it: "TL-0000123–0000130"; one number where it has one page. */
export function formatBatesRange({ prefix, first }: BatesRange, pages: number): string {
  const begin = formatBates(prefix, first)
  return pages <= 1 ? begin : `${begin}–${String(first + pages - 1).padStart(DIGITS, '0')}`
}
