import { describe, expect, it } from 'vitest'
import { monthName, parseShortMonth, shortMonth } from '../../app/domain/months'

describe('months', () => {
  it('names each by its number, whole and by three letters', () => {
    expect([monthName(1), monthName(9), monthName(12)]).toEqual(['January', 'September', 'December'])
    expect([shortMonth(5), shortMonth(9)]).toEqual(['May', 'Sep'])
  })

  it('reads three letters in any case, and finds no month in other words', () => {
    expect(['JAN', 'sep', 'Dec'].map(parseShortMonth)).toEqual([1, 9, 12])
    expect(parseShortMonth('Foo')).toBe(0)
  })
})
