import { parseEdtf } from '../domain/edtf'
import type { DocumentRecord, Statement } from '../domain/records'
import { briefOf, namesOf, speakerOf, type Brief, type Named, type Speaker } from './brief'
import type { Catalog } from './catalog'

/** Words that were said, with who said them and where they were read. */
export type Quoted = {
  id: string
  text: string
  speaker: Speaker | null
  readIn: { title: string; publisher: string; href: string }[]
  note: string | null
  isUnverified: boolean
}

/** One document's part in an exchange: what was said in it, what it answers and what answered it. */
export type Turn = {
  document: Brief
  from: Named[]
  to: Named[]
  isDecision: boolean
  quotations: Quoted[]
  answers: { record: Brief; reason: string }[]
  answeredBy: { record: Brief; reason: string }[]
}

/** The turns of one month; turns whose month is not known stand under their year. */
export type MonthOfTurns = { month: string; turns: Turn[] }

/** What was said in these documents, in order of time. Documents without quotations have no turn. */
export function exchangeOf(catalog: Catalog, documents: readonly DocumentRecord[]): MonthOfTurns[] {
  const months: MonthOfTurns[] = []
  for (const document of documents) {
    const statements = catalog
      .mentioning(document.id, 'statement', 'document')
      .sort((a, b) => a.position - b.position)
    if (statements.length === 0) continue
    const month = monthOf(document.date)
    const turn = turnOf(catalog, document, statements)
    if (months.at(-1)?.month === month) months.at(-1)!.turns.push(turn)
    else months.push({ month, turns: [turn] })
  }
  return months
}

/** The month in which a date falls, or the year where it says no month. */
function monthOf(date: string): string {
  const parsed = parseEdtf(date)
  if (!parsed) return date
  return parsed.min.slice(0, 7) === parsed.max.slice(0, 7) ? parsed.min.slice(0, 7) : parsed.min.slice(0, 4)
}

function turnOf(catalog: Catalog, document: DocumentRecord, statements: Statement[]): Turn {
  const brief = briefOf(document)
  return {
    document: brief,
    from: namesOf(catalog, document.from),
    to: namesOf(catalog, [...document.addressees, ...(document.addressees.length ? [] : document.to)]),
    isDecision: brief.shown.strand === 'decided',
    quotations: statements.map((statement) => quoted(catalog, statement)),
    answers: answersOf(catalog, document.id),
    answeredBy: catalog
      .linksTo(document.id)
      .flatMap((link) => (link.type === 'answers' ? end(catalog, link.from, link.reason) : [])),
  }
}

/** A document may answer another document, a quotation or a demand; a demand is told with the demands. */
function answersOf(catalog: Catalog, id: string): Turn['answers'] {
  return catalog
    .linksFrom(id)
    .flatMap((link) =>
      link.type === 'answers' && catalog.get(link.to)?.kind !== 'demand'
        ? end(catalog, link.to, link.reason)
        : [],
    )
}

function end(catalog: Catalog, id: string, reason: string): Turn['answers'] {
  const record = catalog.get(id)
  return record ? [{ record: briefOf(record), reason }] : []
}

/** A quotation as pages show it. Where it names no source of its own, its document's sources are where it was read. */
export function quoted(catalog: Catalog, statement: Statement): Quoted {
  const sources = statement.sources.length
    ? statement.sources
    : (catalog.find('document', statement.document)?.sources ?? [])
  return {
    id: statement.id,
    text: statement.text,
    speaker: speakerOf(catalog, statement.speaker),
    readIn: catalog
      .pick('source', sources)
      .map(({ id, title, publisher }) => ({ title, publisher, href: `/sources/${id}` })),
    note: statement.note ?? null,
    isUnverified: statement.confidence === 'unverified',
  }
}
