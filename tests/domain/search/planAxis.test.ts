import { describe, expect, it } from 'vitest'
import { bracketLabel } from '../../../app/search/axis/bracketLabel'
import { planTicks } from '../../../app/search/axis/axisTicks'
import { datesOfWindow, panWindow, windowOfQuery, zoomWindow } from '../../../app/search/axis/axisWindow'
import { planAxis } from '../../../app/search/axis/planAxis'
import { planAxisSeries } from '../../../app/search/axis/planAxisSeries'
import { planLens } from '../../../app/search/axis/planLens'
import type { MeasuredSeries } from '../../../app/search/measuredSeries'
import { EMPTY_QUERY } from '../../../app/search/timelineQuery'
import { bucketNumber } from '../../../app/search/calendar'
import { aTimeline } from '../../aTimeline'

const day = (text: string) => bucketNumber(text, 'day')
const EXTENT = { min: '2005-02-01', max: '2026-06-05' }

describe('the axis’ window', () => {
  it('is what the dates say, and otherwise whole years around all there is', () => {
    expect(datesOfWindow(windowOfQuery({ from: '2013-10', to: '2015-03' }, EXTENT))).toEqual({
      from: '2013-10',
      to: '2015-03',
    })
    expect(datesOfWindow(windowOfQuery({ from: null, to: null }, EXTENT))).toEqual({
      from: '2005',
      to: '2026',
    })
  })

  it('zooms from decades to a day and no further, and keeps the day it zooms at in its place', () => {
    let window = windowOfQuery({ from: null, to: null }, EXTENT)
    for (let step = 0; step < 40; step++) window = zoomWindow(window, 0.5, day('2014-06-05') + 0.5)
    expect(datesOfWindow(window)).toEqual({ from: '2014-06-05', to: '2014-06-05' })
    for (let step = 0; step < 40; step++) window = zoomWindow(window, 2)
    expect(window.to - window.from).toBeLessThanOrEqual(366 * 60)
  })

  it('moves by a share of its width', () => {
    const year = windowOfQuery({ from: '2014', to: '2014' }, EXTENT)
    expect(datesOfWindow(panWindow(year, 1))).toEqual({ from: '2015-01', to: '2015-12' })
  })
})

describe('planTicks', () => {
  it.each([
    ['2005', '2026', ['2006', '2008', '2010']],
    ['2013-10', '2015-03', ['Oct 2013', 'Nov', 'Dec', 'Jan 2014']],
    ['2014-06', '2014-06', ['Jun 2014', '2', '3']],
  ])('labels %s to %s by what has room', (from, to, labels) => {
    const window = windowOfQuery({ from, to }, EXTENT)
    const x = (at: number) => ((at - window.from) / (window.to - window.from)) * 1090
    const ticks = planTicks(window, x)
    expect(ticks.map(({ label }) => label).slice(0, labels.length)).toEqual(labels)
    for (let at = 1; at < ticks.length; at++) expect(ticks[at]!.x - ticks[at - 1]!.x).toBeGreaterThan(20)
  })
})

