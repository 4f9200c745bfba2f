import { describe, expect, it } from 'vitest'
import { synthesizeTimeline, numbersFrom } from '../../../scripts/bench/synthetic'
import { answerTimeline } from '../../../app/search/answerTimeline'
import { Timeline } from '../../../app/search/timeline'
import { EMPTY_QUERY, FACET_NAMES, toggleOption, type TimelineQuery } from '../../../app/search/timelineQuery'
import { aTimeline } from '../../aTimeline'

const timeline = aTimeline([
  { id: 'a', kind: 'letter', organizations: ['verizon'], disputes: ['nv'] },
  { id: 'b', kind: 'letter', organizations: ['netflix'], disputes: ['nv'] },
  { id: 'c', kind: 'statement', organizations: ['netflix', 'verizon'], disputes: ['nv', 'lv'] },
  { id: 'd', kind: 'decision', organizations: ['fcc'], isVerified: false },
])

function counts(query: Partial<TimelineQuery>, name: string) {
  const answer = answerTimeline(timeline, { ...EMPTY_QUERY, ...query })
  const facet = answer.facets.find((each) => each.name === name)!
  return Object.fromEntries(facet.options.map(({ id, count }) => [id, count]))
}

function choosing(chosen: Partial<TimelineQuery['chosen']>) {
  return { chosen: { ...EMPTY_QUERY.chosen, ...chosen } }
}

describe('facets', () => {
  it('count each option by the records it would leave', () => {
    expect(counts({}, 'kind')).toEqual({ letter: 2, statement: 1, decision: 1 })
    expect(counts({}, 'verified')).toEqual({ yes: 3, no: 1 })
  })

  it('take options of one facet as alternatives: another one adds', () => {
    expect(counts(choosing({ kind: ['letter'] }), 'kind')).toEqual({ letter: 2, statement: 3, decision: 3 })
  })

  it('narrow each other', () => {
    expect(counts(choosing({ kind: ['letter'] }), 'party')).toEqual({ netflix: 1, verizon: 1 })
    expect(counts(choosing({ kind: ['letter'], party: ['netflix'] }), 'kind')).toEqual({
      letter: 1,
      statement: 2,
    })
  })

  it('keep a chosen option in sight, even one that nobody knows', () => {
    const shown = counts(choosing({ party: ['nobody'] }), 'party')
    expect([Object.keys(shown)[0], shown]).toMatchObject(['nobody', { nobody: 0, fcc: 1 }])
  })

  it('always count what choosing an option gives, whatever else is asked', () => {
    const synthetic = new Timeline(synthesizeTimeline(300, 7))
    const random = numbersFrom(11)
    const texts = ['', 'congestion', 'the -network', '"of the"', 'net OR con', '14-28']
    for (let round = 0; round < 60; round++) {
      const query: TimelineQuery = {
        ...EMPTY_QUERY,
        text: texts[Math.floor(random() * texts.length)]!,
        from: random() < 0.3 ? '2012' : null,
        to: random() < 0.3 ? '2018-06' : null,
        chosen: { ...EMPTY_QUERY.chosen },
      }
      for (const name of FACET_NAMES) {
        if (random() > 0.35) continue
        const { facets } = answerTimeline(synthetic, query)
        const { options } = facets.find((facet) => facet.name === name)!
        const picked = options.filter(() => random() < 2 / options.length).map(({ id }) => id)
        query.chosen = { ...query.chosen, [name]: picked }
      }
      const answer = answerTimeline(synthetic, query)
      for (const facet of answer.facets) {
        for (const option of facet.options.filter(() => random() < 0.2)) {
          const then = option.isChosen ? query : { ...query, ...toggleOption(query, facet.name, option.id) }
          const { total } = answerTimeline(synthetic, then)
          expect(option.count, `${facet.name}=${option.id} in round ${round}`).toBe(total)
        }
      }
      for (const bucket of answer.histogram.buckets.filter(() => random() < 0.1)) {
        const { total } = answerTimeline(synthetic, { ...query, from: bucket.date, to: bucket.date })
        expect(bucket.count, `${bucket.date} in round ${round}`).toBe(total)
      }
    }
  })
})
