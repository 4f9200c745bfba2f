import type { Catalog } from '../catalog/catalog'
import { formatEdtf } from '../domain/edtf'
import type { ExhibitFields } from '../domain/packet'
import type { Point, Series } from '../domain/records'
import { planChartTable, type ChartTable } from '../measurements/chartTable'
import { chooseChart } from '../measurements/defaultChart'
import { planChart, pointsShown, subjectOf } from '../measurements/planChart'
import type { Block, PlanProblem } from './dossierPlan'
import { joinWords, type ExhibitSources } from './exhibitSources'

/** The print area is 6½ in wide; the chart is drawn at the size it prints, so that its labels stay 12 point. */
const CHART_WIDTH_PT = 468
const CHART_HEIGHT_PT = 250

/** A chart of the series with the values that it draws; and its method: how they were made, and what they cannot show. */
export function planSeriesBlocks(
  catalog: Catalog,
  series: Series,
  exhibit: Pick<ExhibitFields, 'chart'>,
  /** What stands on the page: "Ex. 11", "Chart 1". */
  name: string,
  sources: ExhibitSources,
  chartWidth = CHART_WIDTH_PT,
): { blocks: Block[]; method: Block[]; problems: PlanProblem[] } {
  const points = catalog.mentioning(series.id, 'point', 'series')
  const choice = exhibit.chart ?? chooseChart(points)
  const blocks: Block[] = []
  const problems: PlanProblem[] = []
  const request = choice && { points, subjects: choice.services, from: choice.from, to: choice.to }
  const chart = request && planChart({ ...request, width: chartWidth, height: CHART_HEIGHT_PT })
  if (choice && chart?.ok) {
    const table = planChartTable(request!)
    const window = `${formatEdtf(choice.from)} to ${formatEdtf(choice.to)}`
    blocks.push({
      kind: 'paragraph',
      runs: [
        {
          text: `Illustrative aid (Fed. R. Evid. 107): ${series.metric}, ${chart.value.unit}, ${window}.`,
          style: 'quiet',
        },
      ],
    })
    blocks.push({ kind: 'chart', chart: chart.value, alt: altText(series, table, window) })
    blocks.push({
      kind: 'paragraph',
      runs: [{ text: summaryWords(series, pointsShown(request!), points, window), style: 'quiet' }],
    })
    blocks.push(valuesBlock(table, `${series.title}, ${window}, ${chart.value.unit}`))
    blocks.push(...conflictNotes(pointsShown(request!), sources))
  } else {
    if (exhibit.chart)
      problems.push({
        code: 'chart-not-drawn',
        message: `${name}: ${EXPLAIN[chart && !chart.ok ? chart.refusal : 'no-points']}`,
      })
    blocks.push(allValuesBlock(points, series))
  }
  return { blocks, method: [...methodBlocks(series), ...limitBlocks(series)], problems }
}

export function methodBlocks({ method }: Series): Block[] {
  return method ? [{ kind: 'paragraph', runs: [{ text: 'Method. ', style: 'bold' }, { text: method }] }] : []
}

export function limitBlocks({ caveats }: Series): Block[] {
  if (caveats.length === 0) return []
  const items = caveats.map((text): Block => ({ kind: 'item', mark: '•', depth: 0, runs: [{ text }] }))
  return [{ kind: 'heading', level: 3, text: 'Limits' }, ...items]
}

/** What a summary of many values must say of itself to be weighed as one: whose, of what, how many, over what time. */
function summaryWords(
  series: Series,
  points: readonly Point[],
  all: readonly Point[],
  window: string,
): string {
  const subjects = labelsOf(points)
  const others = labelsOf(all).length - subjects.length
  const also = others > 0 ? `, also of ${others} other ${others === 1 ? 'subject' : 'subjects'}` : ''
  const held =
    points.length === all.length
      ? 'No value was left out, averaged or corrected'
      : `The series holds ${all.length} values${also}; of those chosen here none was left out, averaged or corrected`
  return `Summary of voluminous data (Fed. R. Evid. 1006): ${points.length} published values of ${series.title}, for ${joinWords(subjects)}, ${window}, by month or longer period as published, in ${series.unit}. ${held}; the publisher’s method stands with them.`
}

function labelsOf(points: readonly Point[]): string[] {
  return [...new Set(points.map((point) => subjectOf(point).label))]
}

const EXPLAIN = {
  'no-points': 'the series holds no value for the chosen services and months. Choose others.',
  'mixed-units': 'the chosen services are measured in different units. Choose services of one unit.',
}

function altText(series: Series, table: ChartTable, window: string): string {
  const subjects = joinWords(table.columns.map(({ label }) => label))
  return `Line chart of ${series.title}, ${table.unit}, for ${subjects}, ${window}. The table that follows gives every value.`
}

function valuesBlock(table: ChartTable, summary: string): Block {
  const columns = [
    { label: 'Period', isNumber: false },
    ...table.columns.map(({ label }) => ({ label: `${label}, ${table.unit}`, isNumber: true })),
  ]
  const rows = table.rows.map(({ label, cells }) => [
    label,
    ...cells.map((cell) => (cell ? cell.text + (cell.isUnverified ? ' (unverified)' : '') : 'none')),
  ])
  return {
    kind: 'table',
    columns,
    rows,
    summary: `${summary}. “None” means that the record holds no value for that time.`,
  }
}

function allValuesBlock(points: readonly Point[], series: Series): Block {
  const columns = ['Period', 'Subject', 'Measure'].map((label) => ({ label, isNumber: false }))
  const rows = points.map((point) => [
    formatEdtf(point.period),
    subjectOf(point).label,
    `${point.metric}: ${{ eq: '', lt: 'under ', gt: 'over ' }[point.comparator]}${point.value}${point.conflictingValues.map(({ value }) => ` or ${value}`).join('')} ${point.unit}`,
  ])
  return { kind: 'table', columns, rows, summary: `Values of ${series.title}` }
}

/** Where two values stand for one month, says which source gives which. */
function conflictNotes(points: readonly Point[], sources: ExhibitSources): Block[] {
  return points.flatMap((point) =>
    point.conflictingValues.map((other): Block => {
      const who = `${subjectOf(point).label}, ${formatEdtf(point.period)}`
      const words = `${who}: ${point.value} in ${sources.cite(point.sources)}; ${other.value} in ${sources.cite(other.sources)}.`
      return {
        kind: 'item',
        mark: '•',
        depth: 0,
        runs: [{ text: 'Sources differ. ', style: 'bold' }, { text: words }],
      }
    }),
  )
}
