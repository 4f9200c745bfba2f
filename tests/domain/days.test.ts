import { describe, expect, it, onTestFinished } from 'vitest'
import { dayFromNumber, dayNumber, dayOf, monthAfter, monthsBetween } from '../../app/domain/days'

describe('days', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2014-06-05', 16226],
    ['0001-01-01', -719162],
  ])('counts %s as %d, and back', (day, number) => {
    expect([dayNumber(day), dayFromNumber(number)]).toEqual([number, day])
  })

  it('takes the UTC day of an instant', () => {
    expect(dayOf(new Date('2014-06-05T23:59:59-07:00'))).toBe('2014-06-06')
  })
})

describe('months', () => {
  it.each([
    ['2013-11-30', '2014-02-01', ['2013-11', '2013-12', '2014-01', '2014-02']],
    ['2014', '2014-02', ['2014-01', '2014-02']],
    ['2014-06', '2014-06-05', ['2014-06']],
    ['2014-07', '2014-06', []],
  ])('from %s to %s are %j', (from, to, months) => expect(monthsBetween(from, to)).toEqual(months))

  it.each([
    ['2014-01', -1, '2013-12'],
    ['2014-11', 3, '2015-02'],
    ['2014-06', 0, '2014-06'],
  ])('%s and %d make %s', (month, count, after) => expect(monthAfter(month, count)).toBe(after))

  it.each(['Pacific/Apia', 'America/Sao_Paulo', 'America/Los_Angeles', 'Asia/Tokyo'])(
    'are the same for a clock in %s',
    (zone) => {
      const own = process.env.TZ
      onTestFinished(() => {
        if (own === undefined) delete process.env.TZ
        else process.env.TZ = own
      })
      process.env.TZ = zone
      expect(new Date(2011, 0).getTimezoneOffset()).not.toBe(0)
      expect(monthsBetween('2011-10-31', '2012-01-01')).toEqual(['2011-10', '2011-11', '2011-12', '2012-01'])
      expect(monthAfter('2018-12', -2)).toBe('2018-10')
    },
  )
})
