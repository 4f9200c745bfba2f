import { describe, expect, it } from 'vitest'
import { findRun, foldWord, wordsOf } from '../../app/domain/words'

describe('wordsOf', () => {
  it.each([
    ['The Verizon network is crowded', ['the', 'verizon', 'network', 'is', 'crowded']],
    ['Verizon’s network; don’t', ['verizon', 'network', 'dont']],
    ['cease-and-desist', ['cease', 'and', 'desist']],
    ['1.58 or 1.59 Mbps, 15,000 dollars.', ['1.58', 'or', '1.59', 'mbps', '15,000', 'dollars']],
    ['OLG Köln, Électricité', ['olg', 'koln', 'electricite']],
    ['Ko\u0308ln', ['koln']],
    ['مرحبا بالعالم', ['مرحبا', 'بالعالم']],
    ['망 이용료', ['망', '이용료'].map((word) => word.normalize('NFKD'))],
    ['𝒩etwork 😀 ok', ['network', 'ok']],
    ['\u0000 % ( ) * " \\', []],
  ])('reads the words of %j', (text, words) => {
    expect(wordsOf(text).map(({ folded }) => folded)).toEqual(words)
  })

  it('says where each word stands, in UTF-16 code units', () => {
    const text = '😀 Köln’s מילה'
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Köln’s', 'מילה'])
  })
})

describe('foldWord', () => {
  it('takes off case, accents and the possessive', () => {
    expect(foldWord('ÉLECTRICITÉ’s')).toBe('electricite')
  })
})

describe('findRun', () => {
  it('finds words that follow each other, whatever stands between them', () => {
    const text = 'Crowded—right now, crowded right.'
    expect(
      findRun(wordsOf(text), ['crowded', 'right']).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['Crowded—right', 'crowded right'])
  })
})
