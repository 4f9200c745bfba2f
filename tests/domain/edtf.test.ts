import { describe, expect, it } from 'vitest'
import edtf from 'edtf'
import { compareEdtf, formatEdtf, isEdtf, parseEdtf } from '../../app/domain/edtf'

describe('parseEdtf', () => {
  it.each([
    ['2014-06-05', 'day', '2014-06-05', '2014-06-05'],
    ['2014-06', 'month', '2014-06-01', '2014-06-30'],
    ['2016-02', 'month', '2016-02-01', '2016-02-29'],
    ['2014', 'year', '2014-01-01', '2014-12-31'],
    ['2014-22', 'season', '2014-06-01', '2014-08-31'],
    ['2014-24', 'season', '2014-12-01', '2015-02-28'],
    ['2013-04/2014-03', 'interval', '2013-04-01', '2014-03-31'],
    ['2010/2020', 'interval', '2010-01-01', '2020-12-31'],
    ['2014-04-28/..', 'interval', '2014-04-28', '9999-12-31'],
  ])('reads %s as a %s from %s to %s', (text, precision, min, max) => {
    expect(parseEdtf(text)).toMatchObject({ precision, min, max })
  })

  it.each([
    '2014-02-30',
    '2014-13',
    '2014-6-5',
    '5 June 2014',
    '2014-06-05T12:00',
    '0000',
    '',
    '../..',
    '2014/2013',
    '1/2/3',
  ])('finds no date in "%s"', (text) => expect(isEdtf(text)).toBe(false))

  it('keeps that a date is approximate or uncertain', () => {
    expect(parseEdtf('2014-05~')).toMatchObject({ isApproximate: true, isUncertain: false })
    expect(parseEdtf('2014?')).toMatchObject({ isApproximate: false, isUncertain: true })
    expect(parseEdtf('2014-05%/2015')).toMatchObject({ isApproximate: true, isUncertain: true })
  })

  it.each(['2014-06-05', '2014-06', '2012-02', '2014', '2013-04/2014-03', '2010/2020'])(
    'gives %s the first and last day that the EDTF library gives it',
    (text) => {
      const theirs = edtf(text)
      const days = [theirs.min, theirs.max].map((at) => new Date(at).toISOString().slice(0, 10))
      const ours = parseEdtf(text)!
      expect([ours.min, ours.max]).toEqual(days)
    },
  )
})

describe('formatEdtf', () => {
  it.each([
    ['2014-06-05', '5 June 2014'],
    ['2014-07', 'July 2014'],
    ['2014', '2014'],
    ['2014-22', 'summer 2014'],
    ['2014-05~', 'about May 2014'],
    ['2014?', '2014 (uncertain)'],
    ['2013-04/2014-03', 'April 2013 to March 2014'],
    ['2014-04-28/..', 'since 28 April 2014'],
    ['../2014', 'until 2014'],
  ])('says %s as "%s", and no closer', (text, words) => expect(formatEdtf(text)).toBe(words))

  it('gives back what is no date as it was', () => {
    expect(formatEdtf('spring, perhaps')).toBe('spring, perhaps')
  })
})

describe('compareEdtf', () => {
  it('puts a day before the month and the month before the year that begin with it', () => {
    expect(['2014', '2014-01', '2014-01-01', '2013-12-31'].sort(compareEdtf)).toEqual([
      '2013-12-31',
      '2014-01-01',
      '2014-01',
      '2014',
    ])
  })

  it('puts what has no date last', () => {
    expect(['', '2014'].sort(compareEdtf)).toEqual(['2014', ''])
  })
})
