import { describe, expect, it } from 'vitest'
import { pdfPage, type PdfRun } from '../../../app/extract/pdfPages'

/** A run of 12 point type, six points to a character. */
function aRun(text: string, x: number, y: number, width = text.length * 6): PdfRun {
  return { text, x, y, width, height: 12, endsLine: false }
}

const textOf = (...runs: PdfRun[]) => pdfPage(1, runs).text

describe('pdfPage', () => {
  it('joins runs that touch, and parts by a space those that do not', () => {
    expect(textOf(aRun('inter', 72, 700), aRun('connection', 102, 700), aRun('congestion', 172, 700))).toBe(
      'interconnection congestion',
    )
  })

  it('keeps a space that the file has', () => {
    expect(textOf(aRun('two ', 72, 700), aRun('words', 110, 700))).toBe('two words')
  })

  it('ends a line where the base line falls, and a paragraph where it leaps', () => {
    expect(textOf(aRun('One', 72, 700), aRun('two', 72, 686), aRun('three', 72, 650))).toBe(
      'One\ntwo\n\nthree',
    )
  })

  it('reads a raised note as part of its line', () => {
    expect(textOf(aRun('ports', 72, 700), { ...aRun('1', 102, 704), height: 7 })).toBe('ports1')
  })

  it('starts a paragraph where the next column begins', () => {
    expect(textOf(aRun('foot of one', 72, 80), aRun('top of two', 320, 700))).toBe(
      'foot of one\n\ntop of two',
    )
  })

  it('is empty where the page has no text', () => {
    expect(textOf()).toBe('')
  })

  it('replaces a NUL, which PostgreSQL cannot keep', () => {
    expect(textOf(aRun('a\u0000b', 72, 700))).toBe('a\ufffdb')
  })
})
