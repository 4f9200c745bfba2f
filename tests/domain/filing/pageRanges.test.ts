import { describe, expect, it } from 'vitest'
import { formatPageRanges, pagesIn, parsePageRanges, rangesOf } from '../../../app/domain/filing/pageRanges'

describe('parsePageRanges', () => {
  it('reads pages and ranges as people type them', () => {
    const ranges = parsePageRanges('1-3, 7,9 – 10')!
    expect(pagesIn(ranges, 20)).toEqual([1, 2, 3, 7, 9, 10])
    expect(formatPageRanges(ranges)).toBe('1–3, 7, 9–10')
  })

  it.each(['3-1', '0', '1, 1', '5, 2', '1-3, 2', 'ii', '1-', ''])('refuses %j', (text) => {
    expect(parsePageRanges(text)).toBeNull()
  })

  it('leaves out pages beyond the last', () => {
    expect(pagesIn(parsePageRanges('2-9')!, 4)).toEqual([2, 3, 4])
  })
})

describe('rangesOf', () => {
  it('joins numbers that follow each other', () => {
    expect(formatPageRanges(rangesOf([1, 2, 3, 7, 9, 10]))).toBe('1–3, 7, 9–10')
  })
})
