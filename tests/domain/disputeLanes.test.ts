import { describe, expect, it } from 'vitest'
import { planLanes, type Span } from '../../app/domain/disputeLanes'

const aSpan = (given: Partial<Span>): Span => ({
  id: 'a',
  name: 'A',
  start: '2014-01-01',
  end: '2014-06-01',
  marks: [],
  ...given,
})

describe('planLanes', () => {
  it('draws whole years, from the first that anything touches to the end of the last', () => {
    const plan = planLanes([aSpan({ start: '2013-07-02', end: '2014-02' })], 60)
    expect(plan.years.map(({ year }) => year)).toEqual([2013, 2014])
    expect(plan.width).toBe(120)
    expect(plan.spans[0]!.from).toBeCloseTo(30, 0)
  })

  it('sets two disputes on one lane where the name of the first leaves room', () => {
    const plan = planLanes(
      [
        aSpan({ id: 'early', start: '2005', end: '2005-03' }),
        aSpan({ id: 'late', start: '2015', end: '2016' }),
        aSpan({ id: 'between', start: '2005-02', end: '2014' }),
      ],
      60,
    )
    expect(plan.spans.map(({ lane }) => lane)).toEqual([0, 0, 1])
  })

  it('runs a dispute without an end to the edge, with its name before it', () => {
    const plan = planLanes(
      [aSpan({ start: '2005', end: '2005' }), aSpan({ id: 'open', start: '2014', end: null })],
      60,
    )
    const open = plan.spans[1]!
    expect(open.isOpen).toBe(true)
    expect(open.to).toBe(plan.width)
    expect(open.label.anchor).toBe('end')
  })

  it('plans nothing from nothing', () => {
    expect(planLanes([], 60)).toEqual({ width: 0, lanes: 0, years: [], spans: [] })
  })
})
