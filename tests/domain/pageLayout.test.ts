import { describe, expect, it } from 'vitest'
import { layOut } from '../../app/domain/pageLayout/layOut'
import { runsOf, type TextRun } from '../../app/domain/pageLayout/textRun'

/** A run of 10 point type, five points to a character. */
function aRun(text: string, x: number, y: number, more: Partial<TextRun> = {}): TextRun {
  return { text, x, y, width: text.length * 5, height: 10, turn: 0, ...more }
}

const textOf = (...runs: TextRun[]) => layOut(runs).text

/** A column of full lines, named so that their order can be seen. */
function aColumn(name: string, x: number, y: number, lines = 8): TextRun[] {
  return Array.from({ length: lines }, (_, at) =>
    aRun(`${name}${at} words of the text that go on`, x, y + at * 12),
  )
}
const linesOf = (name: string, lines = 8) =>
  Array.from({ length: lines }, (_, at) => `${name}${at} words of the text that go on`).join('\n')

describe('layOut: words and lines', () => {
  it('joins runs that touch, and parts by a blank those that do not', () => {
    expect(textOf(aRun('inter', 72, 100), aRun('connection', 97, 100), aRun('congestion', 152, 100))).toBe(
      'interconnection congestion',
    )
  })

  it('keeps a blank that the file has, and adds none to it', () => {
    expect(textOf(aRun('two ', 72, 100), aRun('words', 96, 100))).toBe('two words')
  })

  it('takes a blank run for a blank, however narrow', () => {
    expect(textOf(aRun('two', 72, 100), aRun(' ', 87, 100, { width: 1 }), aRun('words', 88, 100))).toBe(
      'two words',
    )
  })

  it('ends a line where the base line falls, and a paragraph where it leaps', () => {
    expect(textOf(aRun('One', 72, 100), aRun('two', 72, 112), aRun('three', 72, 150))).toBe(
      'One\ntwo\n\nthree',
    )
  })

  it('reads double-spaced lines as lines, not each as a paragraph', () => {
    expect(textOf(...[0, 1, 2, 3].map((at) => aRun(`line ${at}`, 72, 100 + 25 * at)))).toBe(
      'line 0\nline 1\nline 2\nline 3',
    )
  })

  it('reads a raised mark as part of its line', () => {
    expect(
      textOf(aRun('445 12', 72, 100), aRun('th', 102, 94.5, { height: 6.5 }), aRun('Street', 114, 100)),
    ).toBe('445 12th Street')
  })

  it('keeps a hyphen at a line’s end and a ligature as the page has them', () => {
    expect(textOf(aRun('traﬃc inter-', 72, 100), aRun('connection', 72, 112))).toBe(
      'traﬃc inter-\nconnection',
    )
  })

  it('reads once what is drawn twice to look bold', () => {
    expect(textOf(aRun('ORDER', 72, 100), aRun('ORDER', 72.3, 100), aRun('granted', 102, 100))).toBe(
      'ORDER granted',
    )
  })

  it('reads a line of Hebrew from the right', () => {
    expect(textOf(aRun('עולם', 72, 100), aRun('שלום', 102, 100))).toBe('שלום עולם')
  })

  it('is empty where the page has no text, or only runs that stand nowhere', () => {
    expect(textOf()).toBe('')
    expect(textOf(aRun('lost', NaN, 100), aRun('lost', 10, Infinity))).toBe('')
  })
})

