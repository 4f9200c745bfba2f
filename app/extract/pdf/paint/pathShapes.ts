import { apply, areaOf, around, meet, type Box, type Matrix } from './geometry'

/** A part of a path that was closed or begun anew: its points on the page, and whether it is drawn by curves alone. */
type Outline = { points: [number, number][]; box: Box; area: number }

/** Paths of more outlines are drawings; nobody covers words with those. */
const MOST_OUTLINES = 2_000
/** Outlines compared for holes within each other. */
const MOST_COMPARED = 80
/** An outline that fills this share of its box hides what is in it; a letter's or a ring's does not. */
const BOX_SHARE = 0.8
/** What is lower or narrower than this, in points, is a line under or through words, or a table's rule. */
export const LEAST_COVER_PT = 2.5

/** The path that is being made, in the page's own space. */
export class Path {
  #outlines: Outline[] = []
  #open: [number, number][] = []

  moveTo(matrix: Matrix, x: number, y: number): void {
    this.#end()
    this.#open = [apply(matrix, x, y)]
  }

  lineTo(matrix: Matrix, x: number, y: number): void {
    this.#open.push(apply(matrix, x, y))
  }

  rect(matrix: Matrix, x: number, y: number, width: number, height: number): void {
    this.#end()
    this.#open = [
      apply(matrix, x, y),
      apply(matrix, x + width, y),
      apply(matrix, x + width, y + height),
      apply(matrix, x, y + height),
    ]
    this.#end()
  }

  /** Where the path is so far, as one box; null where it is nowhere. */
  box(): Box | null {
    this.#end()
    return this.#outlines.length === 0
      ? null
      : around(
          this.#outlines.flatMap(({ box }) => [
            [box[0], box[1]],
            [box[2], box[3]],
          ]),
        )
  }

  /** The boxes that filling it hides, within `clip`. A frame around a hole, and the hole, hide nothing. */
  filled(clip: Box, isEvenOdd: boolean): Box[] {
    this.#end()
    const isCompared = this.#outlines.length <= MOST_COMPARED
    return this.#outlines
      .filter((it) => Math.abs(it.area) >= BOX_SHARE * areaOf(it.box) && isCover(meet(it.box, clip)))
      .filter((it) => !(isCompared && this.#isFrameOrHole(it, isEvenOdd)))
      .map((it) => meet(it.box, clip))
  }

  /** The boxes that a stroke of this width hides, within `clip`: its upright and level stretches. */
  stroked(widthPt: number, clip: Box): Box[] {
    if (widthPt < LEAST_COVER_PT) return []
    this.#end()
    const reach = widthPt / 2
    return this.#outlines
      .flatMap(({ points }) => points.slice(1).map((to, at) => [points[at]!, to] as const))
      .filter(([from, to]) => Math.min(Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])) < reach)
      .map((ends) => around(ends))
      .map(([left, bottom, right, top]): Box =>
        right - left > top - bottom
          ? [left, bottom - reach, right, top + reach]
          : [left - reach, bottom, right + reach, top],
      )
      .map((box) => meet(box, clip))
      .filter(isCover)
  }

  clear(): void {
    this.#outlines = []
    this.#open = []
  }

  get outlines(): number {
    return this.#outlines.length + (this.#open.length > 0 ? 1 : 0)
  }

  /** Whether another outline lies in this one, or around it, and is left white (ISO 32000-1, 8.5.3.3). */
  #isFrameOrHole(one: Outline, isEvenOdd: boolean): boolean {
    return this.#outlines.some(
      (it) =>
        it !== one &&
        (isEvenOdd || it.area * one.area < 0) &&
        (isWithin(it, one) || isWithin(one, it)) &&
        Math.min(areaOf(it.box), areaOf(one.box)) > 0.3 * Math.max(areaOf(it.box), areaOf(one.box)),
    )
  }

  #end(): void {
    const points = this.#open
    this.#open = []
    if (points.length < 2 || this.#outlines.length >= MOST_OUTLINES) return
    let area = 0
    for (const [at, [x, y]] of points.entries()) {
      const [nextX, nextY] = points[(at + 1) % points.length]!
      area += (x * nextY - nextX * y) / 2
    }
    this.#outlines.push({ points, box: around(points), area })
  }
}

function isWithin({ box: inner }: Outline, { box: outer }: Outline): boolean {
  return inner[0] > outer[0] && inner[1] > outer[1] && inner[2] < outer[2] && inner[3] < outer[3]
}

function isCover(box: Box): boolean {
  return box[2] - box[0] >= LEAST_COVER_PT && box[3] - box[1] >= LEAST_COVER_PT
}
