import { BLACK, type Colour, type ColourSpace } from './colour'
import { IDENTITY, type Box, type Matrix } from './geometry'

/** What `q` keeps and `Q` brings back (ISO 32000-1, 8.4.1), as far as it is asked for here. */
export type GraphicsState = {
  matrix: Matrix
  clip: Box
  fill: Colour
  fillSpace: ColourSpace
  stroke: Colour
  strokeSpace: ColourSpace
  fillAlpha: number
  strokeAlpha: number
  /** The blend mode's name; only Normal, and Multiply of black, hide what is beneath. */
  blend: string
  hasMask: boolean
  lineWidth: number
  hasFont: boolean
  fontSize: number
  mode: number
  leading: number
  rise: number
}

export function firstState(matrix: Matrix, clip: Box): GraphicsState {
  return {
    matrix,
    clip,
    fill: BLACK,
    fillSpace: 'grey',
    stroke: BLACK,
    strokeSpace: 'grey',
    fillAlpha: 1,
    strokeAlpha: 1,
    blend: 'Normal',
    hasMask: false,
    lineWidth: 1,
    hasFont: false,
    fontSize: 0,
    mode: 0,
    leading: 0,
    rise: 0,
  }
}

/** Where the next text line starts, which lives from BT to ET. */
export type TextLine = { matrix: Matrix }
export const firstLine = (): TextLine => ({ matrix: IDENTITY })
