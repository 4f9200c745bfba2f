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

  it('leaves out what has no value, and keeps null', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}')
  })

  it('reads back as the same value', () => {
    const value = { text: 'crowded “network” \u0007 🜚 שלום', number: 1.59, list: [{ deep: [] }] }
    expect(JSON.parse(canonicalJson(value))).toEqual(value)
  })
})
