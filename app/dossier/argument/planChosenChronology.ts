import type { Catalog } from '../../catalog/catalog'
import type { ArgumentBlock } from '../../domain/argument/argument'
import { compareEdtf, formatEdtf } from '../../domain/edtf'
import type { CatalogRecord } from '../../domain/records'
import { dateOf, titleOf } from '../../domain/titleAndDate'
import type { Block, PlanProblem, Run, TableCell } from '../dossierPlan'
import { nameOf, unverifiedWords } from '../exhibitFacts'
import type { ArgumentInput } from './planArgument'

type Chronology = Extract<ArgumentBlock, { kind: 'chronology' }>

/** Chosen records by date, each to the precision that its source gives, with the exhibit that shows it. */
export function planChosenChronology(
  { entries }: Chronology,
  { catalog, exhibitOf }: ArgumentInput,
  problems: PlanProblem[],
): Block[] {
  const dated = entries.flatMap(({ record: id, note }) => {
    const record = catalog.get(id)
    if (record) return [{ record, note, date: dayOfRecord(catalog, record) }]
    const message = `The chronology names “${id}”, which is not there, or is not published. Take it out, or publish the record.`
    problems.push({ code: 'record-not-found', message })
    return []
  })
  dated.sort((a, b) => compareEdtf(a.date ?? '', b.date ?? ''))
  if (dated.length === 0) return []
  const columns = ['Date', 'Event', 'Shown by'].map((label) => ({ label, isNumber: false }))
  const rows = dated.map(({ record, note, date }): TableCell[] => {
    const doubt = 'confidence' in record && unverifiedWords(record) ? ' (unverified)' : ''
    return [
      date ? formatEdtf(date) : 'Undated',
      `${shownTitle(catalog, record)}${doubt}${note ? `\n${note}` : ''}`,
      shownBy(catalog, record, exhibitOf),
    ]
  })
  return [{ kind: 'table', columns, rows, summary: 'Events by date, as closely as their sources give it' }]
}

/** Words stand on the day of the document that has them. */
export function dayOfRecord(catalog: Catalog, record: CatalogRecord): string | null {
  return record.kind === 'statement' || record.kind === 'demand'
    ? (catalog.find('document', record.document)?.date ?? null)
    : dateOf(record)
}

function shownTitle(catalog: Catalog, record: CatalogRecord): string {
  return record.kind === 'statement'
    ? `${nameOf(catalog, record.speaker)}: “${record.text}”`
    : titleOf(record)
}

/** The exhibit that is the record, or that has it; else where it was read, in words. */
export function shownBy(
  catalog: Catalog,
  record: CatalogRecord,
  exhibitOf: ArgumentInput['exhibitOf'],
): Run[] {
  const exhibit = holdersOf(record)
    .map(exhibitOf)
    .find((found) => found !== null)
  if (exhibit) return [{ text: exhibit.name, cite: { exhibit: exhibit.number, page: null } }]
  const [source] = catalog.pick('source', 'sources' in record ? record.sources : [])
  if (!source) return [{ text: 'No source' }]
  return [{ text: `${source.publisher}, ${source.date ? formatEdtf(source.date) : 'undated'}` }]
}

/** Records that show a record where they are put forward: itself, and the documents that have it. */
export function holdersOf(record: CatalogRecord): string[] {
  const documents = 'documents' in record ? record.documents : 'document' in record ? [record.document] : []
  return [record.id, ...documents]
}
