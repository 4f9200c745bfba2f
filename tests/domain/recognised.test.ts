import { describe, expect, it } from 'vitest'
import { guessPageNumber, recognisedPage, type RecognisedWord } from '../../app/domain/recognised'

/** A word of 30 px type, 12 px a letter, whose base line is at `y`. */
function aWord(text: string, left: number, y: number, confidence = 90): RecognisedWord {
  return {
    text,
    confidence,
    left,
    right: left + 12 * text.length,
    top: y - 22,
    bottom: y + 6,
    baseline: y,
    size: 30,
  }
}

const SHEET = { widthPx: 1700, heightPx: 2200 }

/** Words of a line one blank apart. */
function aLine(words: string, left: number, y: number): RecognisedWord[] {
  let at = left
  return words.split(' ').map((text) => {
    const word = aWord(text, at, y)
    at = word.right + 12
    return word
  })
}

describe('recognisedPage', () => {
  it('parts words by blanks and lines by line ends, each word with its box in shares of the page', () => {
    const words = [...aLine('Dear Mr. Milch:', 170, 220), ...aLine('We write again.', 170, 260)]
    const page = recognisedPage(3, { ...SHEET, words }, null)
    expect(page).toMatchObject({ number: 3, method: 'ocr', isOcrCandidate: false })
    expect(page.text).toBe('Dear Mr. Milch:\nWe write again.')
    expect(page.words!.map(({ start, end }) => page.text.slice(start, end))).toEqual([
      'Dear',
      'Mr.',
      'Milch:',
      'We',
      'write',
      'again.',
    ])
    expect(page.words![0]).toMatchObject({ left: 0.1, top: 0.09, width: 0.0282, height: 0.0127 })
  })

  it('reads one column to its end before the next, though the engine ran their lines together', () => {
    const left = ['the first column holds', 'its own three lines', 'and ends with this']
    const right = ['a second column stands', 'beside the first one', 'and is read after it']
    const words = left.flatMap((line, at) => [
      ...aLine(line, 170, 300 + 40 * at),
      ...aLine(right[at]!, 900, 300 + 40 * at),
    ])
    const { text } = recognisedPage(1, { ...SHEET, words }, null)
    expect(text.split(/\n+/)).toEqual([...left, ...right])
  })

  it('weighs its confidence by the length of words', () => {
    const words = [aWord('interconnection', 170, 220, 95), aWord('|', 500, 220, 15)]
    expect(recognisedPage(1, { ...SHEET, words }, null).confidence).toBe(90)
  })

  it('has no confidence where it has no words', () => {
    expect(recognisedPage(1, { ...SHEET, words: [] }, null)).toMatchObject({
      text: '',
      confidence: null,
      words: [],
    })
  })

  it('keeps what a database refuses out of its words', () => {
    const words = [aWord('con\u0000gest\ud800ion', 170, 220), aWord(' ', 500, 220)]
    const page = recognisedPage(1, { ...SHEET, words }, null)
    expect(page.text).toBe('congest\ufffdion')
    expect(page.words).toHaveLength(1)
  })
})

describe('guessPageNumber', () => {
  it.each([
    ['Dear Sir\nmore\n3', '3'],
    ['- 12 -\nDear Sir\nmore', '12'],
    ['Dear Sir\nmore\nPage 3 of 9', '3'],
    ['iv\nDear Sir\nmore\nand more', 'iv'],
  ])('takes a line of its own at an edge of the page: %j', (text, label) => {
    expect(guessPageNumber(text)).toBe(label)
  })

  it.each([
    ['Dear Sir\nmore\n3\nand more\nand yet more', 'a number amid the text'],
    ['3\nDear Sir\n4', 'two that differ'],
    ['In 2014\nwe wrote', 'a number among words'],
    ['', 'an empty page'],
  ])('guesses nothing from %j: %s', (text) => {
    expect(guessPageNumber(text)).toBeNull()
  })
})
