import type { Colour } from './colour'
import type { Box, Matrix } from './geometry'

/** Something opaque that a page paints. What it hides was shown before it: the first `shows` of the page's. */
export type Paint = {
  box: Box
  /** How many of the page's shows of text come before it. */
  shows: number
  /** Null for a picture, a shading or a colour that cannot be told. */
  colour: Colour
  isPicture: boolean
}

/** One operator that shows text, and the state in which it does. */
export type Show = {
  /** Where the text line stood that it belongs to: exact downward, and its left end at most. */
  x: number
  y: number
  /** Type size as shown, in points. */
  size: number
  isTurned: boolean
  /** Text rendering mode (ISO 32000-1, 9.3.6): 3 and 7 show nothing. */
  mode: number
  colour: Colour
  /** 0 is clear, 1 opaque. */
  alpha: number
  clip: Box
  /** In a layer that is switched off. */
  isHidden: boolean
}

/** What a page draws, as far as it says what can be seen of its text. */
export type Drawing = {
  shows: Show[]
  paints: Paint[]
  /** Pictures of any kind, those that are see-through too. */
  pictures: Box[]
  /** Outlines that are filled or stroked: many of them may be letters. */
  outlines: number
}

/** A drawing that takes part in a page's: a form, or how an annotation looks. */
export type Placing = { matrix: Matrix; clip: Box }
