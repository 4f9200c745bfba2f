import { describe, expect, it } from 'vitest'
import { MOST_TELLING, sortStanding } from '../../../app/domain/redaction/standing'

describe('sortStanding', () => {
  const many = Array.from({ length: MOST_TELLING + 1 }, (_, at) => ({ id: `r${at}`, has: ['agreement'] }))

  it('names a record with a word that few have, and counts a word that many have', () => {
    const rare = { id: 'rare', has: ['ashdown', 'agreement'] }
    expect(sortStanding([...many, rare])).toEqual({
      named: [rare],
      common: [{ words: 'agreement', count: MOST_TELLING + 2 }],
    })
  })

  it('names first what shares most with the redaction', () => {
    const [one, two] = [
      { id: 'one', has: ['ashdown'] },
      { id: 'two', has: ['ashdown', 'price agreed was'] },
    ]
    expect(sortStanding([one, two]).named).toEqual([two, one])
  })
})
