import { describe, expect, it } from 'vitest'
import { formatInstant, formatTime, waitInWords } from '../../app/domain/waiting'

const NOW = new Date('2026-11-22T12:00:00Z')

describe('waitInWords', () => {
  it.each([
    ['2026-11-22T12:11:30Z', 'in 12 minutes'],
    ['2026-11-22T12:00:10Z', 'in 1 minute'],
    ['2026-11-22T11:00:00Z', 'in 1 minute'],
    ['2026-11-22T14:00:00Z', 'in 2 hours'],
  ])('until %s says "%s"', (until, words) => expect(waitInWords(new Date(until), NOW)).toBe(words))
})

describe('an instant', () => {
  it('is told in UTC, whatever zone it was written in', () => {
    expect(formatInstant('2026-11-22T23:05:00-08:00')).toBe('23 November 2026, 07:05 UTC')
    expect(formatTime(NOW)).toBe('12:00 UTC')
  })
})
