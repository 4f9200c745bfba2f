import { findWords, foldPage, type FoldedPage } from '../domain/reader/findWords'
import type { PageText, Place } from '../domain/passage'

/** Places that one answer carries; a word that stands more often is counted on. */
const MOST_PLACES = 2_000
/** Code units shown on either side of a place, for whoever reads the list. */
const SHOWN = 48

/** One place where the words stand, with what stands around it. */
export type Hit = Place & { before: string; words: string; after: string }
export type Hits = { count: number; hits: Hit[] }

const folded = new WeakMap<readonly PageText[], FoldedPage[]>()

/**
 * Every place of a document's text where words stand, however they are typed (`findWords`). The pages that `pagesOf`
 * keeps are folded once.
 */
export function findInDocument(pages: readonly PageText[], words: string): Hits {
  let known = folded.get(pages)
  if (!known) folded.set(pages, (known = pages.map(foldPage)))
  const { count, places } = findWords(known, words, MOST_PLACES)
  const textOf = new Map(pages.map(({ number, text }) => [number, text]))
  return { count, hits: places.map((place) => inContext(place, textOf.get(place.page)!)) }
}

function inContext(place: Place, text: string): Hit {
  const { start, end } = place
  return {
    ...place,
    before: text.slice(Math.max(0, start - SHOWN), start),
    words: text.slice(start, end),
    after: text.slice(end, end + SHOWN),
  }
}
