import { describe, expect, it } from 'vitest'
import { Catalog } from '../../../app/catalog/catalog'
import { printedDecimals } from '../../../app/catalog/printedDecimals'
import { pointSchema, type Point } from '../../../app/domain/records'

function aPoint(fields: Partial<Point>): Point {
  const id = `p-${fields.position}`
  const usual = { kind: 'point', id, series: 's', metric: 'rate', unit: 'Mbps', period: '2014-06' }
  return pointSchema.parse({ ...usual, ...fields })
}

function decimalsOf(...points: Point[]): number {
  const standing = { state: 'published', origin: 'content', revision: 1, updatedAt: new Date(0) } as const
  const catalog = new Catalog(
    1,
    points.map((record) => ({ record, standing })),
  )
  return printedDecimals(catalog, points[0]!)
}

describe('printedDecimals', () => {
  it('are the most that a value of the metric needs', () => {
    expect(decimalsOf(aPoint({ position: 1, value: 1.9 }), aPoint({ position: 2, value: 1.58 }))).toBe(2)
  })

  it('are those recorded with a value that alone would lose them', () => {
    expect(decimalsOf(aPoint({ position: 1, value: 4, decimals: 1 }))).toBe(1)
  })

  it('are those of the same metric only', () => {
    const other = aPoint({ position: 2, value: 0.123, metric: 'loss' })
    expect(decimalsOf(aPoint({ position: 1, value: 4 }), other)).toBe(0)
  })
})
