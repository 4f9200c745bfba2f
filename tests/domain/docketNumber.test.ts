import { describe, expect, it } from 'vitest'
import { findDocketNumbers, parseDocketNumber } from '../../app/domain/docketNumber'

describe('parseDocketNumber', () => {
  it.each([
    ['14-28', ['14-28']],
    ['GN Docket 14-28', ['gn 14-28', '14-28']],
    ['GN Docket No. 14-28', ['gn 14-28', '14-28']],
    ['gn docket no 14-28', ['gn 14-28', '14-28']],
    ['WC 17-108', ['wc 17-108', '17-108']],
    ['FCC 15-24', ['fcc 15-24', '15-24']],
    ['DA 05-543', ['da 05-543', '05-543']],
    ['30 FCC Rcd 5601', ['30 fccrcd 5601']],
    ['30 FCC Rcd. 5601', ['30 fccrcd 5601']],
    ['80 FR 19737', ['80 fr 19737']],
    ['80 Fed. Reg. 19737', ['80 fr 19737']],
    ['740 F.3d 623', ['740 f3d 623']],
    ['545 U.S. 967', ['545 us 967']],
    ['No. 11-1355', ['11-1355']],
    ['File No. EB-08-IH-1518', ['eb-08-ih-1518']],
    ['No. 2:18-cv-02684', ['2:18-cv-02684']],
    ['C-807/18', ['c-807/18']],
    ['A-3930/2013', ['a-3930/2013']],
    ['12-D-18', ['12-d-18']],
    ['8661-P8-201510199', ['8661-p8-201510199']],
  ])('reads %s', (text, keys) => {
    expect(parseDocketNumber(text)).toEqual(keys)
  })

  it.each(['2014-06-05', '2014-06', '2017-2018', 'cease-and-desist', 'on-screen', 'Netflix', '', '15'])(
    'takes %j for no docket number',
    (text) => {
      expect(parseDocketNumber(text)).toBeNull()
    },
  )
})

describe('findDocketNumbers', () => {
  it('finds each number in a sentence, with its place', () => {
    const text = 'See GN Docket No. 14-28 and 30 FCC Rcd 5601.'
    expect(findDocketNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'GN Docket No. 14-28',
      '30 FCC Rcd 5601',
    ])
  })

  it('takes the longer of two readings that overlap', () => {
    expect(findDocketNumbers('740 F.3d 623 (D.C. Cir. 2014)')).toHaveLength(1)
  })

  it('finds both numbers of joined cases', () => {
    expect(findDocketNumbers('C-807/18 and C-39/19').map(({ keys }) => keys[0])).toEqual([
      'c-807/18',
      'c-39/19',
    ])
  })
})
