import { describe, expect, it } from 'vitest'
import { freeId, idFromTitle } from '../../app/domain/recordId'
import { recordId } from '../../app/domain/recordShapes'

describe('idFromTitle', () => {
  it.each([
    ['Letter to Netflix, 5 June 2014', 'letter-to-netflix-5-june-2014'],
    ['Télécom § 1.49(a)', 'telecom-1-49-a'],
    ['Übertragung – Straße', 'ubertragung-stra-e'],
  ])('makes of %j the id %s', (title, id) => {
    expect(idFromTitle(title)).toBe(id)
    expect(recordId.safeParse(id).success).toBe(true)
  })

  it('makes none of a title without Latin letters', () => {
    expect(idFromTitle('مرحبا بالعالم')).toBe('')
  })

  it('cuts a long title at a word', () => {
    expect(idFromTitle('interconnection '.repeat(30))).toHaveLength(79)
  })
})

describe('freeId', () => {
  it('takes the first number that is free', () => {
    const taken = new Set(['letter', 'letter-2'])
    expect(freeId('letter', (id) => taken.has(id))).toBe('letter-3')
  })
})
