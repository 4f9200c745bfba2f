import { describe, expect, it } from 'vitest'
import { pointSchema, type Point } from '../../../app/domain/records'
import { planChartTable } from '../../../app/measurements/chartTable'
import { planChartPair } from '../../../app/measurements/chartPair'
import { chooseChart } from '../../../app/measurements/defaultChart'
import { planChart, type ChartPlan, type ChartRequest } from '../../../app/measurements/planChart'

describe('chooseChart', () => {
  const months = (serviceId: string, count: number, more: Partial<Point> = {}) =>
    Array.from({ length: count }, (_, at) =>
      aPoint(`2014-${String(at + 1).padStart(2, '0')}`, 1, { id: `${serviceId}-${at}`, serviceId, ...more }),
    )

  it('draws all of a series that one chart can hold', () => {
    expect(chooseChart([...months('a', 3), ...months('b', 2)])).toEqual({
      ...{ services: ['a', 'b'], from: '2014-01', to: '2014-03' },
    })
  })

  it('draws of many services the four with the most values, in the unit of most values', () => {
    const many = [...'abcdefghi'].flatMap((name, at) => months(name, 3 + at))
    expect(chooseChart([...many, ...months('z', 12, { unit: 'percent' })])).toEqual({
      ...{ services: ['i', 'h', 'g', 'f'], from: '2014-01', to: '2014-11' },
    })
  })

  it('draws none of a few values in several units, which are listed', () => {
    expect(chooseChart([...months('a', 2), ...months('b', 2, { unit: 'percent' })])).toBeNull()
  })
})

describe('planChart', () => {
  it('joins months that follow each other into one run', () => {
    const plan = aPlan({ points: [aPoint('2014-01', 1.8), aPoint('2014-02', 1.7), aPoint('2014-03', 1.9)] })
    expect(plan.lines[0]!.runs.map((run) => run.length)).toEqual([3])
    expect(plan.lines[0]!.bridges).toEqual([])
  })

  it('does not join a gap: it breaks the line, bridges it and hatches the months', () => {
    const plan = aPlan({ points: [aPoint('2014-01', 1.8), aPoint('2014-02', 1.7), aPoint('2014-06', 1.6)] })
    expect(plan.lines[0]!.runs.map((run) => run.length)).toEqual([2, 1])
    expect(plan.lines[0]!.bridges).toHaveLength(1)
    expect(plan.hatches.map(({ label }) => label)).toEqual([
      'No value in the record: March 2014 to May 2014',
      'No value in the record: July 2014 to December 2014',
    ])
  })

  it('keeps both values where sources differ and averages nothing', () => {
    const plan = aPlan({
      points: [aPoint('2014-06', 1.58, { conflictingValues: [{ value: 1.59, sources: [] }] })],
    })
    const [conflict] = plan.lines[0]!.conflicts
    expect(conflict!.label).toBe('1.58 or 1.59')
    expect(conflict!.others).toHaveLength(1)
    expect(conflict!.y).toBe(plan.lines[0]!.marks[0]!.y)
  })

  it('says the values of a conflict only where its words lie over no others', () => {
    const months = Array.from({ length: 12 }, (_, at) => `2014-${String(at + 1).padStart(2, '0')}`)
    const conflictingValues = [{ value: 1.61, sources: [] }]
    const crowded = aPlan({
      points: months.map((month) => aPoint(month, 1.6, { conflictingValues })),
      width: 300,
    })
    const places = crowded.lines[0]!.conflicts.flatMap(({ labelAt }) => labelAt ?? [])
    expect(places.length).toBeGreaterThan(0)
    const isOver = places.some((a, at) =>
      places.slice(at + 1).some((b) => Math.abs(a.x - b.x) < 62 && Math.abs(a.y - b.y) < 12),
    )
    expect(isOver).toBe(false)
  })

  it('starts a rate at zero', () => {
    const plan = aPlan({ points: [aPoint('2014-01', 3.1), aPoint('2014-02', 3.4)] })
    expect(plan.yTicks[0]).toEqual({ y: plan.plot.bottom, label: '0' })
  })

  it('parts the labels at the ends of lines that end close together', () => {
    const points = [aPoint('2014-12', 3.0), aPoint('2014-12', 3.01, { serviceId: 'b', service: 'B' })]
    const plan = aPlan({ points, subjects: ['a', 'b'] })
    const [first, second] = plan.lines.map((line) => line.endLabel.y)
    expect(Math.abs(first! - second!)).toBeGreaterThanOrEqual(15)
  })

  it('stands a year as a stretch of its own, not as a month', () => {
    const plan = aPlan({ points: [aPoint('2014', 2)] })
    const [mark] = plan.lines[0]!.marks
    expect(mark!.to - mark!.from).toBeCloseTo(plan.plot.right - plan.plot.left, 0)
    expect(plan.lines[0]!.runs).toEqual([])
  })

  it('leaves out what happened before and after the window', () => {
    const events = ['2013-12-31', '2014-06-05', '2015-01-01'].map((date) => ({
      date,
      label: date,
      strand: 'said' as const,
    }))
    const plan = aPlan({ points: [aPoint('2014-01', 1)], events })
    expect(plan.events.map(({ date }) => date)).toEqual(['2014-06-05'])
  })

  it('refuses a window that holds no point, and points of two units', () => {
    expect(planChart(aRequest({ points: [aPoint('2010-01', 1)] }))).toEqual({
      ok: false,
      refusal: 'no-points',
    })
    const points = [aPoint('2014-01', 1), aPoint('2014-02', 1, { unit: 'percent' })]
    expect(planChart(aRequest({ points }))).toEqual({ ok: false, refusal: 'mixed-units' })
  })

  it('names every month that fits and the year at its January', () => {
    const plan = aPlan({ points: [aPoint('2013-10', 1)], from: '2013-10', to: '2014-03' })
    expect(plan.xTicks.map(({ label }) => label)).toEqual(['2013', 'N', 'D', '2014', 'F', 'M'])
  })
})

