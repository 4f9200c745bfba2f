import { describe, expect, it } from 'vitest'
import { formatMeasured, formatRank, formatSpan, nameJurisdiction, nameType } from '../../app/domain/labels'

describe('nameJurisdiction', () => {
  it.each([
    ['US', 'United States'],
    ['US-CA', 'California'],
    ['KR', 'South Korea'],
    ['EU', 'European Union'],
    ['US-ZZ', 'US-ZZ'],
  ])('reads %s as %s', (code, name) => expect(nameJurisdiction(code)).toBe(name))
})

describe('nameType', () => {
  it.each([
    ['congestion-messaging', 'Congestion messaging'],
    ['isp', 'ISP'],
    ['nprm-adopted', 'NPRM adopted'],
    ['', ''],
  ])('reads %j as %j', (type, words) => expect(nameType(type)).toBe(words))
})

describe('formatMeasured', () => {
  const point = {
    value: 1.58,
    comparator: 'eq',
    unit: 'Mbps',
    conflictingValues: [] as { value: number; sources: string[] }[],
  } as const

  it('shows both values where sources differ, and no average', () => {
    expect(formatMeasured({ ...point, conflictingValues: [{ value: 1.59, sources: [] }] })).toBe(
      '1.58 or 1.59 Mbps',
    )
  })

  it('says that a bound is a bound', () => {
    expect(formatMeasured({ ...point, value: 4, comparator: 'lt' })).toBe('under 4 Mbps')
  })

  it('prints as many decimals as the publisher does, and no more of its own', () => {
    expect(formatMeasured({ ...point, value: 1.9 }, 2)).toBe('1.90 Mbps')
    expect(formatMeasured({ ...point, value: 75 })).toBe('75 Mbps')
  })

  it.each([
    [97, 'percent', '97 %'],
    [1360, 'count', '1,360'],
    [0, 'boolean', 'no'],
    [0.005, 'ratio', '0.005'],
  ])('shows %d in %s as %s', (value, unit, shown) =>
    expect(formatMeasured({ ...point, value, unit })).toBe(shown),
  )
})

describe('formatRank', () => {
  it.each([
    [1, 16, '1st of 16'],
    [12, 16, '12th of 16'],
    [22, 60, '22nd of 60'],
    [3, null, '3rd'],
    [null, 16, ''],
  ])('reads rank %j of %j as %j', (rank, rankOf, words) => expect(formatRank({ rank, rankOf })).toBe(words))
})

describe('formatSpan', () => {
  it.each([
    ['2014-04-28', '2014-09', '28 April 2014 to September 2014'],
    ['2014-07', null, 'from July 2014'],
    ['2014', '2014', '2014'],
  ])('reads %s to %j as %s', (start, end, words) => expect(formatSpan(start, end)).toBe(words))
})
