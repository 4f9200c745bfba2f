import { describe, expect, it } from 'vitest'
import { wordsOfHtml } from '../../../app/domain/webAnnotation/exchangedNote'

describe('wordsOfHtml', () => {
  it('gives the words, a line for each block, with entities as the characters they name', () => {
    expect(wordsOfHtml('<p>Ports &amp; <b>peering</b></p><div>at &#x2019;&#101;</div>')).toBe(
      'Ports & peering\nat ’e',
    )
  })

  it('makes no half of a character of an entity that names one', () => {
    expect(wordsOfHtml('a&#xD800;b')).toBe('a\ufffdb')
  })

  it('reads a text of a million opening brackets', () => {
    expect(wordsOfHtml('<'.repeat(1_000_000))).toHaveLength(1_000_000)
  })
})
