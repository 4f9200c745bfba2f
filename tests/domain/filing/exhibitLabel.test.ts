import { describe, expect, it } from 'vitest'
import {
  exhibitHeadings,
  exhibitLabel,
  exhibitName,
  labellingOf,
  positionOf,
} from '../../../app/domain/filing/exhibitLabel'

const letters = labellingOf('letters')

describe('exhibitLabel', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [53, 'BA'],
    [500, 'SF'],
  ])('letters place %i %s', (position, label) => {
    expect(exhibitLabel(letters, position)).toBe(label)
  })

  it('is read back to its place in every scheme', () => {
    for (const scheme of ['numbers', 'letters', 'attachments'] as const)
      for (const position of [1, 9, 26, 27, 500])
        expect(positionOf(exhibitLabel({ scheme }, position))).toBe(position)
  })

  it.each(['0', '', 'a', 'ABC', '1a', '01'])('%j names no place', (label) => {
    expect(positionOf(label)).toBeNull()
  })
})

describe('exhibitName', () => {
  it('says what the scheme and the venue call an exhibit', () => {
    expect(exhibitName(labellingOf('numbers'), 12)).toBe('Ex. 12')
    expect(exhibitName(letters, 12)).toBe('Ex. L')
    expect(exhibitName(labellingOf('attachments', 'Annex'), 12)).toBe('Attachment 12')
    expect(exhibitName(labellingOf('numbers', 'Annex'), 12)).toBe('Annex 12')
  })

  it('names several in one phrase', () => {
    expect(exhibitHeadings(letters, [2])).toBe('Exhibit B')
    expect(exhibitHeadings(labellingOf('attachments'), [1, 3])).toBe('Attachments 1, 3')
  })
})
