import { describe, expect, it } from 'vitest'
import { findWords, foldPage } from '../../../app/domain/reader/findWords'

/** What is marked on a page of this text for these words. */
function marked(text: string, sought: string): string[] {
  return findWords([foldPage({ number: 1, text })], sought, 100).places.map(({ start, end }) =>
    text.slice(start, end),
  )
}

describe('findWords', () => {
  it('does not mind the case, nor the white space between words', () => {
    expect(marked('The Verizon\n network is\u00a0crowded.', 'verizon network IS crowded')).toEqual([
      'Verizon\n network is\u00a0crowded',
    ])
  })

  it('does not mind diacritics, on either side', () => {
    expect(marked('Naïve café', 'naive cafe')).toEqual(['Naïve café'])
    expect(marked('naive', 'naïve')).toEqual(['naive'])
    expect(marked('Cafe\u0301s', 'cafés')).toEqual(['Cafe\u0301s'])
  })

  it('finds words in ligatures, and marks the ligature whole', () => {
    expect(marked('a ﬁve-day ﬂow', 'five')).toEqual(['ﬁve'])
    expect(marked('oﬃce', 'off')).toEqual(['oﬃ'])
  })

  it('finds a word that a line end cuts, with a hyphen of its own or without', () => {
    expect(marked('the inter-\nconnection port', 'interconnection')).toEqual(['inter-\nconnection'])
    expect(marked('twenty-\nfive days', 'twenty-five')).toEqual(['twenty-\nfive'])
    expect(marked('soft\u00adware', 'software')).toEqual(['soft\u00adware'])
  })

  it('keeps a hyphen that ends a line before a name', () => {
    expect(marked('Netflix-\nVerizon', 'netflix- verizon')).toEqual(['Netflix-\nVerizon'])
  })

  it('takes one kind of quotation mark and dash for another', () => {
    expect(marked('Verizon’s “fast lane” – 2014', `verizon's "fast lane" - 2014`)).toEqual([
      'Verizon’s “fast lane” – 2014',
    ])
  })

  it('counts every place, and gives no more than asked for', () => {
    const pages = [1, 2, 3].map((number) => foldPage({ number, text: 'port port' }))
    const found = findWords(pages, 'port', 4)
    expect(found.count).toBe(6)
    expect(found.places.map(({ page }) => page)).toEqual([1, 1, 2, 2])
  })

  it('finds nothing for a blank question', () => {
    expect(findWords([foldPage({ number: 1, text: 'a b' })], ' \n', 10).count).toBe(0)
  })

  it('keeps places right behind characters outside the basic plane', () => {
    expect(marked('😀 𝐀 word 😀', 'word')).toEqual(['word'])
  })
})
