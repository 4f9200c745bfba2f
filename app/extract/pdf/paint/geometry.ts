/** A matrix `[a, b, c, d, e, f]` as PDF has it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]
/** Left, bottom, right, top in the page's own space, whose y points up. */
export type Box = readonly [number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
/** Where nothing is cut off. */
export const EVERYWHERE: Box = [-Infinity, -Infinity, Infinity, Infinity]

/** First `inner`, then `outer`. */
export function join(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner
  const [A, B, C, D, E, F] = outer
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The upright box around a box that a matrix may turn. */
export function mapBox(matrix: Matrix, [left, bottom, right, top]: Box): Box {
  const corners = [
    apply(matrix, left, bottom),
    apply(matrix, right, bottom),
    apply(matrix, left, top),
    apply(matrix, right, top),
  ]
  return around(corners)
}

export function around(points: readonly (readonly [number, number])[]): Box {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    if (x < left) left = x
    if (x > right) right = x
    if (y < bottom) bottom = y
    if (y > top) top = y
  }
  return [left, bottom, right, top]
}

export function meet(one: Box, other: Box): Box {
  return [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ]
}

/** Nought where the box is empty or turned inside out. */
export function areaOf([left, bottom, right, top]: Box): number {
  return right > left && top > bottom ? (right - left) * (top - bottom) : 0
}

export function holds([left, bottom, right, top]: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top
}

/** Six numbers as a matrix; the identity where they are none. */
export function matrixOf(numbers: readonly number[]): Matrix {
  const isMatrix = numbers.length === 6 && numbers.every(Number.isFinite)
  return isMatrix ? (numbers as unknown as Matrix) : IDENTITY
}

/** Four numbers as a box, its corners in whatever order; null where they are none. */
export function boxOf(numbers: readonly number[]): Box | null {
  if (numbers.length < 4 || !numbers.slice(0, 4).every(Number.isFinite)) return null
  const [x0, y0, x1, y1] = numbers as [number, number, number, number]
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]
}
