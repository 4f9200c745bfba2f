import { CsvError, parse } from 'csv-parse/sync'
import { closest } from '../domain/closest'
import type { Point, Series } from '../domain/records'
import type { ContentProblem } from './contentProblem'

/**
 * The points of a series as a table: one row for each, in order. A cell is empty where there is nothing to say;
 * an empty metric or unit is the series' own, an empty comparator is eq, an empty confidence is verified. Ids in
 * a cell are parted by spaces, other entries by semicolons. A column that no row uses may be left out.
 */
export const POINT_COLUMNS = [
  'id',
  'position',
  'metric',
  'unit',
  'isp',
  'serviceId',
  'service',
  'period',
  'value',
  'comparator',
  'rank',
  'rankOf',
  'rankScope',
  'rankBasis',
  'counterparty',
  'location',
  'technology',
  'reporter',
  'conflictingValues',
  'sources',
  'confidence',
  'unverified',
  'note',
] as const
type Column = (typeof POINT_COLUMNS)[number]

/** A row read, not yet checked against the schema of points. */
export type PointRow = { line: number; fields: Record<string, unknown> }

/** Reads a table of points. `text` has LF line ends. */
export function parsePoints(text: string, path: string): { rows: PointRow[]; problems: ContentProblem[] } {
  const problems: ContentProblem[] = []
  const rows: PointRow[] = []
  const problem = (line: number, field: string | null, what: string, remedy: string) =>
    problems.push({ path, line, field, problem: what, remedy })
  let table: { record: string[]; info: { lines: number } }[]
  try {
    table = parse(text, {
      info: true,
      relax_column_count: true,
      record_delimiter: '\n',
      skip_empty_lines: true,
    }) as unknown as typeof table
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as unknown as { lines?: number }).lines ?? 1)
    const remedy = 'Put the whole cell in double quotes, and write a quotation mark within it twice.'
    problem(
      line,
      null,
      'A quotation mark in this table is not closed, or stands in the middle of a cell.',
      remedy,
    )
    return { rows, problems }
  }
  const header = table.shift()?.record ?? []
  const columns = header.map((name) => name.trim())
  columns.forEach((name, index) => {
    if (!(POINT_COLUMNS as readonly string[]).includes(name)) {
      const meant = closest(name, POINT_COLUMNS)
      const remedy = meant ? `Did you mean ${meant}?` : `The columns are ${POINT_COLUMNS.join(', ')}.`
      problem(1, name, 'is no column of a table of points.', remedy)
    } else if (columns.indexOf(name) < index) problem(1, name, 'is a column twice.', 'Keep one of the two.')
  })
  if (problems.length > 0) return { rows, problems }

  let line = 2
  for (const { record: cells, info } of table) {
    const first = firstLineOf(cells, info.lines, line)
    line = info.lines + 1
    if (cells.length !== columns.length) {
      const has = `The row has ${cells.length} cells, but there are ${columns.length} columns.`
      problem(first, null, has, 'Put a cell that has a comma in it in double quotes, and leave no cell out.')
      continue
    }
    const fields: Record<string, unknown> = {}
    columns.forEach((name, index) => {
      const cell = cells[index]!
      if (cell.trim() !== '') Object.assign(fields, readCell(name as Column, cell))
    })
    rows.push({ line: first, fields })
  }
  return { rows, problems }
}

/** The reader tells the line on which a row ends; a quoted cell may have begun it earlier. */
function firstLineOf(cells: string[], lastLine: number, least: number): number {
  const breaks = cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0)
  return Math.max(least, lastLine - breaks)
}

const NUMBER = /^[+-]?\d+(?:\.(\d+))?(?:e[+-]?\d+)?$/i

function readCell(column: Column, cell: string): Record<string, unknown> {
  switch (column) {
    case 'value': {
      const digits = NUMBER.exec(cell.trim())
      if (!digits) return { value: cell }
      const value = Number(cell)
      const printed = digits[1]?.length ?? 0
      return printed > decimalsOf(value) ? { value, decimals: printed } : { value }
    }
    case 'position':
    case 'rank':
    case 'rankOf':
      return { [column]: NUMBER.test(cell.trim()) ? Number(cell) : cell }
    case 'sources':
      return { sources: cell.trim().split(/\s+/) }
    case 'unverified':
      return { unverified: splitEntries(cell) }
    case 'conflictingValues':
      return { conflictingValues: splitEntries(cell).map(readConflict) }
    default:
      return { [column]: cell }
  }
}

/** `1.59 (the-verge-2014-07 variety-2014-07)`: another value and the sources that give it. */
function readConflict(text: string): unknown {
  const match = /^(\S+?)\s*(?:\(([^()]*)\))?$/.exec(text.trim())
  if (!match || !NUMBER.test(match[1]!)) return { value: text, sources: [] }
  return { value: Number(match[1]), sources: (match[2] ?? '').split(/\s+/).filter((id) => id !== '') }
}

function splitEntries(cell: string): string[] {
  return (cell.match(/(?:\\[\s\S]|[^;\\])+/g) ?? []).map((entry) => entry.replace(/\\([\s\S])/g, '$1').trim())
}

/** Digits after the point in the shortest spelling of a number. */
function decimalsOf(value: number): number {
  return NUMBER.exec(String(value))?.[1]?.length ?? 0
}

/** A measured value as its source prints it: 4.0 where the source says 4.0. */
export function formatValue({ value, decimals }: Pick<Point, 'value' | 'decimals'>): string {
  if (decimals === undefined || decimals <= decimalsOf(value)) return String(value)
  const printed = value.toFixed(decimals)
  return Number(printed) === value ? printed : String(value)
}

/** The table that `parsePoints` reads; its columns are those that some row uses. */
export function formatPoints(points: readonly Point[], series: Series | null): string {
  const inOrder = [...points].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  const isCounted = inOrder.every((point, index) => point.position === index + 1)
  const rows = inOrder.map((point) =>
    POINT_COLUMNS.map((column) => writeCell(column, point, series, isCounted)),
  )
  const always: Column[] = ['id', 'period', 'value', 'sources']
  const used = POINT_COLUMNS.map(
    (column, index) => always.includes(column) || rows.some((row) => row[index] !== ''),
  )
  const lines = [POINT_COLUMNS as readonly string[], ...rows].map((row) =>
    row
      .filter((_, index) => used[index])
      .map(quoteCell)
      .join(','),
  )
  return `${lines.join('\n')}\n`
}

function writeCell(column: Column, point: Point, series: Series | null, isCounted: boolean): string {
  switch (column) {
    case 'position':
      return isCounted ? '' : String(point.position)
    case 'value':
      return formatValue(point)
    case 'metric':
    case 'unit':
      return point[column] === series?.[column] ? '' : point[column]
    case 'comparator':
      return point.comparator === 'eq' ? '' : point.comparator
    case 'confidence':
      return point.confidence === 'verified' ? '' : point.confidence
    case 'sources':
      return point.sources.join(' ')
    case 'unverified':
      return point.unverified.map((entry) => entry.replace(/[\\;]/g, '\\$&')).join('; ')
    case 'conflictingValues':
      return point.conflictingValues
        .map(({ value, sources }) => (sources.length > 0 ? `${value} (${sources.join(' ')})` : String(value)))
        .join('; ')
    default:
      return String(point[column] ?? '')
  }
}

function quoteCell(cell: string): string {
  return /[",\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
