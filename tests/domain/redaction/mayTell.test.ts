import { describe, expect, it } from 'vitest'
import { mayTell } from '../../../app/domain/redaction/mayTell'
import { comparedWords, tellingIn, tellingWords } from '../../../app/domain/redaction/tellingWords'

/** All that a text has: each of its words, its compounds and its runs. */
function allOf(text: string) {
  const pages = [{ number: 1, text }]
  const telling = tellingWords(pages, [{ page: 1, start: 0, end: text.length, code: 'CONF' }], new Set())
  const words = comparedWords(text)
  return {
    words: [...new Set([...words, ...telling.words])],
    phrases: [...telling.phrases, ...(words.length > 1 ? [words.join(' ')] : [])],
  }
}

const NASTY = [
  'the oﬃce of Kőhl, ½ ﬁfth',
  'con\u00adfi\u200bden\u2060tial',
  'confi-\ndential and confi\u2010\ndential',
  'ΟΔΥΣΣΕΥΣ abcΣ.Σ and ΣΟΦΟΣ-abc, ϲ 𝛓 𝚺',
  'İstanbul \u212Aelvin Åström Straße STRASSE',
  'c\u0301\u0327edilla e\u0301 x\u20dd3 ⑴②㉓ ℡ ㏂ ㎏',
  '각각 비밀번호 ｓｅｃｒｅｔ 𝐬𝐞𝐜𝐫𝐞𝐭',
  '4.75 per port, 437,000 and jane.doe@example.org 123-45-6789',
  's\u0000e\u0000c\u0000r\u0000e\u0000t\u0000 \ud800secret\udfff',
]

/** Texts of signs that fold in ways of their own, the same each time. */
function madeTexts(many: number): string[] {
  const signs = [
    ...'aBc3Σςß½ﬁéİ\u212A가ㅎ.,’ ',
    'e\u0301',
    '-\n',
    '\u2010\n',
    '\u00ad',
    '\u0345',
    '𝐀',
    '\ud83d',
    '\0',
  ]
  let seed = 20_260_323
  const next = () => (seed = (seed * 48_271) % 2_147_483_647)
  return Array.from({ length: many }, () =>
    Array.from({ length: 12 + (next() % 30) }, () => signs[next() % signs.length]).join(''),
  )
}

describe('the words that a text may have', () => {
  it.each(NASTY)('are all that it has: %j', (text) => {
    expect(mayTell(allOf(text), text)).toEqual(allOf(text))
  })

  it('are all that it has, whatever signs it is written in: Han and Hangul fold to none that is compared', () => {
    for (let first = 0; first < 0x10000; first += 0x40) {
      if ((first >= 0x3400 && first < 0xa000) || (first >= 0xac00 && first < 0xf900)) continue
      const signs = Array.from({ length: 0x40 }, (_, at) => `ab${String.fromCharCode(first + at)}cd`)
      const words = [...new Set(signs.flatMap(comparedWords))]
      expect(mayTell({ words, phrases: [] }, signs.join(' ')).words).toEqual(words)
    }
  })

  it('are all that are found in it', () => {
    const texts = madeTexts(120)
    for (const [index, text] of texts.entries()) {
      const sought = allOf(texts[(index + 1) % texts.length]!)
      const has = allOf(text)
      const found = sought.words.filter((word) => has.words.includes(word))
      expect(mayTell(sought, text).words).toEqual(expect.arrayContaining(found))
      expect(tellingIn({ ...sought, phrases: [] }, text)).toEqual(found)
      expect(mayTell(has, text)).toEqual(has)
      expect(tellingIn(has, text)).toEqual(expect.arrayContaining(has.words))
    }
  })

  it('are not those whose letters it has nowhere in a row, unless they have too few to tell', () => {
    const telling = {
      words: ['hexaploid', 'ab', 'secret', 'вода'],
      phrases: ['asks for ports', 'is a secret'],
    }
    expect(mayTell(telling, 'Secr. 1 et of a hexa-\nploid is as secret')).toEqual({
      words: ['hexaploid', 'ab', 'secret', 'вода'],
      phrases: [],
    })
    expect(mayTell(telling, 'It asks for hexa and ploid.')).toEqual({ words: ['ab', 'вода'], phrases: [] })
  })
})
