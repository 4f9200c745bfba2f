import { describe, expect, it } from 'vitest'
import { tellDispute } from '../../../app/catalog/disputeStory'
import { measureDispute } from '../../../app/measurements/disputeMeasures'
import { storyMonths } from '../../../app/measurements/storyMonths'
import { shippedCatalog } from '../../shippedRecord'

const catalog = await shippedCatalog()
const story = tellDispute(catalog, 'netflix-verizon-2014')!
const measures = measureDispute(catalog, 'netflix-verizon-2014')!
const months = storyMonths(story, measures)

describe('tellDispute', () => {
  it('tells the exchange in order of time, each accusation before its answer', () => {
    expect(story.exchange.flatMap(({ turns }) => turns.map(({ document }) => document.id))).toEqual([
      'netflix-verizon-agreement-2014',
      'netflix-onscreen-message-2014',
      'verizon-young-blog-2014-06-04',
      'verizon-cease-and-desist-2014-06-05',
      'netflix-statement-2014-06-05',
      'netflix-blog-2014-06-09',
      'netflix-reply-letter-2014-06-09',
      'wheeler-statement-2014-06-13',
      'verizon-young-blog-2014-07-10',
      'netflix-statement-2014-07-10',
      'netflix-comments-2014-07',
      'level-3-mea-culpa-2014',
    ])
  })

  it('says of each turn what it answers and what answered it, with the reason', () => {
    const letter = story.exchange
      .flatMap(({ turns }) => turns)
      .find(({ document }) => document.id === 'verizon-cease-and-desist-2014-06-05')!
    expect(letter.ties.map(({ says, other }) => `${says} ${other.id}`)).toEqual([
      'answered by netflix-reply-letter-2014-06-09',
      'answered by netflix-statement-2014-06-05',
    ])
    expect(letter.ties.every(({ reason }) => reason.length > 0)).toBe(true)
  })

  it('gives every quotation its speaker, role, organization and where it was read', () => {
    const quotations = story.exchange.flatMap(({ turns }) => turns.flatMap((turn) => turn.quotations))
    expect(quotations.length).toBeGreaterThan(20)
    expect(quotations.filter(({ speaker, readIn }) => !speaker || readIn.length === 0)).toEqual([])
    const milch = quotations.find(({ id }) => id === 'verizon-cease-and-desist-2014-06-05.q2')!
    expect(milch.speaker).toMatchObject({ name: 'Randal S. Milch', organization: { name: 'Verizon' } })
  })

  it('answers a demand from a link alone, and finds none where no link says so', () => {
    const [letter] = story.demands
    expect(letter?.demands.map(({ due, answers }) => [due, answers.map(({ record }) => record.id)])).toEqual([
      ['2014-06-05', ['netflix-reply-letter-2014-06-09']],
      ['2014-06-10', []],
      ['2014-06-10', []],
    ])
  })

  it('puts events and docket steps in one chronology, and tells no day twice', () => {
    const entries = story.chronology.flatMap((year) => year.entries)
    const ids = entries.map(({ record }) => record.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.indexOf('ev-cease-and-desist')).toBeLessThan(ids.indexOf('ev-hyman-reply'))
    // The event of 15 May tells the step of that day in the same docket.
    expect(ids).toContain('ev-nprm-2014')
    expect(ids).not.toContain('gn-14-28-nprm-adopted')
    expect(ids).toContain('gn-14-28-comments-original')
  })

  it('lists speakers under whom they spoke for, those with quotations first', () => {
    const netflix = story.speakers.find(({ organization }) => organization?.id === 'netflix')!
    expect(netflix.people.slice(0, 2).every(({ quotations }) => quotations > 0)).toBe(true)
    expect(netflix.people.at(-1)?.quotations).toBe(0)
  })

  it('knows no dispute under an unknown id, or under the id of something else', () => {
    expect(tellDispute(catalog, 'netflix')).toBeNull()
    expect(tellDispute(catalog, '\u0000')).toBeNull()
  })

  it('tells every dispute of the record without a fault', () => {
    for (const { id } of catalog.list('dispute')) {
      expect(storyMonths(tellDispute(catalog, id)!, measureDispute(catalog, id)!)).toBeInstanceOf(Array)
    }
  })
})

describe('storyMonths', () => {
  it('sets beside each month what was measured for it, with both values where sources differ', () => {
    const june = months.find(({ month }) => month === '2014-06')!
    expect(june.measured?.readings.map(({ subject, value, rank }) => `${subject} ${value}, ${rank}`)).toEqual(
      ['Verizon FiOS 1.58 or 1.59 Mbps, 12th of 16', 'Verizon DSL 0.91 Mbps, 16th of 16'],
    )
    expect(june.measured?.isPublisherParty).toBe(true)
  })

  it('keeps a month of the dispute in which nothing was said but something was measured', () => {
    const september = months.at(-1)!
    expect(september).toMatchObject({ month: '2014-09', turns: [] })
    expect(september.measured?.readings[0]).toMatchObject({
      subject: 'Verizon FiOS',
      value: '3.17 Mbps',
      rank: '1st of 16',
    })
  })
})

describe('measureDispute', () => {
  it('draws the parties’ services from before the dispute to after it, and titles the chart by its values', () => {
    const [chart] = measures.charts
    expect(chart).toMatchObject({
      from: '2013-12',
      to: '2014-12',
      title: 'Verizon FiOS: 1.99 in April 2014, 1.58 or 1.59 in June 2014, 3.17 in September 2014',
    })
    expect(chart?.plan.lines.map(({ label }) => label)).toEqual(['Verizon FiOS', 'Verizon DSL'])
    expect(chart?.plan.lines[0]?.conflicts.map(({ label }) => label)).toEqual([
      '1.82 or 1.81',
      '1.58 or 1.59',
    ])
  })

  it('lists what was measured too seldom to draw', () => {
    expect(measures.others.map(({ series, value }) => `${series.id} ${value}`)).toContain(
      'nederkoorn-vpn-test-2014 3,000 kbps',
    )
  })
})
