import { isSameColour, WHITE } from './colour'
import type { Drawing, Paint, Show } from './drawing'
import { holds, type Box } from './geometry'
import { isPagePicture } from './hiddenWords'

/** Pairs of paint and text that are compared by hand; past it the page is looked into without asking. */
const MOST_PAIRS = 4_000_000

/**
 * Whether some of a page's text may be hidden, told without knowing how long any line of it is: a box is painted after
 * a line that starts at its left and at its height, text is clear, tiny or of the colour beneath, or starts where the
 * page is not shown. What is not suspected here is not hidden; what is, is looked into glyph by glyph.
 */
export function isSuspicious(drawing: Drawing, view: Box): boolean {
  const { shows, paints } = drawing
  if (shows.length === 0) return false
  if (shows.length * paints.length > MOST_PAIRS) return true
  const isPictured = drawing.pictures.some((box) => isPagePicture(box, view))
  const covers = paints.filter((it) => !(it.isPicture && isPagePicture(it.box, view)))
  if (covers.some((paint) => hidesEarlier(paint, shows))) return true
  return shows.some((show, at) => isDoubtful(show, at, covers, view, isPictured))
}

function hidesEarlier({ box, shows: before }: Paint, shows: readonly Show[]): boolean {
  for (let at = 0; at < before && at < shows.length; at++) {
    const { x, y, size, isTurned } = shows[at]!
    if (isTurned ? x > box[0] - size && x < box[2] + size : x < box[2] && y < box[3] && y > box[1] - size)
      return true
  }
  return false
}

function isDoubtful(
  show: Show,
  at: number,
  paints: readonly Paint[],
  view: Box,
  isPictured: boolean,
): boolean {
  const isUnseen = show.mode === 3 || show.mode === 7
  if (isUnseen) return !isPictured
  if (show.isHidden || show.alpha < 0.1 || show.size < 1.5) return true
  // A line may start left of what is shown and run into it; glyph by glyph it is told.
  if (show.isTurned ? !holds(view, show.x, show.y) : !isWithin(show, view) || !isWithin(show, show.clip))
    return true
  if (isSameColour(show.colour, WHITE)) return true
  return paints.some(
    (it) =>
      it.shows <= at &&
      isSameColour(it.colour, show.colour) &&
      show.y < it.box[3] &&
      show.y > it.box[1] - show.size &&
      show.x < it.box[2],
  )
}

function isWithin({ x, y, size }: Show, [left, bottom, right, top]: Box): boolean {
  return x >= left - 0.5 && x < right && y >= bottom - 0.3 * size && y < top
}
