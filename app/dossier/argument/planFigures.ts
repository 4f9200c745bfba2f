import type { ArgumentBlock } from '../../domain/argument/argument'
import { formatEdtf, parseEdtf } from '../../domain/edtf'
import type { Series } from '../../domain/records'
import { planChartTable } from '../../measurements/chartTable'
import type { ArgumentPlace, Block, PlanProblem, TableCell } from '../dossierPlan'
import { nameOf, unverifiedWords } from '../exhibitFacts'
import { ExhibitSources } from '../exhibitSources'
import { limitBlocks, methodBlocks, planSeriesBlocks } from '../seriesExhibit'
import type { ArgumentInput } from './planArgument'
import { dayOfRecord, shownBy } from './planChosenChronology'

type Figure = { title: string; blocks: Block[] }

/** A chart of a series: the drawing, its values, its method and limits, and where they were read. */
export function planArgumentChart(
  { title: given, series: id, chart }: Extract<ArgumentBlock, { kind: 'chart' }>,
  place: ArgumentPlace,
  { catalog, exhibitOf, width }: ArgumentInput,
  problems: PlanProblem[],
): Figure {
  const series = catalog.find('series', id)
  const name = `Chart ${place.number}`
  const title = given || (series ? series.title : id)
  if (!series) return lost(name, title, id, problems)
  const sources = new ExhibitSources(catalog)
  const planned = planSeriesBlocks(catalog, series, { chart }, name, sources, width)
  problems.push(...planned.problems)
  sources.cite(series.sources)
  const blocks = [
    heading(name, title, place),
    ...planned.blocks,
    ...planned.method,
    ...putForward(series, exhibitOf),
    ...sources.blocks(),
  ]
  return { title, blocks }
}

/**
 * Statements in the order of their days, each beside what the series measured in the month in which it was made. A
 * statement whose month no source gives stands without values; a month without a value says so.
 */
export function planComparison(
  { title: given, statements, series: id, services }: Extract<ArgumentBlock, { kind: 'comparison' }>,
  place: ArgumentPlace,
  { catalog, exhibitOf }: ArgumentInput,
  problems: PlanProblem[],
): Figure {
  const series = catalog.find('series', id)
  const name = `Table ${place.number}`
  const title = given || (series ? `Statements beside ${series.title}` : id)
  if (!series) return lost(name, title, id, problems)
  const points = catalog.mentioning(series.id, 'point', 'series')
  const said = statements.flatMap((statement) => {
    const record = catalog.find('statement', statement)
    if (record) return [{ record, date: dayOfRecord(catalog, record) }]
    problems.push(notThere(name, statement))
    return []
  })
  const months = said.flatMap(({ date }) => monthOf(date) ?? []).sort()
  if (months.length === 0) {
    const message = `${name}: no statement in it has a day or a month. Choose statements of dated documents.`
    problems.push({ code: 'chart-not-drawn', message })
    return { title, blocks: [heading(name, title, place)] }
  }
  const values = planChartTable({ points, subjects: services, from: months[0]!, to: months.at(-1)! })
  const byDay = said.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
  const rows = byDay.map(({ record, date }): TableCell[] => {
    const month = monthOf(date)
    const cells = values.rows.find(({ period }) => period === month)?.cells
    const doubt = unverifiedWords(record) ? ' (unverified)' : ''
    return [
      date ? formatEdtf(date) : 'Undated',
      [
        { text: nameOf(catalog, record.speaker), style: 'bold' },
        { text: `: “${record.text}”${doubt} ` },
        ...shownBy(catalog, record, exhibitOf),
      ],
      ...values.columns.map((_, at) => {
        const cell = cells?.[at]
        return cell ? cell.text + (cell.isUnverified ? ' (unverified)' : '') : 'none'
      }),
    ]
  })
  const columns = [
    { label: 'Date', isNumber: false },
    { label: 'Statement', isNumber: false },
    ...values.columns.map(({ label }) => ({ label: `${label}, ${values.unit}`, isNumber: true })),
  ]
  const sources = new ExhibitSources(catalog)
  for (const { record } of byDay) sources.cite(record.sources)
  sources.cite(series.sources)
  const table: Block = {
    kind: 'table',
    columns,
    rows,
    summary: `${title}. Each value is of the month in which the statement was made; “none” means that the record holds no value for that month.`,
  }
  const population = `Summary of voluminous data (Fed. R. Evid. 1006): ${rows.length} ${rows.length === 1 ? 'statement' : 'statements'}, chosen by the author, and the published monthly values of ${series.title} in ${series.unit} for the months in which they were made, of ${points.length} values that the record holds. No value was averaged or corrected. That two stand side by side says nothing of a cause.`
  const blocks: Block[] = [
    heading(name, title, place),
    { kind: 'paragraph', runs: [{ text: population, style: 'quiet' }] },
    table,
    ...methodBlocks(series),
    ...limitBlocks(series),
    ...putForward(series, exhibitOf),
    ...sources.blocks(),
  ]
  return { title, blocks }
}

/** The month of a day or a month; null for a longer or unsure stretch. */
function monthOf(date: string | null): string | null {
  const parsed = date && /^\d{4}-\d{2}(-\d{2})?$/.test(date) ? parseEdtf(date) : null
  return parsed ? parsed.min.slice(0, 7) : null
}

function heading(name: string, title: string, place: ArgumentPlace): Block {
  return { kind: 'heading', level: 2, text: `${name}. ${title}`, place }
}

function putForward(series: Series, exhibitOf: ArgumentInput['exhibitOf']): Block[] {
  const exhibit = exhibitOf(series.id)
  if (exhibit === null) return []
  const runs = [
    { text: 'The series is put forward as ' },
    { text: exhibit.name, cite: { exhibit: exhibit.number, page: null } },
    { text: '.' },
  ]
  return [{ kind: 'paragraph', runs }]
}

function lost(name: string, title: string, id: string, problems: PlanProblem[]): Figure {
  problems.push(notThere(name, id))
  return { title, blocks: [] }
}

function notThere(name: string, id: string): PlanProblem {
  const message = `${name} names “${id}”, which is not there, or is not published. Choose another, or publish the record.`
  return { code: 'record-not-found', message }
}
