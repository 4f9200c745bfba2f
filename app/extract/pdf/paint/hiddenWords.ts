import { isSameColour, WHITE, type Colour } from './colour'
import type { Drawing, Paint, Show } from './drawing'
import { areaOf, holds, meet, type Box } from './geometry'
import type { ShownGlyph } from './shownGlyphs'

/** Why words cannot be seen where they stand. */
export type HiddenKind = 'covered-text' | 'invisible-text' | 'text-outside-page'

/** Text smaller than this, in points, is not for reading. */
const LEAST_SIZE_PT = 0.9
/** Below this, what is painted cannot be seen. */
const CLEAR = 0.06
/** From this share of a letter's middle on it is covered; of a word's letters, the word. */
const COVERED = 0.6
const COVERED_WORD = 0.5
/** A picture of this share of the page is the page itself, and text with it is what OCR read from it. */
const PAGE_PICTURE = 0.5
/** A gap of this share of the type size ends a word. */
const WORD_GAP = 0.22

/** A word as the page shows it. */
type Word = { text: string; glyphs: ShownGlyph[] }

/** Whether the page is a picture of a page. */
export function isPagePicture(box: Box, view: Box): boolean {
  return areaOf(meet(box, view)) >= PAGE_PICTURE * areaOf(view)
}

/** The words of a page that cannot be seen, by why, in the order in which they are drawn. `view` is what is shown of it. */
export function hiddenWords(
  drawing: Drawing,
  glyphs: readonly ShownGlyph[],
  view: Box,
): Record<HiddenKind, string[]> {
  const hidden: Record<HiddenKind, string[]> = {
    'covered-text': [],
    'invisible-text': [],
    'text-outside-page': [],
  }
  const pictured = drawing.pictures.some((box) => isPagePicture(box, view))
  const paints = drawing.paints.filter((it) => !(it.isPicture && isPagePicture(it.box, view)))
  const words = wordsOf(glyphs)
  const told = words.map((word) => ({ word, kind: kindOf(word, drawing, paints, view, pictured) }))
  const seen = new Set(told.filter((it) => it.kind === null).map(({ word }) => placeOf(word)))
  for (const { word, kind } of told) if (kind && !seen.has(placeOf(word))) hidden[kind].push(word.text)
  return hidden
}

function kindOf(
  word: Word,
  drawing: Drawing,
  paints: readonly Paint[],
  view: Box,
  pictured: boolean,
): HiddenKind | null {
  const show = drawing.shows[word.glyphs[0]!.show]
  const box = boxOfWord(word)
  if (!show || !Number.isFinite(box[0] + box[1] + box[2] + box[3])) return null
  if (!touches(box, view)) return 'text-outside-page'
  if (isInvisible(word, show, box, drawing, paints, pictured)) return 'invisible-text'
  if (!touches(box, show.clip)) return 'text-outside-page'
  const later = paints.filter((it) => it.shows > word.glyphs[0]!.show && touches(it.box, box))
  if (later.length === 0) return null
  const covered = word.glyphs.filter((it) => isCovered(it, later)).length
  return covered >= COVERED_WORD * word.glyphs.length ? 'covered-text' : null
}

function isInvisible(
  word: Word,
  show: Show,
  box: Box,
  drawing: Drawing,
  paints: readonly Paint[],
  pictured: boolean,
): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
  if (show.mode === 3 || show.mode === 7) return !pictured && !drawing.pictures.some((it) => holds(it, x, y))
  if (show.isHidden || show.alpha < CLEAR || word.glyphs[0]!.size < LEAST_SIZE_PT) return true
  if (show.mode !== 0 && show.mode !== 4) return false
  const beneath = colourBeneath(paints, word.glyphs[0]!.show, x, y, pictured)
  return isSameColour(show.colour, beneath)
}

/** The colour on which a word is written, white where nothing is painted; null where it cannot be told. */
function colourBeneath(
  paints: readonly Paint[],
  show: number,
  x: number,
  y: number,
  pictured: boolean,
): Colour {
  const under = paints.filter((it) => it.shows <= show && holds(it.box, x, y)).at(-1)
  return under ? under.colour : pictured ? null : WHITE
}

function isCovered(glyph: ShownGlyph, paints: readonly Paint[]): boolean {
  const area = Math.max(areaOf(glyph.box), Number.EPSILON)
  const hidden = paints.reduce((sum, it) => sum + areaOf(meet(it.box, glyph.box)), 0)
  return hidden >= COVERED * area
}

/** Edges that meet are not enough: something of the one must lie in the other. */
function touches(one: Box, other: Box): boolean {
  return one[2] > other[0] && one[0] < other[2] && one[3] > other[1] && one[1] < other[3]
}

function boxOfWord({ glyphs }: Word): Box {
  return glyphs.reduce<Box>(
    ([left, bottom, right, top], { box }) => [
      Math.min(left, box[0]),
      Math.min(bottom, box[1]),
      Math.max(right, box[2]),
      Math.max(top, box[3]),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  )
}

/** Tells a word that is drawn again in sight at its place: what is seen is not hidden. */
function placeOf(word: Word): string {
  const { box, size } = word.glyphs[0]!
  const grain = Math.max(size / 2, 1)
  return `${word.text} ${Math.round(box[0] / grain)} ${Math.round(box[1] / grain)}`
}

function wordsOf(glyphs: readonly ShownGlyph[]): Word[] {
  const words: Word[] = []
  let open: Word | null = null
  for (const glyph of glyphs) {
    if (glyph.isBlank) open = null
    else if (open && follows(open.glyphs.at(-1)!, glyph)) {
      open.text += glyph.text
      open.glyphs.push(glyph)
    } else words.push((open = { text: glyph.text, glyphs: [glyph] }))
  }
  return words
}

function follows(last: ShownGlyph, next: ShownGlyph): boolean {
  const [apart, aside] = [next.box[0] - last.box[2], next.box[1] - last.box[1]]
  const isLevel = Math.abs(aside) < 0.3 * last.size && apart < WORD_GAP * last.size && apart > -last.size
  const [up, down] = [next.box[1] - last.box[3], last.box[1] - next.box[3]]
  const isUpright = Math.abs(next.box[0] - last.box[0]) < 0.3 * last.size
  const reach = Math.min(Math.abs(up), Math.abs(down))
  return isLevel || (isUpright && Math.abs(aside) >= 0.3 * last.size && reach < WORD_GAP * last.size)
}
