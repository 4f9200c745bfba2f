import type { Word } from '../domain/words'
import { findHits, type HitWords } from './recordIndex'

/** A text in pieces that are plain and marked by turns, the first one plain: what a reader sees of a record, with its hits. */
export type MarkedText = string[]

type Place = { start: number; end: number }

/** The whole text, its hits marked. */
export function markText(text: string, words: readonly Word[], hits: HitWords): MarkedText {
  return cut(text, findHits(words, hits))
}

/**
 * At most about `length` code units of a text, around its first hit, between words; an ellipsis stands for
 * what is left out. `words` are the text's own.
 */
export function excerptOf(text: string, words: readonly Word[], hits: HitWords, length: number): MarkedText {
  const places = findHits(words, hits)
  if (text.length <= length) return cut(text, places)
  const first = places[0]
  const from =
    first && first.end > length ? wordStart(words, Math.max(0, first.start - Math.floor(length / 3))) : 0
  const to = wordEnd(words, Math.min(text.length, from + length), text.length)
  const shown = places.filter(({ start, end }) => start >= from && end <= to)
  const marked = cut(
    text.slice(from, to),
    shown.map(({ start, end }) => ({ start: start - from, end: end - from })),
  )
  if (from > 0) marked[0] = `…${marked[0]}`
  if (to < text.length) {
    if (marked.length % 2 === 1) marked[marked.length - 1] += '…'
    else marked.push('…')
  }
  return marked
}

function cut(text: string, places: readonly Place[]): MarkedText {
  const pieces: string[] = []
  let at = 0
  for (const { start, end } of places) {
    pieces.push(text.slice(at, start), text.slice(start, end))
    at = end
  }
  if (at < text.length || pieces.length === 0) pieces.push(text.slice(at))
  return pieces
}

function wordStart(words: readonly Word[], from: number): number {
  return words.find(({ start }) => start >= from)?.start ?? from
}

/** The end of the last word that ends by then. */
function wordEnd(words: readonly Word[], to: number, length: number): number {
  if (to >= length) return length
  let end = to
  for (const word of words) {
    if (word.end > to) break
    end = word.end
  }
  return end
}
