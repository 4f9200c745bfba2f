import { describe, expect, it } from 'vitest'
import { readByteRange } from '../../app/http/byteRange'

describe('readByteRange', () => {
  it.each([
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=5-500', { start: 5, end: 9 }],
    ['bytes=-4', { start: 6, end: 9 }],
    ['bytes=-40', { start: 0, end: 9 }],
  ])('reads %s of ten bytes', (header, range) => expect(readByteRange(header, 10)).toEqual(range))

  it.each([null, '', 'bytes=-', 'bytes=3-1', 'bytes=0-1,3-4', 'lines=0-1', 'bytes=a-b'])(
    'gives the whole for %s',
    (header) => expect(readByteRange(header, 10)).toBeNull(),
  )

  it.each(['bytes=10-', 'bytes=10-11', 'bytes=-0'])('cannot satisfy %s', (header) =>
    expect(readByteRange(header, 10)).toBe('unsatisfiable'),
  )

  it('cannot satisfy any range of an empty file', () =>
    expect(readByteRange('bytes=0-', 0)).toBe('unsatisfiable'))
})
