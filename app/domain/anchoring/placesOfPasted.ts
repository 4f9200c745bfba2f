import { placesOf, type PageText, type Place } from '../passage'
import { openText, placeOf } from './openText'
import { isSameAt, stretchAt } from './sameWords'
import { openSelector } from './selector'

/**
 * Every place where the words stand, over page breaks too: for words that someone pasted, whose line breaks are the
 * screen's and whose quotation marks and dashes are those of another program. What may differ is what anchoring takes for
 * typography. Where the words stand just as they were pasted, only those places are answered.
 */
export function placesOfPasted(words: string, pages: readonly PageText[]): Place[] {
  const exact = words.trim()
  const asPasted = placesOf(exact, pages)
  if (asPasted.length > 0) return asPasted
  const selector = openSelector({ page: 1, start: 0, end: exact.length, exact, prefix: '', suffix: '' })
  if (selector.words === '') return []
  const open = openText(pages)
  const { key } = open.folded
  const places: Place[] = []
  for (let at = key.indexOf(selector.words); at >= 0; at = key.indexOf(selector.words, at + 1)) {
    if (!isSameAt(selector, open.folded, at)) continue
    const { start, end } = stretchAt(selector, exact, open, at)
    places.push(placeOf(open, start, end))
  }
  return places
}
