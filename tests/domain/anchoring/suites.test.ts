import { describe, expect, it } from 'vitest'
import { readTexts } from '../../../scripts/anchors/corpus'
import { deletedSuite, keptSuite } from '../../../scripts/anchors/suites'

describe('the deleted-quote suite', () => {
  it('has none of 1,000 quotations that were taken out called exact or moved', () => {
    const { quotes, wrong } = deletedSuite(readTexts())
    expect(quotes).toBe(1_000)
    expect(wrong).toEqual([])
  })
})

describe('the kept-quote suite', () => {
  it('finds at least 99.5 % of 1,000 quotations that were kept, at the right place', () => {
    const { quotes, wrong } = keptSuite(readTexts())
    expect(quotes).toBe(1_000)
    expect(wrong.length).toBeLessThanOrEqual(5)
  })
})
