/** Where things stand, as the pass before found. Pages count from 1 on the first page of the first file. */
export type Places = {
  total: number
  /** Pages of each exhibit, by its number: its slip-sheet, then each page that a pin cite may name; and its volume. */
  exhibits: Map<number, { slip: number; pages: number[]; volume: number }>
  /** First pages of the parts that stand before and behind the exhibits, by their place among the parts, from 1. */
  parts: Map<number, number>
  /** Pages of what the argument refers to within itself, by the names of their destinations. */
  marks: Map<string, number>
}

/** Nothing found yet. */
export function noPlaces(): Places {
  return { total: 0, exhibits: new Map(), parts: new Map(), marks: new Map() }
}

/** Whether two passes found everything in the same places, so that the second printed true numbers. */
export function isSamePlaces(a: Places, b: Places): boolean {
  const lines = (places: Places) => [
    places.total,
    ...[...places.parts].map(([part, page]) => `p${part}:${page}`),
    ...[...places.marks].map(([name, page]) => `${name}:${page}`),
    ...[...places.exhibits].map(
      ([number, { slip, pages, volume }]) => `${number}:${volume}:${slip}:${pages.join()}`,
    ),
  ]
  return lines(a).join('|') === lines(b).join('|')
}
