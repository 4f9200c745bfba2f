import type { Catalog } from '../catalog/catalog'
import { countTiesBeside } from '../catalog/documentPage'
import { workOf } from '../catalog/workOf'
import { citeBluebook } from '../domain/citation/bluebook'
import { formatEdtf } from '../domain/edtf'
import type { ExhibitFields } from '../domain/packet'
import { LINK_INVERSE } from '../domain/links'
import { recordHref } from '../domain/recordHref'
import type { CatalogRecord, RecordOf, Statement } from '../domain/records'
import { titleOf } from '../domain/titleAndDate'
import type { Block, PlanProblem, Run } from './dossierPlan'
import { nameOf, namesOf, unverifiedWords } from './exhibitFacts'
import { endSentence, ExhibitSources, joinWords } from './exhibitSources'
import { planSeriesBlocks } from './seriesExhibit'

/** What the record holds of an exhibit, as it is set beneath the facts of its slip-sheet, or behind it. Its title stands above. */
export function planSheet(
  catalog: Catalog,
  record: CatalogRecord,
  { exhibit, name, chartWidth }: { exhibit: ExhibitFields; name: string; chartWidth?: number },
): { blocks: Block[]; problems: PlanProblem[] } {
  const sources = new ExhibitSources(catalog)
  const own =
    record.kind === 'series'
      ? planSeriesBlocks(catalog, record, exhibit, name, sources, chartWidth)
      : { blocks: bodyOf(catalog, record, sources), method: [], problems: [] }
  if ('sources' in record) sources.cite(record.sources)
  const blocks = [
    ...own.method,
    ...own.blocks,
    ...linkBlocks(catalog, record),
    ...caveatBlocks(record),
    ...citationBlocks(catalog, record),
    ...sources.blocks(),
  ]
  return { blocks, problems: own.problems }
}

function bodyOf(catalog: Catalog, record: CatalogRecord, sources: ExhibitSources): Block[] {
  switch (record.kind) {
    case 'document':
      return [
        ...prose('Summary, in Throughline’s words', record.summary),
        ...quotationBlocks(catalog, catalog.mentioning(record.id, 'statement', 'document'), sources),
        ...demandBlocks(catalog.mentioning(record.id, 'demand', 'document'), sources),
      ]
    case 'statement':
      return [quotationBlock(catalog, record, sources)]
    case 'demand':
      return demandBlocks([record], sources)
    case 'event':
      return prose('What happened, in Throughline’s words', record.description)
    case 'dispute':
      return disputeBlocks(catalog, record, sources)
    case 'proceeding':
      return proceedingBlocks(catalog, record, sources)
    case 'organization':
      return prose('Description', record.description)
    case 'point':
      return [
        { kind: 'paragraph', runs: [{ text: pointWords(record), style: 'bold' }] },
        ...conflictBlocks(record, sources),
      ]
    default:
      return []
  }
}

function prose(heading: string, text: string): Block[] {
  if (!text) return []
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((part): Block => ({ kind: 'paragraph', runs: [{ text: part.replace(/\s+/g, ' ').trim() }] }))
  return [{ kind: 'heading', level: 3, text: heading }, ...paragraphs]
}

function quotationBlocks(catalog: Catalog, statements: Statement[], sources: ExhibitSources): Block[] {
  if (statements.length === 0) return []
  return [
    { kind: 'heading', level: 3, text: 'Words quoted from it' },
    ...statements.map((statement) => quotationBlock(catalog, statement, sources)),
  ]
}

function quotationBlock(catalog: Catalog, statement: Statement, sources: ExhibitSources): Block {
  const name = nameOf(catalog, statement.speaker)
  const organization = catalog.find('person', statement.speaker)?.organization
  const place = organization ? `, ${nameOf(catalog, organization)}` : ''
  const stop = endSentence(name + place).slice((name + place).length)
  const read = sources.cite(statement.sources)
  const attribution: Run[] = [
    { text: name, style: 'bold' },
    { text: `${place}${stop} ${read ? `Read in ${read}.` : 'No source is given.'}` },
  ]
  const doubt = unverifiedWords(statement)
  if (doubt) attribution.push({ text: ' Unverified. ', style: 'bold' }, { text: doubt })
  if (statement.note) attribution.push({ text: ` ${statement.note}` })
  return { kind: 'quotation', text: statement.text, attribution }
}

