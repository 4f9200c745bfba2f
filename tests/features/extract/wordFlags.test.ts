import { describe, expect, it } from 'vitest'
import { wordFlags } from '../../../app/extract/flags/wordFlags'

const flagsOf = (text: string) => wordFlags({ number: 3, text }).map(({ kind, words }) => [kind, words])

describe('wordFlags', () => {
  it.each([
    ['the \u0430greement p\u0430yable', [['lookalike-letters', 'p\u0430yable']]],
    ['\u0421omcast says', [['lookalike-letters', '\u0421omcast']]],
    ['Verizοn says', [['lookalike-letters', 'Verizοn']]],
  ])('finds letters of another alphabet within words of %j', (text, flags) => {
    // A lone letter before a word, as in the first, is part of it: "\u0430greement" is mixed as well.
    expect(flagsOf(text)[0]![0]).toBe(flags[0]![0])
    expect(flagsOf(text)[0]![1]).toContain(flags[0]![1])
  })

  it('finds order turned about, and spells the invisible out', () => {
    expect(flagsOf('paid \u202e000,1\u202c dollars')).toEqual([
      ['bidi-controls', 'paid [U+202E]000,1[U+202C] dollars'],
    ])
  })

  it('finds what has no width within a word', () => {
    expect(flagsOf('con\u200bgestion')).toEqual([['invisible-text', 'con[U+200B]gestion']])
  })

  it.each([
    'Комиссия рассмотрела жалобу; η επιτροπή αποφάσισε',
    'a resistance of 5 kΩ for 20 µs, or 20 μs, and Δv over π',
    'Привет, Verizon and Ελλάδα in one line',
    'שלום \u200f(abc) and \u200eEnglish',
    'नमस्ते क्\u200dष 👩\u200d👩\u200d👧',
    '\ufeffA text with its mark',
    'naïve café “quoted” – dashes… ﬁne',
  ])('has nothing to say of %s', (text) => {
    expect(flagsOf(text)).toEqual([])
  })
})
