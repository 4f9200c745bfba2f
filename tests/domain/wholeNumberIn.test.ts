import { describe, expect, it } from 'vitest'
import { wholeNumberIn } from '../../app/domain/wholeNumberIn'

describe('wholeNumberIn', () => {
  it.each([
    ['page=3', 3],
    ['page=0', 0],
    ['page=999999', 999_999],
    ['page=1000000', null],
    ['page=', null],
    ['page=-1', null],
    ['page=1.5', null],
    ['page=two', null],
    ['', null],
  ])('reads %j as %j', (query, number) => {
    expect(wholeNumberIn(new URLSearchParams(query), 'page')).toBe(number)
  })

  it('takes as many digits as may be asked for', () => {
    expect(wholeNumberIn(new URLSearchParams('before=123456789'), 'before', 9)).toBe(123_456_789)
  })
})