function demandBlocks(demands: RecordOf<'demand'>[], sources: ExhibitSources): Block[] {
  if (demands.length === 0) return []
  const items = demands.map((demand, index): Block => {
    const due = demand.due ? ` Due ${formatEdtf(demand.due)}${demand.basis ? ` (${demand.basis})` : ''}.` : ''
    const doubt = unverifiedWords(demand)
    const read = sources.cite(demand.sources)
    const runs: Run[] = [{ text: `${endSentence(demand.text)}${due}` }]
    if (read) runs.push({ text: ` Read in ${read}.`, style: 'quiet' })
    if (doubt) runs.push({ text: ' Unverified. ', style: 'bold' }, { text: doubt })
    return { kind: 'item', mark: `${index + 1}.`, depth: 0, runs }
  })
  return [{ kind: 'heading', level: 3, text: 'What it demands' }, ...items]
}

function disputeBlocks(catalog: Catalog, dispute: RecordOf<'dispute'>, sources: ExhibitSources): Block[] {
  const parties = dispute.parties.map(({ organization, role }) => [
    nameOf(catalog, organization),
    role.replace(/-/g, ' '),
  ])
  const blocks = prose('Summary, in Throughline’s words', dispute.summary)
  if (parties.length > 0) {
    const columns = ['Party', 'Role'].map((label) => ({ label, isNumber: false }))
    blocks.push(
      { kind: 'heading', level: 3, text: 'Parties' },
      { kind: 'table', columns, rows: parties, summary: 'Parties and their roles' },
    )
  }
  blocks.push(...prose('Outcome', dispute.outcome))
  if (dispute.disagreements.length > 0)
    blocks.push({ kind: 'heading', level: 3, text: 'Where sources differ' })
  for (const { topic, values, sources: ids } of dispute.disagreements) {
    const read = sources.cite(ids)
    const text = `: ${values.join(', or ')}.${read ? ` Read in ${read}.` : ''}`
    blocks.push({ kind: 'item', mark: '•', depth: 0, runs: [{ text: topic, style: 'bold' }, { text }] })
  }
  return blocks
}

function proceedingBlocks(
  catalog: Catalog,
  proceeding: RecordOf<'proceeding'>,
  sources: ExhibitSources,
): Block[] {
  const blocks = prose('Summary, in Throughline’s words', proceeding.summary)
  const steps = catalog.mentioning(proceeding.id, 'milestone', 'proceeding')
  if (steps.length > 0) {
    const columns = ['Date', 'Step', 'Cited as'].map((label) => ({ label, isNumber: false }))
    const rows = steps.map((step) => [
      formatEdtf(step.date),
      step.title + (unverifiedWords(step) && ' (unverified)'),
      step.citation ?? '',
    ])
    blocks.push(
      { kind: 'heading', level: 3, text: 'Steps' },
      { kind: 'table', columns, rows, summary: 'Steps of the proceeding by date' },
    )
  }
  if (proceeding.votes.length > 0) blocks.push({ kind: 'heading', level: 3, text: 'Votes' })
  for (const vote of proceeding.votes) {
    const sides = [
      vote.for.length && `for: ${joinWords(namesOf(catalog, vote.for))}`,
      vote.against.length && `against: ${joinWords(namesOf(catalog, vote.against))}`,
    ]
    const read = sources.cite(vote.sources)
    const words = [`${formatEdtf(vote.date)}, ${vote.item}: ${vote.tally}`, ...sides.filter(Boolean)].join(
      '; ',
    )
    const doubt = vote.confidence === 'unverified' ? ' Unverified.' : ''
    blocks.push({
      kind: 'item',
      mark: '•',
      depth: 0,
      runs: [{ text: `${words}.${read ? ` Read in ${read}.` : ''}${doubt}` }],
    })
  }
  return blocks
}

