import { placesOf, type PageText, type Place } from '../passage'
import { openText, placeOf } from './openText'
import { placesOfWords } from './placesOfWords'
import { stretchAt } from './sameWords'
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
  return placesOfWords(selector, open).map((at) => {
    const { start, end } = stretchAt(selector, exact, open, at)
    return placeOf(open, start, end)
  })
}
