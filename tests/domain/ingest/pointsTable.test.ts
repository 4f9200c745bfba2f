import { describe, expect, it } from 'vitest'
import { pointSchema, seriesSchema, type Point } from '../../../app/domain/records'
import { formatPoints, formatValue, parsePoints } from '../../../app/ingest/pointsTable'

const SERIES = seriesSchema.parse({
  kind: 'series',
  id: 'index',
  title: 'Index',
  metric: 'rate',
  unit: 'Mbps',
  method: '',
})

function aPoint(fields: Partial<Point>): Point {
  const usual = { kind: 'point', id: 'p', series: 'index', position: 1, metric: 'rate', unit: 'Mbps' }
  return pointSchema.parse({ ...usual, period: '2014-06', value: 1.58, ...fields })
}

describe('a table of points', () => {
  it('has only the columns that some row uses', () => {
    const table = formatPoints([aPoint({}), aPoint({ id: 'q', position: 2, rank: 12 })], SERIES)
    expect(table).toBe('id,period,value,rank,sources\np,2014-06,1.58,,\nq,2014-06,1.58,12,\n')
  })

  it('says what differs from the series, and nothing that does not', () => {
    const table = formatPoints([aPoint({ unit: 'kbps', comparator: 'lt', confidence: 'unverified' })], SERIES)
    expect(table).toBe(
      'id,unit,period,value,comparator,sources,confidence\np,kbps,2014-06,1.58,lt,,unverified\n',
    )
  })

  it('keeps the order of its rows as positions, and gives those that have gaps', () => {
    const points = [aPoint({ id: 'b', position: 7 }), aPoint({ id: 'a', position: 3 })]
    expect(formatPoints(points, SERIES)).toBe(
      'id,position,period,value,sources\na,3,2014-06,1.58,\nb,7,2014-06,1.58,\n',
    )
  })

  it('parts ids by spaces, other values and their sources by semicolons and brackets', () => {
    const text =
      'id,conflictingValues,sources,unverified\np,1.59 (verge-2014 variety-2014); 1.6,a b,rank; a \\; b\n'
    expect(parsePoints(text, 'x.csv').rows[0]!.fields).toEqual({
      id: 'p',
      conflictingValues: [
        { value: 1.59, sources: ['verge-2014', 'variety-2014'] },
        { value: 1.6, sources: [] },
      ],
      sources: ['a', 'b'],
      unverified: ['rank', 'a ; b'],
    })
  })

  it('tells the line on which each row begins, blank lines and lines within cells counted', () => {
    const text = 'id,note\np,"one\ntwo"\n\nq,three\n'
    expect(parsePoints(text, 'x.csv').rows.map(({ line }) => line)).toEqual([2, 5])
  })
})

describe('a value', () => {
  it.each([
    ['4.0', { value: 4, decimals: 1 }],
    ['1.50', { value: 1.5, decimals: 2 }],
    ['1.58', { value: 1.58 }],
    ['-3', { value: -3 }],
    ['3000', { value: 3000 }],
    ['1e-7', { value: 1e-7 }],
    ['0.000', { value: 0, decimals: 3 }],
  ])('that a source prints as %s comes out the same', (printed, fields) => {
    expect(parsePoints(`id,value\np,${printed}\n`, 'x.csv').rows[0]!.fields).toEqual({ id: 'p', ...fields })
    expect(formatValue({ decimals: undefined, ...fields })).toBe(printed)
  })

  it.each(['1,5', '1.5 Mbps', 'about 2', '~2', '', 'NaN', 'Infinity', '0x10'])(
    'that is %j is left as it is, to be refused',
    (cell) => {
      const { fields } = parsePoints(`id,value\np,"${cell}"\n`, 'x.csv').rows[0]!
      expect(typeof fields.value).not.toBe('number')
    },
  )
})
