import { describe, expect, it } from 'vitest'
import { listSources } from '../../../app/catalog/lists'
import { shippedCatalog } from '../../shippedRecord'

describe('listSources', () => {
  it('stands the latest first, and those without a date last', async () => {
    const dates = listSources(await shippedCatalog()).map(({ date }) => date)
    const firstUndated = dates.indexOf(null)
    expect(dates[0]! > dates[firstUndated - 1]!).toBe(true)
    expect(dates.slice(firstUndated).every((date) => date === null)).toBe(true)
  })
})
