import type { PageInk } from './pageInk'
import type { Sheet } from '../domain/filing/sheet'

const SIZE_PT = 9
/** From the footer's baseline up to that of the stamps. */
export const ABOVE_FOOTER = 13

/** Stamps a Bates number at the lower right, on the clear band beneath what a page shows. */
export function stampBates({ ink, sheet }: { ink: PageInk; sheet: Sheet }, number: string) {
  const x = sheet.right - ink.widthOf(number, 'sans-bold', SIZE_PT)
  ink.artifact('Pagination', () => {
    ink.text(number, x, sheet.footer - ABOVE_FOOTER, 'sans-bold', SIZE_PT, 'ink')
  })
}
