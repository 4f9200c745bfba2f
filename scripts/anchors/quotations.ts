import { selectAcross, type Passage } from '../../app/domain/passage'
import type { Chance } from './chance'
import { pagesOf, placeIn } from './corpus'

/** Code units that a quotation of the corpus has. */
export const SHORTEST = 5
export const LONGEST = 150

export type Quotation = { from: number; until: number; selector: Passage }

/** Takes a quotation somewhere in a stored text: whole words nearly always, as people select them. */
export function quoteFrom(
  text: string,
  chance: Chance,
  { shortest = SHORTEST, longest = LONGEST, low = 0, high = text.length } = {},
): Quotation {
  for (;;) {
    const length = chance.isOneIn(3)
      ? chance.between(shortest, Math.min(30, longest))
      : chance.between(shortest, longest)
    const isInWord = chance.isOneIn(25)
    let from = chance.between(low, Math.max(low, high - length))
    while (!isInWord && from < high && !mayBegin(text, from)) from++
    let until = Math.min(high, from + length)
    while (until > from && !(isInWord ? isWhole(text, until) : mayEnd(text, until))) until--
    if (until - from < shortest || !isWhole(text, from)) continue
    const found = quotationAt(text, from, until)
    if (found) return found
  }
}

/** A quotation of a stretch of a stored text; null where nothing can be selected there. */
export function quotationAt(text: string, from: number, until: number): Quotation | null {
  const { page, start, endPage, end } = placeIn(text, from, until)
  const taken = selectAcross(pagesOf(text), { page, start }, { page: endPage ?? page, end })
  if (!taken.ok || !/[\p{L}\p{N}].*[\p{L}\p{N}]/su.test(taken.value.exact)) return null
  return { from, until, selector: taken.value }
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const isWordAt = (text: string, at: number) => /[\p{L}\p{N}\p{M}]/u.test(text[at] ?? ' ')

function mayBegin(text: string, at: number): boolean {
  return (
    isWordAt(text, at) &&
    (!isWordAt(text, at - 1) || UNSPACED.test(text[at]!)) &&
    !/['’-]/.test(text[at - 1] ?? '')
  )
}

function mayEnd(text: string, at: number): boolean {
  const isFree = !isWordAt(text, at) || UNSPACED.test(text[at - 1]!)
  return isFree && !/\s/.test(text[at - 1]!) && !/['’.,-]\p{L}|[.,]\d|%/u.test(text.slice(at, at + 2))
}

/** Whether a place parts two whole characters. */
function isWhole(text: string, at: number): boolean {
  return !/[\udc00-\udfff]/.test(text[at] ?? '') && !/\p{M}/u.test(text[at] ?? '')
}
