import { describe, expect, it } from 'vitest'
import { printableLines } from '../../app/domain/printableLines'

describe('printableLines', () => {
  it.each([
    ['line ends of every kind', 'a\r\nb\u2028c', ['a', 'b', 'c']],
    ['tabs, to every eighth column', 'a\tb\n\tc', ['a       b', '        c']],
    ['spaces of other widths', 'a\u00a0b\u2003c', ['a b c']],
    ['blanks at the ends of lines', 'a  \n', ['a', '']],
    ['what turns the order of letters about, by its name', 'a\u202eb', ['a[U+202E]b']],
    [
      'letters of a font of their own, and those that were lost, by their names',
      '\uf0b7 \ufffd',
      ['[U+F0B7] [U+FFFD]'],
    ],
    ['what joins letters as it is', 'a\u00adb', ['a\u00adb']],
  ])('prints %s', (_, text, lines) => {
    expect(printableLines(text)).toEqual(lines)
  })
})
