import { describe, expect, it } from 'vitest'
import { parseMailDate } from '../../app/domain/mailDate'

describe('parseMailDate', () => {
  it.each([
    ['Tue, 10 Jun 2014 23:30:00 -0400', '2014-06-10', '2014-06-11T03:30:00Z'],
    ['10 Jun 2014 23:30 GMT', '2014-06-10', '2014-06-10T23:30:00Z'],
    ['Tue, 10 Jun 2014 09:05:01 EDT (really)', '2014-06-10', '2014-06-10T13:05:01Z'],
    ['Tue, 10 Jun 14 09:05:01 +0000', '2014-06-10', '2014-06-10T09:05:01Z'],
    ['Sat, 31 Dec 2016 23:59:60 +0000', '2016-12-31', '2016-12-31T23:59:59Z'],
    ['Tue, 10 Jun 2014 09:05:01 XYZ', '2014-06-10', null],
    ['Tue, 10 Jun 2014 09:05:01', '2014-06-10', null],
  ])('reads %s as the sender’s day and, where its zone is known, the instant', (value, day, instant) => {
    expect(parseMailDate(value)).toEqual({ day, instant })
  })

  it.each(['', 'yesterday', '31 Feb 2014 10:00:00 +0000', 'Tue, 10 Foo 2014 10:00:00 +0000', '2014-06-10'])(
    'makes no date of "%s"',
    (value) => {
      expect(parseMailDate(value)).toBeNull()
    },
  )

  it('does not read a field that is far longer than any date', () => {
    expect(parseMailDate(`${'('.repeat(1_000_000)}) Tue, 10 Jun 2014 09:05:01 +0000`)).toBeNull()
  })
})
