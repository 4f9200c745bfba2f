import { colourOf, type ColourSpace } from './colour'
import { nameAt, type Operand } from './contentTokens'
import type { GraphicsState } from './graphicsState'

const DEVICE: Record<string, ColourSpace> = {
  g: 'grey',
  rg: 'rgb',
  k: 'cmyk',
  G: 'grey',
  RG: 'rgb',
  K: 'cmyk',
}
/** The colour that a space begins with (ISO 32000-1, 8.6.8): black, and of an ink all of it. */
const FIRST = { grey: [0], rgb: [0, 0, 0], cmyk: [0, 0, 0, 1], ink: [1], unknown: [] }

/** Follows an operator that sets a colour (ISO 32000-1, 8.6); answers whether it was one. `spaceOf` knows the page's spaces. */
export function setColour(
  state: GraphicsState,
  operator: string,
  operands: readonly Operand[],
  spaceOf: (name: string) => ColourSpace,
): boolean {
  switch (operator) {
    case 'g':
    case 'rg':
    case 'k':
      state.fillSpace = DEVICE[operator]!
      state.fill = colourOf(state.fillSpace, numbersIn(operands))
      return true
    case 'G':
    case 'RG':
    case 'K':
      state.strokeSpace = DEVICE[operator]!
      state.stroke = colourOf(state.strokeSpace, numbersIn(operands))
      return true
    case 'cs':
      state.fillSpace = spaceOf(nameAt(operands))
      state.fill = colourOf(state.fillSpace, FIRST[state.fillSpace])
      return true
    case 'CS':
      state.strokeSpace = spaceOf(nameAt(operands))
      state.stroke = colourOf(state.strokeSpace, FIRST[state.strokeSpace])
      return true
    case 'sc':
    case 'scn':
      state.fill = colourOf(state.fillSpace, numbersIn(operands))
      return true
    case 'SC':
    case 'SCN':
      state.stroke = colourOf(state.strokeSpace, numbersIn(operands))
      return true
    default:
      return false
  }
}

function numbersIn(operands: readonly Operand[]): number[] {
  return operands.filter((it): it is number => typeof it === 'number')
}
