/** Red, green and blue from 0 to 1, near enough to tell black from white; null where it cannot be told. */
export type Colour = readonly [number, number, number] | null

/** How a colour's numbers are meant: as many parts of a device's colours, a share of one ink, or not to be told. */
export type ColourSpace = 'grey' | 'rgb' | 'cmyk' | 'ink' | 'unknown'

export const BLACK: Colour = [0, 0, 0]
export const WHITE: Colour = [1, 1, 1]
/** Two colours closer than this in each part are one to the eye. */
const SAME = 0.05

export function colourOf(space: ColourSpace, numbers: readonly number[]): Colour {
  const [first = 0, second = 0, third = 0, key = 0] = numbers
  switch (space) {
    case 'grey':
      return [first, first, first]
    case 'ink':
      return [1 - first, 1 - first, 1 - first]
    case 'rgb':
      return [first, second, third]
    case 'cmyk':
      return [(1 - first) * (1 - key), (1 - second) * (1 - key), (1 - third) * (1 - key)]
    default:
      return null
  }
}

/** How a space of so many parts is read. */
export function deviceSpace(parts: number): ColourSpace {
  return parts === 1 ? 'grey' : parts === 3 ? 'rgb' : parts === 4 ? 'cmyk' : 'unknown'
}

export function isSameColour(one: Colour, other: Colour): boolean {
  return one !== null && other !== null && one.every((part, at) => Math.abs(part - other[at]!) < SAME)
}

/** Whether it hides what it is multiplied with. */
export function isNearBlack(colour: Colour): boolean {
  return colour !== null && Math.max(...colour) < 0.15
}
