import { placeOf, type OpenText } from '../anchoring/openText'
import { placesOfWords } from '../anchoring/placesOfWords'
import { openSelector, type Selector } from '../anchoring/selector'
import type { Place } from '../passage'
import type { QuotePiece } from './quotePattern'

/** Units of running heads, feet and notes that stand at a page's end between the two halves of a sentence. */
const MOST_AT_PAGE_END = 600

type Spot = { at: number; end: number }
/** A spot for each piece, in their order. */
type Trail = [Spot, ...Spot[]]

/** Every place where a quotation's pieces stand in their order, as they are but for typography. */
export function findQuoted(pieces: readonly QuotePiece[], open: OpenText): Place[] {
  return trailsOf(pieces, open).map((trail) => wholeOf(trail, open))
}

/** The same, each place as the passages that it is made of, in order: what was left out or changed stands between them. */
export function findPassages(pieces: readonly QuotePiece[], open: OpenText): Place[][] {
  return trailsOf(pieces, open).map((trail) => trail.map((spot) => placeOfUnits(open, spot)))
}

function trailsOf(pieces: readonly QuotePiece[], open: OpenText): Trail[] {
  const found = chain(pieces, open)
  return found.length > 0 || pieces.length !== 1 ? found : acrossPages(pieces[0]!, open)
}

/** Whether a piece stands in the text at all. */
export function hasPiece(piece: QuotePiece, open: OpenText): boolean {
  return spotsOf(piece, open).length > 0
}

function chain(
  pieces: readonly QuotePiece[],
  open: OpenText,
  mayPart: (open: OpenText, before: Spot, behind: Spot) => boolean = () => true,
): Trail[] {
  const [first, ...rest] = pieces
  if (!first) return []
  let reached = spotsOf(first, open).map((spot): Trail => [spot])
  for (const piece of rest) {
    // Of those that may come before, the nearest leaves the most room.
    reached = spotsOf(piece, open).flatMap((spot): Trail[] => {
      const from = reached.findLast((before) => {
        const { end } = before.at(-1)!
        return end <= spot.at && spot.at - end <= piece.mostBetween
      })
      return from && mayPart(open, from.at(-1)!, spot) ? [[...from, spot]] : []
    })
  }
  return reached
}

/** From the first spot to the end of the last. */
function wholeOf(trail: Trail, open: OpenText): Place {
  return placeOfUnits(open, { at: trail[0].at, end: trail.at(-1)!.end })
}

/** Where a piece stands: with a word that may run on at an end, both ways. */
function spotsOf(piece: QuotePiece, open: OpenText): Spot[] {
  const { initial } = piece
  const { key } = open.folded
  const spots = selectorsOf(piece).flatMap((selector) =>
    placesOfWords(selector, open).map((at) => ({ at, end: at + selector.words.length })),
  )
  return spots
    .filter(({ at }) => initial === '' || key[at - 1]?.toLowerCase() === initial.toLowerCase())
    .sort((a, b) => a.at - b.at)
}

/** A piece is looked for in text after text, and made comparable once. */
const selectors = new WeakMap<QuotePiece, Selector[]>()

function selectorsOf(piece: QuotePiece): Selector[] {
  const { exact, opensWord, closesWord } = piece
  let made = selectors.get(piece)
  if (!made) {
    made = (opensWord ? ['x', ''] : ['']).flatMap((prefix) =>
      (closesWord ? ['x', ''] : ['']).map((suffix) =>
        openSelector({ page: 1, start: 0, end: exact.length, exact, prefix, suffix }),
      ),
    )
    selectors.set(piece, made)
  }
  return made
}

/**
 * A passage that goes on upon the next page, with what is printed at the foot of the one and the head of the other between
 * its halves.
 */
function acrossPages(piece: QuotePiece, open: OpenText): Trail[] {
  const words = piece.exact.split(/\s+/)
  const half = (from: number, to: number) => halfOf(piece, words, from, to)
  let [low, high] = [0, words.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (hasPiece(half(0, middle), open)) low = middle
    else high = middle - 1
  }
  if (low === 0) return []
  const rest = { ...half(low, words.length), mostBetween: MOST_AT_PAGE_END }
  return chain([half(0, low), rest], open, isWholeLines).filter(
    (trail) => wholeOf(trail, open).endPage !== null,
  )
}

const halves = new WeakMap<QuotePiece, Map<string, QuotePiece>>()

/** Words of a piece as a piece of its own: the same one each time. */
function halfOf(piece: QuotePiece, words: readonly string[], from: number, to: number): QuotePiece {
  if (!halves.has(piece)) halves.set(piece, new Map())
  const known = halves.get(piece)!
  const key = `${from} ${to}`
  const half = known.get(key) ?? { ...piece, exact: words.slice(from, to).join(' ') }
  known.set(key, half)
  return half
}

/** Whether what stands between two spots is whole lines, as heads and feet are: a word left out of a line is not. */
function isWholeLines({ text, folded: { starts, widths } }: OpenText, before: Spot, behind: Spot): boolean {
  const last = before.end - 1
  const between = text.slice(starts[last]! + widths[last]!, starts[behind.at])
  return /^[ \t.,;:!?'"’”-]*[\n\f]/.test(between) && /[\n\f][ \t'"‘“(]*$/.test(between)
}

function placeOfUnits(open: OpenText, { at, end }: Spot): Place {
  const { starts, widths } = open.folded
  return placeOf(open, starts[at]!, starts[end - 1]! + widths[end - 1]!)
}
