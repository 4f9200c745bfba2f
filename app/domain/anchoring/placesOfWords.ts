import type { OpenText } from './openText'
import { isSameAt } from './sameWords'
import type { Selector } from './selector'

/** Places of one run of words that are looked at: beyond these it is a word that every text is full of. */
const MOST_PLACES = 2_000

/** Every unit of a text at which the selector's very words stand, in typography of any kind; its context is left aside. */
export function placesOfWords(selector: Selector, { folded }: OpenText): number[] {
  const { words } = selector
  const places: number[] = []
  if (words === '') return places
  for (let at = folded.key.indexOf(words); at >= 0; at = folded.key.indexOf(words, at + 1)) {
    if (isSameAt(selector, folded, at)) places.push(at)
    if (places.length === MOST_PLACES) break
  }
  return places
}
