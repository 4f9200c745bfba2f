import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../app/domain/canonicalJson'

describe('canonicalJson', () => {
  it('spells one value one way, whatever the order of its keys', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'x'] })).toBe(canonicalJson({ a: [true, null, 'x'], b: 1 }))
    expect(canonicalJson({ b: 1, a: 2 })).toBe('{"a":2,"b":1}')
  })

  it('sorts keys by UTF-16 code unit, as RFC 8785 does', () => {
    expect(
      canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }),
    ).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}')
  })

  it('writes numbers as RFC 8785 does in its appendix B', () => {
    const numbers: [number, string][] = [
      [-0, '0'],
      [5e-324, '5e-324'],
      [-1.7976931348623157e308, '-1.7976931348623157e+308'],
      [9007199254740992, '9007199254740992'],
      [295147905179352830000, '295147905179352830000'],
      [9.999999999999997e22, '9.999999999999997e+22'],
      [1e23, '1e+23'],
      [999999999999999900000, '999999999999999900000'],
      [1e21, '1e+21'],
      [9.999999999999997e-7, '9.999999999999997e-7'],
      [0.000001, '0.000001'],
      [333333333.33333329, '333333333.3333333'],
      [1.6600000000000001, '1.6600000000000001'],
    ]
    expect(numbers.map(([number]) => canonicalJson(number))).toEqual(numbers.map(([, text]) => text))
  })

  it('writes strings as RFC 8785 does in section 3.2.3', () => {
    const value = { string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('refuses what JSON has no word for', () => {
    for (const value of [NaN, Infinity, 1n, () => 1])
      expect(() => canonicalJson({ value })).toThrow('JSON has no word')
  })

  it('leaves out what has no value, and keeps null', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}')
  })

  it('reads back as the same value', () => {
    const value = { text: 'crowded “network” \u0007 🜚 שלום', number: 1.59, list: [{ deep: [] }] }
    expect(JSON.parse(canonicalJson(value))).toEqual(value)
  })
})