describe('layOut: columns', () => {
  const [left, right] = [aColumn('a', 72, 100), aColumn('b', 320, 104)]

  it('reads the left column to its foot before the right one, in whatever order the file draws them', () => {
    const rows = left.flatMap((run, at) => [run, right[at]!])
    for (const runs of [[...left, ...right], [...right, ...left], rows]) {
      expect(textOf(...runs)).toBe(`${linesOf('a')}\n\n${linesOf('b')}`)
    }
  })

  it('reads three columns', () => {
    const narrow = (name: string, x: number) =>
      Array.from({ length: 6 }, (_, at) => aRun(`${name}${at} words of a gazette`, x, 100 + 12 * at))
    expect(
      textOf(...narrow('c', 300), ...narrow('a', 72), ...narrow('b', 186))
        .match(/[abc]\d/g)!
        .join(' '),
    ).toBe('a0 a1 a2 a3 a4 a5 b0 b1 b2 b3 b4 b5 c0 c1 c2 c3 c4 c5')
  })

  it('reads a heading across both columns where it stands', () => {
    const heading = aRun(
      'II. A heading that stands across both of the columns of this page, and so parts them',
      90,
      220,
    )
    const below = [...aColumn('c', 72, 240), ...aColumn('d', 320, 240)]
    expect(textOf(...left, ...right, heading, ...below)).toBe(
      [linesOf('a'), linesOf('b'), heading.text, linesOf('c'), linesOf('d')].join('\n\n'),
    )
  })

  it('reads a running head before both columns, and the number at the foot after them', () => {
    const head = [aRun('47698', 72, 50), aRun('Federal Register / Vol. 85', 400, 50)]
    expect(textOf(...left, ...right, ...head, aRun('12', 300, 240))).toBe(
      ['47698 Federal Register / Vol. 85', linesOf('a'), linesOf('b'), '12'].join('\n\n'),
    )
  })

  it('reads a table row by row', () => {
    const rows = ['Comcast', 'Verizon', 'AT&T', 'Cogent', 'Level 3'].flatMap((name, at) => [
      aRun(name, 72, 100 + 14 * at),
      aRun(`${at}.58`, 220, 100 + 14 * at),
      aRun(`${at}.61`, 300, 100 + 14 * at),
    ])
    expect(textOf(...rows).split('\n')).toEqual([
      'Comcast 0.58 0.61',
      'Verizon 1.58 1.61',
      'AT&T 2.58 2.61',
      'Cogent 3.58 3.61',
      'Level 3 4.58 4.61',
    ])
  })

  it('reads the number of a line with its line', () => {
    const lines = aColumn('a', 110, 100, 6)
    const numbers = lines.map((run, at) => aRun(`${at + 1}`, 80, run.y))
    expect(textOf(...numbers, ...lines).split('\n')[3]).toBe('4 a3 words of the text that go on')
  })

  it('reads the cells of a table whole where the file draws them so', () => {
    const cell = (name: string, x: number, y: number) => aColumn(name, x, y, 3)
    const table = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].flatMap((name, at) =>
      cell(name, at % 2 ? 320 : 72, 100 + 40 * (at >> 1)),
    )
    expect(
      textOf(...table)
        .match(/[a-h](?=0)/g)!
        .join(''),
    ).toBe('abcdefgh')
    expect(textOf(...table)).toContain(`${linesOf('a', 3)}\n\n${linesOf('b', 3)}`)
  })

  it('reads a stamp that runs up the margin after the page, not among its lines', () => {
    const stamp = aRun('arXiv:1406.1', 20, 400, { turn: 3 })
    expect(textOf(stamp, ...left)).toBe(`${linesOf('a')}\n\narXiv:1406.1`)
  })
})

describe('layOut: spans', () => {
  it('says of each stretch of the text which run it is, and from which character of it', () => {
    const runs = [aRun('  One ', 72, 100), aRun('two ', 110, 100), aRun('', 0, 0), aRun('three', 72, 112)]
    const { text, spans } = layOut(runs)
    expect(text).toBe('One two\nthree')
    expect(spans).toEqual([
      { start: 0, end: 4, run: 0, from: 2 },
      { start: 4, end: 7, run: 1, from: 0 },
      { start: 8, end: 13, run: 3, from: 0 },
    ])
    for (const { start, end, run, from } of spans) {
      expect(text.slice(start, end)).toBe(runs[run]!.text.slice(from, from + end - start))
    }
  })
})

describe('runsOf', () => {
  const item = { str: 'word', width: 20, height: 10, fontName: 'f' }
  const view = [10, 20, 622, 812]

  it('counts from the upper left corner of the page’s box', () => {
    expect(runsOf([{ ...item, transform: [10, 0, 0, 10, 82, 740] }], { view, rotate: 0 })).toEqual([
      { text: 'word', x: 72, y: 72, width: 20, height: 10, turn: 0 },
    ])
  })

  it('turns with the page', () => {
    // Written upward in the file; a quarter turn clockwise makes it upright.
    const upward = { ...item, transform: [0, 10, -10, 0, 82, 120] }
    expect(runsOf([upward], { view, rotate: 90 })[0]).toMatchObject({ x: 100, y: 72, turn: 0 })
    expect(runsOf([upward], { view, rotate: 0 })[0]).toMatchObject({ turn: 3 })
    expect(runsOf([upward], { view, rotate: 270 })[0]).toMatchObject({ turn: 2 })
    expect(
      runsOf([{ ...item, transform: [-10, 0, 0, -10, 82, 740] }], { view, rotate: 180 })[0],
    ).toMatchObject({
      turn: 0,
    })
  })

  it('keeps each run as long as it is in the file, without what cannot be stored', () => {
    const str = 'a\u0000b\ud800c\nd'
    expect(runsOf([{ ...item, str, transform: [] }], { view, rotate: 0 })[0]!.text).toBe('a\ufffdb\ufffdc d')
  })
})