function pointWords(point: RecordOf<'point'>): string {
  const bound = { eq: '', lt: 'under ', gt: 'over ' }[point.comparator]
  const values = [`${bound}${point.value}`, ...point.conflictingValues.map(({ value }) => String(value))]
  const rank = point.rank ? `, rank ${point.rank}${point.rankOf ? ` of ${point.rankOf}` : ''}` : ''
  return `${values.join(' or ')} ${point.unit}${rank}`
}

function conflictBlocks(point: RecordOf<'point'>, sources: ExhibitSources): Block[] {
  return point.conflictingValues.map(({ value, sources: ids }): Block => {
    const [own, other] = [sources.cite(point.sources), sources.cite(ids)]
    return {
      kind: 'paragraph',
      runs: [
        {
          text: `Sources differ: ${point.value} in ${own || 'no named source'}; ${value} in ${other || 'no named source'}.`,
        },
      ],
    }
  })
}

/** The record as a pleading cites it, without this portal's own address: the file is the same wherever it was made. */
function citationBlocks(catalog: Catalog, record: CatalogRecord): Block[] {
  const runs = citeBluebook(workOf(catalog, record, '')).map(({ text, isItalic }): Run => ({
    text,
    style: isItalic && 'italic',
  }))
  return [{ kind: 'paragraph', runs: [{ text: 'Cite as. ', style: 'bold' }, ...runs] }]
}

/** Ties to other records, read from this one's end, each with its reason; and how many more its page has, where it has more. */
function linkBlocks(catalog: Catalog, record: CatalogRecord): Block[] {
  const { id } = record
  const lines = [
    ...catalog
      .linksFrom(id)
      .map((link) => ({ word: link.type as string, other: catalog.get(link.to), reason: link.reason })),
    ...catalog
      .linksTo(id)
      .map((link) => ({ word: LINK_INVERSE[link.type], other: catalog.get(link.from), reason: link.reason })),
  ].filter((line) => line.other !== null)
  if (lines.length === 0) return []
  const items = lines.map(({ word, other, reason }): Block => {
    const runs: Run[] = [
      { text: `${word[0]!.toUpperCase()}${word.slice(1)} `, style: 'quiet' },
      { text: titleOf(other!) },
    ]
    if (reason)
      runs.push({ text: `${endSentence(titleOf(other!)).slice(titleOf(other!).trimEnd().length)} ${reason}` })
    return { kind: 'item', mark: '•', depth: 0, runs }
  })
  return [{ kind: 'heading', level: 3, text: 'Linked records' }, ...items, ...moreTies(catalog, record)]
}

/** The address is the record's own, without that of this portal: the file is the same wherever it was made. */
function moreTies(catalog: Catalog, record: CatalogRecord): Block[] {
  const more = record.kind === 'document' ? countTiesBeside(catalog, record.id) : 0
  if (more === 0) return []
  const path = `${recordHref(record)}#ties`
  const text = `And ${more} more in the record, of words quoted from it or of events that name it: `
  return [
    {
      kind: 'paragraph',
      runs: [
        { text, style: 'quiet' },
        { text: path, path },
      ],
    },
  ]
}

function caveatBlocks(record: CatalogRecord): Block[] {
  if (!('confidence' in record)) return []
  const doubt = unverifiedWords(record)
  const blocks: Block[] = []
  if (doubt)
    blocks.push({ kind: 'paragraph', runs: [{ text: 'Unverified. ', style: 'bold' }, { text: doubt }] })
  if (record.note)
    blocks.push({ kind: 'paragraph', runs: [{ text: 'Note. ', style: 'bold' }, { text: record.note }] })
  return blocks
}
