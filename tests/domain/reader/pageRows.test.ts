import { describe, expect, it } from 'vitest'
import { PageRows } from '../../../app/domain/reader/pageRows'

describe('PageRows', () => {
  it('puts rows under one another at their estimated heights', () => {
    const rows = new PageRows(700, () => 100)
    expect(rows.topOf(1)).toBe(0)
    expect(rows.topOf(412)).toBe(41_100)
    expect(rows.topOf(701)).toBe(70_000)
  })

  it('takes a measured height for the estimate from then on', () => {
    const rows = new PageRows(3, () => 100)
    expect(rows.measure(2, 250)).toBe(true)
    expect(rows.measure(2, 250.2)).toBe(false)
    expect(rows.topOf(3)).toBe(350)
    expect(rows.meanHeight).toBe(250)
  })

  it('finds the page at a place, and never one that is not there', () => {
    const rows = new PageRows(700, () => 100)
    expect(rows.pageAt(-50)).toBe(1)
    expect(rows.pageAt(41_100)).toBe(412)
    expect(rows.pageAt(41_199)).toBe(412)
    expect(rows.pageAt(1e9)).toBe(700)
    expect(rows.stretch(150, 420)).toEqual({ from: 2, to: 5 })
  })
})
