import type { ChartMark, ChartPlan, PointShape } from '../measurements/planChart'
import type { Block } from './dossierPlan'
import type { Colour, Stroke } from './pageInk'
import { type PageSetter } from './pageSetter'

/** Labels are planned for type of 12 points. */
const CHART_SIZE = 12
const SHAPE_PT = 2.6
const DISC_PT = 5
const HATCH_PT = 6

/** Draws a planned chart as one figure; its words are text, so that they can be searched. */
export function drawChart(setter: PageSetter, { chart, alt }: Extract<Block, { kind: 'chart' }>) {
  setter.ensure(chart.height + 8)
  const [left, top] = [setter.sheet.left, setter.y]
  const { ink } = setter
  ink.open('Figure', { alt, bbox: [left, top, left + chart.width, top + chart.height] })
  ink.draw(
    [...shapesOf(chart), ...paperOf(chart, (text) => ink.widthOf(text, 'sans', CHART_SIZE))].map(
      (stroke) => ({
        ...stroke,
        path: shift(stroke.path, left, top),
      }),
    ),
  )
  const label = (text: string, x: number, y: number, colour: Colour = 'quiet', isBold = false) =>
    ink.text(text, left + x, top + y, isBold ? 'sans-bold' : 'sans', CHART_SIZE, colour)
  for (const tick of chart.yTicks)
    label(tick.label, chart.plot.left - 6 - ink.widthOf(tick.label, 'sans', CHART_SIZE), tick.y + 4)
  for (const tick of chart.xTicks) if (tick.label) label(tick.label, tick.x + 2, chart.plot.bottom + 16)
  for (const event of chart.events) label(event.label, event.labelAt.x, event.labelAt.y, 'ink')
  for (const line of chart.lines) {
    label(line.endLabel.text, line.endLabel.x, line.endLabel.y + 4, 'ink', line.isMain)
    for (const conflict of line.conflicts)
      if (conflict.labelAt) label(conflict.label, conflict.labelAt.x, conflict.labelAt.y, 'ink')
  }
  ink.close()
  setter.y = top + chart.height + 10
}

/** Everything but the words, back to front. */
function shapesOf(chart: ChartPlan): Stroke[] {
  const { plot } = chart
  const strokes: Stroke[] = []
  for (const hatch of chart.hatches)
    strokes.push({ path: hatchPath(hatch.x, hatch.width, plot), stroke: 'rule', weight: 0.75 })
  chart.yTicks.forEach(({ y }, index) =>
    strokes.push({
      path: `M${plot.left} ${y}H${plot.right}`,
      stroke: index === 0 ? 'firm' : 'rule',
      weight: index === 0 ? 1 : 0.5,
    }),
  )
  for (const { x, isMajor } of chart.xTicks)
    strokes.push({
      path: `M${x} ${plot.bottom}V${plot.bottom + (isMajor ? 8 : 4)}`,
      stroke: 'firm',
      weight: 0.75,
    })
  for (const { x } of chart.events)
    strokes.push({ path: `M${x} ${plot.top - 4}V${plot.bottom}`, stroke: 'firm', weight: 0.75 })
  for (const line of [...chart.lines].reverse()) {
    const stroke: Colour = line.isMain ? 'measured' : 'faint'
    const weight = line.isMain ? 1.7 : 0.95
    for (const [from, to] of line.bridges)
      strokes.push({ path: `M${from.x} ${from.y}L${to.x} ${to.y}`, stroke, weight: 0.75, dash: [1.5, 3] })
    for (const run of line.runs)
      if (run.length > 1)
        strokes.push({ path: `M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`, stroke, weight })
    for (const mark of line.marks) strokes.push(...markOf(mark, line.shape, stroke))
    for (const { x, y, others } of line.conflicts) {
      for (const other of others) {
        if (Math.abs(other.y - y) <= DISC_PT) continue
        strokes.push(
          { path: `M${x} ${y}V${other.y}`, stroke: 'unsure', weight: 0.75, dash: [2, 2] },
          { path: disc(x, other.y, 3), stroke: 'unsure', fill: 'paper', weight: 1 },
        )
      }
      strokes.push({ path: disc(x, y, DISC_PT), stroke: 'unsure', fill: 'paper', weight: 1.2 })
      strokes.push({
        path: `M${x} ${y - DISC_PT}A${DISC_PT} ${DISC_PT} 0 0 0 ${x} ${y + DISC_PT}Z`,
        fill: 'unsure',
      })
    }
  }
  return strokes
}

/** Paper behind the words that stand among lines, so that no line strikes them through. */
function paperOf(chart: ChartPlan, widthOf: (text: string) => number): Stroke[] {
  return chart.lines
    .flatMap(({ conflicts }) => conflicts)
    .flatMap(({ label, labelAt }) => {
      if (!labelAt) return []
      const [left, top] = [labelAt.x - 2, labelAt.y - CHART_SIZE + 1]
      const right = labelAt.x + widthOf(label) + 2
      return [{ path: `M${left} ${top}H${right}V${labelAt.y + 3}H${left}Z`, fill: 'paper' as const }]
    })
}

/** A month's value is a shape; a longer period's is a bar as long as the period. */
function markOf(mark: ChartMark, shape: PointShape, colour: Colour): Stroke[] {
  const { x, y } = mark
  const s = SHAPE_PT
  if (mark.period.length !== 7)
    return [
      {
        path: `M${mark.from} ${y}H${mark.to}M${mark.from} ${y - 3}V${y + 3}M${mark.to} ${y - 3}V${y + 3}`,
        stroke: colour,
        weight: 1.2,
      },
    ]
  const paths: Record<PointShape, string> = {
    disc: disc(x, y, s),
    square: `M${x - s} ${y - s}H${x + s}V${y + s}H${x - s}Z`,
    triangle: `M${x} ${y - s}L${x + s} ${y + s}L${x - s} ${y + s}Z`,
    diamond: `M${x} ${y - s - 0.6}L${x + s + 0.6} ${y}L${x} ${y + s + 0.6}L${x - s - 0.6} ${y}Z`,
  }
  return [{ path: paths[shape], fill: colour }]
}

function disc(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}A${radius} ${radius} 0 1 0 ${x + radius} ${y}A${radius} ${radius} 0 1 0 ${x - radius} ${y}Z`
}

/** Slanted lines that end at the stretch's edges. */
function hatchPath(x: number, width: number, plot: ChartPlan['plot']): string {
  const height = plot.bottom - plot.top
  let path = ''
  for (let at = -height; at < width; at += HATCH_PT * 1.4) {
    const [start, end] = [Math.max(at, 0), Math.min(at + height, width)]
    if (end <= start) continue
    path += `M${round(x + start)} ${round(plot.bottom - (start - at))}L${round(x + end)} ${round(plot.bottom - (end - at))}`
  }
  return path || `M${x} ${plot.bottom}`
}

/** Moves a path that has only absolute M, L, H, V, A and Z. */
function shift(path: string, left: number, top: number): string {
  return path.replace(/([MLHVAZ])([^MLHVAZ]*)/g, (_, command: string, text: string) => {
    const numbers = text.trim()
      ? text
          .trim()
          .split(/[\s,]+/)
          .map(Number)
      : []
    if (command === 'H') return `H${round(numbers[0]! + left)}`
    if (command === 'V') return `V${round(numbers[0]! + top)}`
    if (command === 'A')
      return `A${numbers.slice(0, 5).join(' ')} ${round(numbers[5]! + left)} ${round(numbers[6]! + top)}`
    return command + numbers.map((number, index) => round(number + (index % 2 === 0 ? left : top))).join(' ')
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
