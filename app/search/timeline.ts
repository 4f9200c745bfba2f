import type { Catalog } from '../catalog/catalog'
import { parseQuery, type Query } from '../domain/query'
import { Calendar } from './calendar'
import { FacetTable, type Narrowed } from './facets'
import { listMeasuredSeries, type MeasuredSeries } from './measuredSeries'
import { RecordIndex, buildRecordIndex, type HitWords, type StoredIndex } from './recordIndex'
import { dateEntry, type DatedEntry, type Names, type TimelineEntry } from './timelineEntry'
import {
  listIndexedRecords,
  listTimelineEntries,
  listProceedingNumbers,
  type ProceedingNumbers,
} from './timelineEntries'
import { daysOfQuery, type TimelineQuery } from './timelineQuery'

/** All that the timeline needs of a catalog, in a form that JSON can carry to the browser. */
export type StoredTimeline = {
  /** Of the catalog that it was made from. */
  revision: number
  /** Oldest first. */
  entries: TimelineEntry[]
  names: Names
  proceedings: ProceedingNumbers[]
  series: MeasuredSeries[]
  /** Start and end of each dispute, EDTF; null has no end yet. */
  spans: Spans
  index: StoredIndex
}

export type Spans = Record<string, { start: string; end: string | null }>

/** What a question finds, before it is cut into pages. */
export type Found = {
  query: Query
  hits: HitWords
  narrowed: Narrowed
  /** Numbers of the entries found, oldest first. */
  records: number[]
}

/** Gathers what the timeline shows of a catalog. Derived: the same catalog gives the same. */
export function storeTimeline(catalog: Catalog): StoredTimeline {
  const { entries, names } = listTimelineEntries(catalog)
  return {
    revision: catalog.revision,
    entries: entries.map(({ min: _min, max: _max, period: _period, ...entry }) => entry),
    names,
    proceedings: listProceedingNumbers(catalog),
    series: listMeasuredSeries(catalog),
    spans: Object.fromEntries(catalog.list('dispute').map(({ id, start, end }) => [id, { start, end }])),
    index: buildRecordIndex(listIndexedRecords(catalog, entries)),
  }
}

/** The timeline of one catalog, ready to be asked: the same on the server and in the browser. */
export class Timeline {
  readonly revision: number
  /** Oldest first. */
  readonly entries: DatedEntry[]
  readonly names: Names
  readonly proceedings: ProceedingNumbers[]
  readonly series: MeasuredSeries[]
  readonly spans: Spans
  readonly calendar: Calendar
  private readonly index: RecordIndex
  private readonly facets: FacetTable
  private readonly always: Uint8Array
  private readonly numberOf = new Map<string, number>()

  constructor(stored: StoredTimeline) {
    this.revision = stored.revision
    this.entries = stored.entries.flatMap((entry) => dateEntry(entry) ?? [])
    this.names = stored.names
    this.proceedings = stored.proceedings
    this.series = stored.series
    this.spans = stored.spans
    this.facets = new FacetTable(this.entries, this.names)
    this.entries.forEach((entry, number) => this.numberOf.set(entry.id, number))
    this.calendar = new Calendar(this.entries)
    this.always = new Uint8Array(this.entries.length).fill(1)
    this.index = new RecordIndex(stored.index, {
      size: this.entries.length,
      daysOf: (number) => this.entries[number]!,
      textsOf: (number, field) => textsOf(this.entries[number]!, field, this.names),
    })
  }

  /** Makes what the first question would else wait for. */
  warm(): void {
    this.index.nearWords()
  }

  /** The place of an entry among all, oldest first; null for an id that is none. */
  numberOfId(id: string): number | null {
    return this.numberOf.get(id) ?? null
  }

  find(question: Pick<TimelineQuery, 'text' | 'chosen' | 'from' | 'to'>): Found {
    const query = parseQuery(question.text)
    const flags = this.index.find(query)
    const inRange = this.inRange(question)
    const narrowed = this.facets.narrow(flags, inRange, question.chosen)
    const records: number[] = []
    for (let number = 0; number < flags.length; number++) {
      if (narrowed.passing[number] && inRange[number]) records.push(number)
    }
    return { query, hits: this.index.hitWords(query), narrowed, records }
  }

  private inRange(question: Pick<TimelineQuery, 'from' | 'to'>): Uint8Array {
    if (!question.from && !question.to) return this.always
    const { min, max } = daysOfQuery(question)
    return this.calendar.between(min, max)
  }
}

function textsOf(entry: DatedEntry, field: keyof typeof PIECES, names: Names): string[] {
  return PIECES[field](entry, names)
}

/** The stored text of each field, in which phrases are looked for. */
const PIECES = {
  title: (entry: DatedEntry) => [entry.title],
  words: (entry: DatedEntry) => entry.words.map(({ text }) => text),
  summary: (entry: DatedEntry) => [entry.summary],
  person: (entry: DatedEntry, names: Names) =>
    [...entry.people, ...entry.words.map(({ speaker }) => speaker)].map((id) => names[id] ?? ''),
  organization: (entry: DatedEntry, names: Names) => entry.organizations.map((id) => names[id] ?? ''),
  matter: (entry: DatedEntry, names: Names) => [
    ...[...entry.disputes, ...entry.proceedings].map((id) => names[id] ?? ''),
    ...entry.topics,
    ...entry.jurisdictions,
  ],
  kind: (entry: DatedEntry) => [entry.kind],
}