describe('planAxis', () => {
  const crowded = Array.from({ length: 8 }, (_, index) => ({
    id: `june-${index}`,
    date: `2014-06-${String(3 + index * 2).padStart(2, '0')}`,
    disputes: ['nv'],
    kind: 'statement',
  }))
  const timeline = aTimeline([
    ...crowded,
    { id: 'deal', date: '2014-04-28', disputes: ['nv'], kind: 'agreement' },
    { id: 'vague', date: '2014-10', disputes: ['nv'] },
    { id: 'step', date: '2014-05-15', proceedings: ['gn'], kind: 'proposed-step' },
    { id: 'loose', date: '2014-03-01' },
    { id: 'outside', date: '2019-01-01', disputes: ['nv'] },
  ])
  const numbers = timeline.entries.map((_, number) => number)
  const plan = planAxis(
    timeline,
    numbers,
    windowOfQuery({ from: '2014', to: '2014' }, EXTENT),
    EMPTY_QUERY,
    '2014-06',
  )

  it('has a lane for each dispute, then each docket, then what belongs to neither', () => {
    expect(plan.lanes.map(({ id, count }) => [id, count])).toEqual([
      ['nv', 10],
      ['gn', 1],
      ['other', 1],
    ])
  })

  it('gathers crowded days into a bracket with their count, and leaves the rest apart', () => {
    const [lane] = plan.lanes
    expect(lane!.brackets.map(bracketLabel)).toEqual(['3–17 June 2014: 8 records'])
    expect(lane!.marks.map(({ id }) => id)).toEqual(['deal', 'vague'])
  })

  it('stretches a date over all that it can mean', () => {
    const vague = plan.lanes[0]!.marks.find(({ id }) => id === 'vague')!
    expect(vague.to - vague.from).toBeGreaterThan(80)
    expect(vague.x).toBeCloseTo((vague.from + vague.to) / 2, 0)
  })

  it('shades the month that is opened beneath', () => {
    expect(plan.lens!.to - plan.lens!.from).toBeCloseTo((30 / 365) * 1090, 0)
  })

  it('draws no label over the record that stands after it in its row', () => {
    const many = aTimeline(
      Array.from({ length: 200 }, (_, index) => ({
        id: `r-${index}`,
        title: 'A title of some length for a lane',
        date: `2014-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + ((index * 7) % 28)).padStart(2, '0')}`,
        disputes: [`d-${index % 3}`],
      })),
    )
    const all = many.entries.map((_, number) => number)
    const { lanes } = planAxis(
      many,
      all,
      windowOfQuery({ from: '2014', to: '2014' }, EXTENT),
      EMPTY_QUERY,
      null,
    )
    for (const { marks, brackets } of lanes) {
      const places = [
        ...marks.map(({ x, y, labelAt, label }) => ({ x, y, labelAt, length: label.length })),
        ...brackets.map(({ from, y, labelAt }) => ({ x: from, y, labelAt, length: 20 })),
      ].sort((a, b) => a.x - b.x)
      for (const [index, place] of places.entries()) {
        if (!place.labelAt || place.labelAt.isEnd) continue
        const next = places.slice(index + 1).find(({ y }) => y === place.y)
        if (next) expect(next.x).toBeGreaterThanOrEqual(place.labelAt.x + place.length * 6)
      }
    }
  })
})

describe('planLens', () => {
  const timeline = aTimeline([
    { id: 'a', date: '2014-06-03', summary: 'First. Second.' },
    { id: 'b', date: '2014-06-03' },
    { id: 'c', date: '2014-06' },
    { id: 'd', date: '2014-07-01' },
  ])
  const numbers = timeline.entries.map((_, number) => number)
  const window = windowOfQuery({ from: '2014', to: '2014' }, EXTENT)

  it('opens the fullest month, a day at a time, with the first sentence of each', () => {
    const lens = planLens(timeline, numbers, window, null)!
    expect(lens.label).toBe('June 2014')
    expect(lens.days.map(({ date, records }) => [date, records.length])).toEqual([
      ['2014-06', 1],
      ['2014-06-03', 2],
    ])
    expect(lens.days[1]!.records[0]!.summary).toBe('First.')
  })

  it('opens the month that is asked for', () => {
    expect(planLens(timeline, numbers, window, '2014-07')!.days).toHaveLength(1)
    expect(planLens(timeline, numbers, window, '2014-09')!.days).toEqual([])
  })
})

describe('planAxisSeries', () => {
  const series: MeasuredSeries = {
    id: 'index',
    title: 'Speed index',
    metric: 'bitrate',
    unit: 'Mbps',
    disputes: ['nv'],
    decimals: 2,
    lines: [
      {
        key: 'fios',
        label: 'FiOS',
        organization: 'verizon',
        points: [
          { period: '2014-04', value: 1.99, comparator: 'eq', others: [] },
          { period: '2014-05', value: 1.9, comparator: 'eq', others: [] },
          { period: '2014-06', value: 1.58, comparator: 'eq', others: [1.59] },
          { period: '2014-09', value: 3.17, comparator: 'eq', others: [] },
        ],
      },
    ],
  }
  const window = windowOfQuery({ from: '2014', to: '2014' }, EXTENT)
  const x = (at: number) => ((at - window.from) / 365) * 1090
  const room = { window, x, top: 0, plotWidth: 1090, disputes: ['nv'], id: null, parties: [] }
  const plan = planAxisSeries([series], room)!

  it('joins months that follow each other and only leads across a gap', () => {
    expect(plan.lines[0]!.runs.map((run) => run.length)).toEqual([3, 1])
    expect(plan.lines[0]!.bridges).toHaveLength(1)
  })

  it('says both values where sources differ', () => {
    expect(plan.lines[0]!.conflicts.map(({ label }) => label)).toEqual(['1.58 or 1.59'])
  })

  it('shows in the rail which months have a value', () => {
    expect(plan.lines[0]!.rail.spans).toHaveLength(4)
  })

  it('draws nothing where no value falls into the window', () => {
    const later = windowOfQuery({ from: '2020', to: '2020' }, EXTENT)
    expect(planAxisSeries([series], { ...room, window: later })).toBeNull()
  })
})
