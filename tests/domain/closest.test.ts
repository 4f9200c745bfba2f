import { describe, expect, it } from 'vitest'
import { closest } from '../../app/domain/closest'

const IDS = [
  'verizon',
  'verizon-wireless',
  'netflix',
  'netflix-verizon-2014',
  'fcc',
  'unverified',
  'verified',
]

describe('closest', () => {
  it.each([
    ['verzion', 'verizon'],
    ['Verizon', 'verizon'],
    ['verizon_wireless', 'verizon-wireless'],
    ['netflix-verizon-2041', 'netflix-verizon-2014'],
    ['netflx', 'netflix'],
    ['unverifed', 'unverified'],
    ['verifed', 'verified'],
    ['fc', 'fcc'],
  ])('takes %s for %s', (typed, meant) => expect(closest(typed, IDS)).toBe(meant))

  it.each(['comcast', 'x', '', '--', 'quarterly-report', 'verizon-mobile-2014'])(
    'takes %j for none',
    (typed) => {
      expect(closest(typed, IDS)).toBeNull()
    },
  )
})