describe('planChartPair', () => {
  it('draws the same for a telephone, every label within it', () => {
    const pair = planChartPair(aRequest({ points: [aPoint('2014-01', 1.8), aPoint('2014-03', 1.9)] }))
    const narrow = pair.ok ? pair.value.narrow! : null
    expect(narrow?.width).toBe(340)
    expect(narrow!.lines[0]!.endLabel.x).toBeLessThan(340 - narrow!.lines[0]!.endLabel.text.length * 6)
  })

  it('draws none where a name leaves it no room', () => {
    const points = [aPoint('2014-01', 1.8, { service: 'A service with a name as long as a line' })]
    const pair = planChartPair(aRequest({ points }))
    expect(pair).toMatchObject({ ok: true, value: { narrow: null } })
  })
})

describe('planChartTable', () => {
  it('gives every month of the window a row, with nothing where nothing was measured', () => {
    const points = [aPoint('2014-01', 1.8), aPoint('2014-03', 1.91)]
    const table = planChartTable({ points, subjects: ['a'], from: '2014-01', to: '2014-03' })
    expect(table.rows.map(({ label, cells }) => [label, cells[0]?.text ?? null])).toEqual([
      ['January 2014', '1.80'],
      ['February 2014', null],
      ['March 2014', '1.91'],
    ])
  })

  it('gives months that follow each other without any value one row, and every value its own', () => {
    const points = [aPoint('2012-02', 1.8), aPoint('2013-07', 1.91), aPoint('2013-09', 2)]
    const table = planChartTable({ points, subjects: ['a'], from: '2012-02', to: '2013-09' })
    expect(table.rows.map(({ label, cells }) => [label, cells[0]?.text ?? null])).toEqual([
      ['February 2012', '1.80'],
      ['March 2012 to June 2013', null],
      ['July 2013', '1.91'],
      ['August 2013', null],
      ['September 2013', '2.00'],
    ])
  })
})

function aPoint(period: string, value: number, rest: Partial<Point> = {}): Point {
  const id = `point-${period.replace('/', '.')}-${rest.serviceId ?? 'a'}`
  const fields = {
    kind: 'point',
    id,
    series: 'index',
    position: 1,
    metric: 'bitrate',
    unit: 'Mbps',
    serviceId: 'a',
    service: 'A',
  }
  return pointSchema.parse({ ...fields, period, value, ...rest })
}

function aRequest(rest: Partial<ChartRequest>): ChartRequest {
  return { points: [], subjects: ['a'], from: '2014-01', to: '2014-12', width: 600, height: 300, ...rest }
}

function aPlan(rest: Partial<ChartRequest>): ChartPlan {
  const plan = planChart(aRequest(rest))
  if (!plan.ok) throw new Error(plan.refusal)
  return plan.value
}
