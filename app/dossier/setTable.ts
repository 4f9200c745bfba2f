import type { Line, StyledText } from './breakLines'
import { type PageSetter } from './pageSetter'

export type Column = { label: string; isNumber?: boolean; width: number }
export type Cell = readonly StyledText[]

const GAP = 9
const ROW_PAD = 4
const NARROW_PT = 110

/** Sets a table row by row. Rows are never parted; a page that goes on with the table repeats its heads as an ornament. */
export function setTable(
  setter: PageSetter,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  options: { hasRowHeads?: boolean } = {},
) {
  const { ink } = setter
  const heads = columns.map(({ label }): Cell => [{ text: label, face: 'serif-bold', colour: 'ink' }])
  const headLines = linesOf(setter, columns, heads)
  const first = rows[0] ? heightOf(setter, linesOf(setter, columns, rows[0])) : 0
  setter.ensure(heightOf(setter, headLines) + first)
  setter.within('Table', () => {
    setter.within('TR', () => setRow(setter, columns, headLines, () => ink.open('TH', { scope: 'Column' })))
    ink.rule(setter.sheet.left, setter.y, setter.sheet.right - setter.sheet.left, 0.75, 'ink')
    for (const row of rows) {
      const lines = linesOf(setter, columns, row)
      if (setter.y + heightOf(setter, lines) > setter.sheet.bottom) {
        setter.newPage()
        ink.artifact('Layout', () => setRow(setter, columns, headLines, null))
        ink.rule(setter.sheet.left, setter.y, setter.sheet.right - setter.sheet.left, 0.75, 'ink')
      }
      setter.within('TR', () => {
        let cell = 0
        setRow(setter, columns, lines, () =>
          cell++ === 0 && options.hasRowHeads ? ink.open('TH', { scope: 'Row' }) : ink.open('TD'),
        )
      })
      ink.rule(setter.sheet.left, setter.y, setter.sheet.right - setter.sheet.left, 0.5, 'firm')
    }
  })
  setter.y += 10
}

/**
 * Widths for columns whose words are known: each as wide as its widest cell while they fit, else the wide ones give
 * way, none below its longest word.
 */
export function fitColumns(
  setter: PageSetter,
  labels: readonly { label: string; isNumber: boolean }[],
  rows: readonly (readonly string[])[],
): Column[] {
  const room = setter.sheet.right - setter.sheet.left - GAP * (labels.length - 1)
  const natural = labels.map(({ label }, index) =>
    Math.max(
      setter.ink.widthOf(label, 'serif-bold', setter.sheet.size),
      ...rows.map((row) => setter.ink.widthOf(row[index] ?? '', 'serif', setter.sheet.size)),
    ),
  )
  const longestWord = labels.map(({ label }, index) => {
    const words = [
      ...label.split(' ').map((word) => setter.ink.widthOf(word, 'serif-bold', setter.sheet.size)),
    ]
    for (const row of rows)
      for (const word of (row[index] ?? '').split(' '))
        words.push(setter.ink.widthOf(word, 'serif', setter.sheet.size))
    // A narrow column, such as one of dates, keeps each cell on one line.
    return natural[index]! < NARROW_PT ? natural[index]! : Math.min(Math.max(...words), room / labels.length)
  })
  const total = natural.reduce((sum, width) => sum + width, 0)
  const widths = total <= room ? spread(natural, room - total) : shrink(natural, longestWord, room)
  return labels.map(({ label, isNumber }, index) => ({ label, isNumber, width: widths[index]! }))
}

function spread(widths: number[], over: number): number[] {
  return widths.map((width) => width + over / widths.length)
}

/** Takes from each column in proportion to what it has beyond its longest word. */
function shrink(natural: number[], least: number[], room: number): number[] {
  const excess = natural.reduce((sum, width) => sum + width, 0) - room
  const slack = natural.map((width, index) => Math.max(0, width - least[index]!))
  const slackTotal = slack.reduce((sum, width) => sum + width, 0) || 1
  const shrunk = natural.map(
    (width, index) => width - (slack[index]! / slackTotal) * Math.min(excess, slackTotal),
  )
  // What is no wider than its word stays as wide to the last bit: a hair less would break the word.
  if (excess <= slackTotal) return shrunk
  const left = room / shrunk.reduce((sum, width) => sum + width, 0)
  return shrunk.map((width) => width * left)
}

function linesOf(setter: PageSetter, columns: readonly Column[], cells: readonly Cell[]): Line[][] {
  return cells.map((cell, index) => setter.lines(cell, columns[index]!.width))
}

function heightOf(setter: PageSetter, cells: readonly Line[][]): number {
  return Math.max(...cells.map((lines) => lines.length)) * setter.sheet.leading + ROW_PAD * 2
}

function setRow(
  setter: PageSetter,
  columns: readonly Column[],
  cells: readonly Line[][],
  open: (() => void) | null,
) {
  const top = setter.y
  let x = setter.sheet.left
  cells.forEach((lines, index) => {
    const { width, isNumber } = columns[index]!
    open?.()
    lines.forEach((line, row) => {
      const baseline =
        top + ROW_PAD + row * setter.sheet.leading + setter.sheet.leading / 2 + setter.sheet.size * 0.33
      setter.setLine(line, isNumber ? x + width - line.width : x, baseline)
    })
    if (open) setter.ink.close()
    x += width + GAP
  })
  setter.y = top + heightOf(setter, cells)
}
