import type { Anchor } from '../anchoring/anchor'
import { offsetOf, placeOf, type OpenText } from '../anchoring/openText'
import { placePassage } from '../anchoring/placePassage'
import type { Passage, Place } from '../passage'
import type { ExchangedTarget } from './exchangedNote'

/**
 * Finds the words of a foreign target in a text; null where it quotes none, so that nothing can be compared. A position
 * counts over the whole text or, as ours do, over the page that the target names: whichever has the words is meant.
 * Where no position is given, words that stand in one place are *exact*: there is nowhere that they moved from.
 */
export function placeTarget(target: ExchangedTarget, open: OpenText): Anchor | null {
  const { quote, page, position } = target
  if (!quote) return null
  const place = position && positionIn(target, open)
  const start = place ?? { page: page ?? 1, start: 0, end: 0 }
  const passage: Passage = { ...start, ...quote }
  const anchor = placePassage(passage, open)
  if (position) return anchor
  if (anchor.state === 'moved' && (page === null || anchor.page === page))
    return { ...anchor, state: 'exact' }
  if (anchor.state !== 'ambiguous' || page === null) return anchor
  const [only, ...others] = anchor.places.filter((it) => it.page === page)
  return only && others.length === 0 ? placeOn(only, passage, open) : anchor
}

/** The place of the only one of several that is on the page named. */
function placeOn(place: Place, passage: Passage, open: OpenText): Anchor {
  return placePassage({ ...passage, ...place }, open)
}

function positionIn({ quote, page, position }: ExchangedTarget, open: OpenText): Place | null {
  const { start, end, unit } = position!
  const span = (from: number) => {
    if (unit === 'code-units') return [from + start, from + end] as const
    const first = advance(open.text, from, start)
    return [first, advance(open.text, first, end - start)] as const
  }
  const base = page === null ? null : offsetOf(open, page, 0)
  const spans = [...(base === null ? [] : [span(base)]), span(0)]
  const [first, last] = spans.find(([a, b]) => open.text.slice(a, b) === quote!.exact) ?? spans[0]!
  return first < open.text.length ? placeOf(open, first, Math.min(last, open.text.length)) : null
}

/** The offset in code units that lies so many code points on. */
function advance(text: string, from: number, points: number): number {
  let at = from
  for (let count = 0; count < points && at < text.length; count++)
    at += text.codePointAt(at)! > 0xffff ? 2 : 1
  return at
}
