import { describe, expect, it } from 'vitest'
import { MOST_TELLING, sortStanding, type Standing } from '../../../app/domain/redaction/standing'

describe('sortStanding', () => {
  const NONE = new Set<string>()
  const aRecord = (id: string, ...has: string[]) => ({ id, has, isPacket: false })
  const aPacket = (id: string, ...has: string[]) => ({ id, has, isPacket: true })
  const manyWith = (...has: string[]) =>
    Array.from({ length: MOST_TELLING + 1 }, (_, at) => aRecord(`r${at}`, ...has))

  it('names a record with a word that few have, and tells apart a word that many have', () => {
    const many = manyWith('agreement')
    const rare = aRecord('rare', 'ashdown', 'agreement')
    expect(sortStanding([...many, rare], NONE)).toEqual({
      telling: [rare],
      common: [{ word: 'agreement', records: [...many, rare] }],
    })
  })

  it.each<[string, Standing[], Set<string>]>([
    ['a run of words', manyWith('price agreed was'), NONE],
    ['a word that somebody named', manyWith('ashdown'), new Set(['ashdown'])],
  ])('names every record with %s, however many have it', (_, many, named) => {
    expect(sortStanding(many, named)).toEqual({ telling: many, common: [] })
  })

  it('names a packet with a word that many records have, and counts it not among them', () => {
    const [many, packet] = [manyWith('agreement'), aPacket('p', 'agreement')]
    expect(sortStanding([packet, ...many], NONE)).toEqual({
      telling: [packet],
      common: [{ word: 'agreement', records: many }],
    })
  })

  it('names first what shares most with the redaction', () => {
    const [one, two] = [aRecord('one', 'ashdown'), aRecord('two', 'ashdown', 'price agreed was')]
    expect(sortStanding([one, two], NONE).telling).toEqual([two, one])
  })
})
