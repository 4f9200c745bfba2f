import { createHash } from 'node:crypto'
import { PAGE_BREAK, pagesOfPlace, type PageText, type Place } from '../domain/passage'

/** SHA-256 of the text of the page, or joined pages, that a place is on: what its code units count in. Null where there are no such pages. */
export function hashOfText(
  pages: readonly PageText[],
  place: Pick<Place, 'page' | 'endPage'>,
): string | null {
  const numbers = pagesOfPlace(place)
  const texts = pages.filter(({ number }) => numbers.includes(number)).map(({ text }) => text)
  if (texts.length < numbers.length) return null
  return createHash('sha256').update(texts.join(PAGE_BREAK)).digest('hex')
}
