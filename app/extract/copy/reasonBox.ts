/** The letters of the reason codes and their brackets, five by seven, a row to a number, its highest bit at the left. */
const LETTERS: Record<string, readonly number[]> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  B: [30, 17, 17, 30, 17, 17, 30],
  C: [14, 17, 16, 16, 16, 17, 14],
  D: [30, 17, 17, 17, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31],
  F: [31, 16, 16, 30, 16, 16, 16],
  I: [14, 4, 4, 4, 4, 4, 14],
  M: [17, 27, 21, 21, 17, 17, 17],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  P: [30, 17, 17, 30, 16, 16, 16],
  R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  T: [31, 4, 4, 4, 4, 4, 4],
  V: [17, 17, 17, 17, 17, 10, 4],
}
const [WIDE, HIGH, APART] = [5, 7, 1]
/** Of the box's height, and at most this many pixels: the letters of a footnote at 200 dpi. */
const SHARE = 0.5
const MOST_HEIGHT = 26

/** What a box is painted with. */
export type Paint = {
  fillStyle: unknown
  fillRect(left: number, top: number, width: number, height: number): void
}

/**
 * Paints a black box, in pixels, with its reason in white where there is room. No typeface is needed for it, so that it
 * is the same on any machine.
 */
export function paintReasonBox(
  paint: Paint,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
  code: string,
): void {
  paint.fillStyle = '#000000'
  paint.fillRect(left, top, width, height)
  const units = code.length * (WIDE + APART) - APART
  const dot = Math.min(
    Math.floor((width * 0.9) / units),
    Math.floor(Math.min(height * SHARE, MOST_HEIGHT) / HIGH),
  )
  if (dot < 1) return
  paint.fillStyle = '#ffffff'
  const [x0, y0] = [Math.round(left + (width - units * dot) / 2), Math.round(top + (height - HIGH * dot) / 2)]
  ;[...code].forEach((letter, index) => {
    const x = x0 + index * (WIDE + APART) * dot
    LETTERS[letter]?.forEach((row, y) => {
      for (let bit = 0; bit < WIDE; bit++)
        if (row & (1 << (WIDE - 1 - bit))) paint.fillRect(x + bit * dot, y0 + y * dot, dot, dot)
    })
  })
}
