import { describe, expect, it } from 'vitest'
import { boxesOf, piecesOfRuns, piecesOfWords } from '../../../app/domain/reader/pagePieces'

/** A face whose letters are all as wide. */
const measure = (words: string) => words.length
const SIZE = { widthPt: 100, heightPt: 200 }
const run = (text: string, x: number, y: number, turn: 0 | 1 | 2 | 3 = 0) => ({
  text,
  x,
  y,
  width: text.length * 5,
  height: 10,
  turn,
})
const rounded = (boxes: ReturnType<typeof boxesOf>) =>
  boxes.map(({ left, top, width, height }) =>
    [left, top, width, height].map((value) => Math.round(value * 1000) / 1000),
  )

describe('boxesOf', () => {
  // "almost cer-" / "tainly not", drawn in two lines.
  const runs = [run('almost cer-', 10, 50), run('tainly not', 10, 62)]
  const spans = [
    { start: 0, end: 11, run: 0, from: 0 },
    { start: 12, end: 22, run: 1, from: 0 },
  ]
  const pieces = piecesOfRuns(runs, spans, SIZE, measure)

  it('covers one word of a line', () => {
    expect(rounded(boxesOf(pieces, { start: 0, end: 6 }, measure))).toEqual([[0.1, 0.209, 0.3, 0.051]])
  })

  it('covers a word that a line end cuts by a box on each line', () => {
    expect(rounded(boxesOf(pieces, { start: 7, end: 18 }, measure))).toEqual([
      [0.45, 0.209, 0.2, 0.051],
      [0.1, 0.269, 0.3, 0.051],
    ])
  })

  it('joins the pieces of one line', () => {
    const words = [
      { start: 0, end: 3, left: 0.1, top: 0.1, width: 0.2, height: 0.05, confidence: 90 },
      { start: 4, end: 7, left: 0.32, top: 0.1, width: 0.2, height: 0.05, confidence: 90 },
    ]
    const boxes = boxesOf(piecesOfWords('one two', words), { start: 0, end: 7 }, measure)
    expect(rounded(boxes)).toEqual([[0.1, 0.1, 0.42, 0.05]])
  })

  it('follows a base line that runs up the margin', () => {
    const stamp = piecesOfRuns(
      [run('FILED', 20, 100, 3)],
      [{ start: 0, end: 5, run: 0, from: 0 }],
      SIZE,
      measure,
    )
    const [box] = boxesOf(stamp, { start: 0, end: 1 }, measure)
    expect(rounded([box!])).toEqual([[0.118, 0.475, 0.102, 0.025]])
  })

  it('covers nothing for a place that no piece has', () => {
    expect(boxesOf(pieces, { start: 40, end: 50 }, measure)).toEqual([])
  })
})
