import { parseEdtf } from '../domain/edtf'
import type { DocumentRecord, Statement } from '../domain/records'
import { briefOf, namesOf, speakerOf, type Brief, type Named, type Speaker } from './brief'
import type { Catalog } from './catalog'
import { tiesOf, type Tie } from './ties'

/** Words that were said, with who said them and where they were read. */
export type Quoted = {
  id: string
  text: string
  speaker: Speaker | null
  readIn: { title: string; publisher: string; href: string }[]
  note: string | null
  isUnverified: boolean
  /** What these very words answer, contradict or rely on. */
  ties: Tie[]
}

/** One document's part in an exchange: what was said in it, what it answers and what answered it. */
export type Turn = {
  document: Brief
  from: Named[]
  to: Named[]
  isDecision: boolean
  quotations: Quoted[]
  /** What the document answers, contradicts or relies on, and what answered it. */
  ties: Tie[]
  note: string | null
  unverified: string[]
}

/** The turns of one month; turns whose month is not known stand under their year. */
export type MonthOfTurns = { month: string; turns: Turn[] }

/** What was said in these documents, in order of time. Documents without quotations or without a date have no turn. */
export function exchangeOf(catalog: Catalog, documents: readonly DocumentRecord[]): MonthOfTurns[] {
  const months: MonthOfTurns[] = []
  for (const document of answeredFirst(catalog, documents)) {
    const statements = catalog
      .mentioning(document.id, 'statement', 'document')
      .sort((a, b) => a.position - b.position)
    if (statements.length === 0 || document.date === null) continue
    const month = monthOf(document.date)
    const turn = turnOf(catalog, document, statements)
    if (months.at(-1)?.month === month) months.at(-1)!.turns.push(turn)
    else months.push({ month, turns: [turn] })
  }
  return months
}

/** Of two documents of one day, the one that the other answers comes first; all else stays in order. */
function answeredFirst(catalog: Catalog, documents: readonly DocumentRecord[]): DocumentRecord[] {
  const inOrder = [...documents]
  for (const document of documents) {
    for (const link of catalog.linksTo(document.id)) {
      const answered = inOrder.indexOf(document)
      const answer = inOrder.findIndex(({ id, date }) => id === link.from && date === document.date)
      if (link.type !== 'answers' || answer === -1 || answer > answered) continue
      inOrder.splice(answered, 1)
      inOrder.splice(answer, 0, document)
    }
  }
  return inOrder
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
    ties: tiesTold(catalog, document.id),
    note: document.note ?? null,
    unverified: document.unverified,
  }
}

/**
 * The links that make an exchange of documents: what this answers, contradicts or rests on, and, since a reader
 * goes forward, what answers it. Demands are told with their answers apart.
 */
function tiesTold(catalog: Catalog, id: string): Tie[] {
  return tiesOf(catalog, id).filter(({ says, other }) => TOLD.has(says) && other.kind !== 'demand')
}

const TOLD = new Set(['answers', 'contradicts', 'relies on', 'answered by'])

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
    ties: tiesTold(catalog, statement.id),
  }
}
