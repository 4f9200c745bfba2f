import { formatEdtf } from '../domain/edtf'
import { windowOfQuery, type AxisWindow } from './axis/axisWindow'
import { planAxis, type AxisPlan } from './axis/planAxis'
import { planLens, type Lens } from './axis/planLens'
import { wordsOf, type Word } from '../domain/words'
import { excerptOf, markText, type MarkedText } from './excerpt'
import { chipsOf, widerThan, type Chip, type Wider } from './clauses'
import type { Facet } from './facets'
import { planHistogram, type Histogram } from './histogram'
import { measuredThen, type MeasuredThen } from './measuredThen'
import type { DatedEntry } from './timelineEntry'
import type { Found, Timeline } from './timeline'
import { formatTimelineQuery, type TimelineQuery } from './timelineQuery'

/** What one view of the timeline shows: plain data, made alike on the server and in the browser. */
export type TimelineAnswer = {
  query: TimelineQuery
  total: number
  /** Records in all, to say what there is where nothing was found. */
  ofAll: number
  /** Months with a record, and records whose source gives no day. */
  months: number
  withoutDay: number
  notices: string[]
  chips: Chip[]
  /** The address of this list, for records that are opened from it. */
  list: string
  /** Proceedings that a number in the query names. */
  proceedings: { label: string; title: string; href: string }[]
  groups: YearGroup[]
  facets: Facet[]
  histogram: Histogram
  pages: number
  preview: Preview | null
  /** What the axis view draws; null for the list. */
  axis: AxisAnswer | null
  /** Where nothing was found: a wider question that finds something. */
  wider: Wider[]
}

export type AxisAnswer = {
  plan: AxisPlan
  lens: Lens | null
  /** Where each record that has a mark of its own can be read. */
  urls: Record<string, string>
}
export type YearGroup = { year: string; count: number; months: MonthGroup[] }
export type MonthGroup = { label: string; count: number; rows: Row[] }

/** One record in the list. */
export type Row = {
  id: string
  kind: string
  date: string
  /** Only as much of the date as the heading above it leaves open. */
  when: string
  title: MarkedText
  /** A quotation, where it has one. */
  words: MarkedText | null
  summary: MarkedText | null
  /** Who said it, or between whom it passed. */
  who: MarkedText | null
  /** Where it can be read in full; see hrefFromList. */
  url: string
  sourceCount: number
  isVerified: boolean
  /** Of a docket step: an event of that day in the same proceeding. */
  sameDay: { id: string; title: string; url: string } | null
}

/** The record beside the list. */
export type Preview = Omit<Row, 'when' | 'words' | 'who' | 'sameDay'> & {
  words: { text: MarkedText; speaker: string }[]
  disputes: Named[]
  proceedings: Named[]
  parties: Named[]
  people: Named[]
  measured: MeasuredThen[]
  /** Its place among what was found, from 1. */
  place: number
  previousId: string | null
  nextId: string | null
}

export type Named = { name: string; href: string }

export const ROWS_PER_PAGE = 50
const EXCERPT_LENGTH = 260

/**
 * Answers a question of the timeline: one page of rows, every count, and the record beside them. Fewer rows
 * than a page has are given where only the first are wanted.
 */
export function answerTimeline(
  timeline: Timeline,
  asked: TimelineQuery,
  rowsPerPage: number = ROWS_PER_PAGE,
): TimelineAnswer {
  const found = timeline.find(asked)
  const records = asked.order === 'newest' ? found.records.toReversed() : found.records
  const pages = Math.max(1, Math.ceil(records.length / ROWS_PER_PAGE))
  const place = asked.record === null ? -1 : records.indexOf(timeline.numberOfId(asked.record) ?? -1)
  const page = place === -1 ? Math.min(asked.page, pages) : Math.floor(place / ROWS_PER_PAGE) + 1
  const query = { ...asked, page, record: place === -1 ? null : asked.record }
  const shown = records.slice((page - 1) * ROWS_PER_PAGE, (page - 1) * ROWS_PER_PAGE + rowsPerPage)
  const current = place === -1 ? (page - 1) * ROWS_PER_PAGE : place
  const isList = query.view === 'list'
  return {
    query,
    total: records.length,
    ofAll: timeline.entries.length,
    months: new Set(records.map((number) => timeline.calendar.period[number])).size,
    withoutDay: records.filter((number) => timeline.entries[number]!.date.length < 10).length,
    notices: found.query.notices,
    chips: chipsOf(timeline, found, query),
    list: formatTimelineQuery({ ...query, view: 'list', record: null, page: 1 }),
    proceedings: proceedingsNamed(timeline, found),
    groups: isList ? groupRows(timeline, found, records, shown) : [],
    facets: found.narrowed.facets,
    histogram: planHistogram(timeline.calendar, timeline.entries, found.narrowed.passing, query),
    pages,
    axis: isList ? null : answerAxis(timeline, found, query),
    preview: records.length === 0 || !isList ? null : previewOf(timeline, found, records, current),
    wider: records.length === 0 ? widerThan(timeline, query, found) : [],
  }
}

/** The records found whatever their dates, oldest first: those that the axis can bring into sight. */
export function recordsAtAnyDate(found: Found): number[] {
  const numbers: number[] = []
  found.narrowed.passing.forEach((passes, number) => {
    if (passes) numbers.push(number)
  })
  return numbers
}

function answerAxis(timeline: Timeline, found: Found, query: TimelineQuery): AxisAnswer {
  const numbers = recordsAtAnyDate(found)
  const window = windowOfQuery(query, timeline.calendar.extent)
  const lens = planLens(timeline, numbers, window, query.lens)
  return drawAxis(timeline, numbers, window, query, lens)
}

/** What the axis shows of some records in a window of time, with what is opened day by day beneath. */
export function drawAxis(
  timeline: Timeline,
  numbers: readonly number[],
  window: AxisWindow,
  query: TimelineQuery,
  lens: Lens | null,
): AxisAnswer {
  const plan = planAxis(timeline, numbers, window, query, lens?.date ?? null)
  const urls: Record<string, string> = {}
  for (const { marks } of plan.lanes) {
    for (const { id } of marks) urls[id] = timeline.entries[timeline.numberOfId(id)!]!.url
  }
  return { plan, lens, urls }
}

/** Words of the texts that were shown before, so that typing does not read them again. */
const knownWords = new WeakMap<DatedEntry, Map<string, Word[]>>()

function wordsIn(entry: DatedEntry, text: string): Word[] {
  let known = knownWords.get(entry)
  if (!known) knownWords.set(entry, (known = new Map()))
  let words = known.get(text)
  if (!words) known.set(text, (words = wordsOf(text)))
  return words
}

function rowOf(timeline: Timeline, { hits }: Found, entry: DatedEntry): Row {
  const mark = (text: string) => markText(text, wordsIn(entry, text), hits)
  const excerpt = (text: string) => excerptOf(text, wordsIn(entry, text), hits, EXCERPT_LENGTH)
  const quotations = entry.words.map(({ text, speaker }) => ({ text: excerpt(text), speaker }))
  const quotation = quotations.find(({ text }) => text.length > 1) ?? quotations[0]
  const summary = entry.summary === '' ? null : excerpt(entry.summary)
  const isInSummary = summary !== null && summary.length > 1 && (quotation?.text.length ?? 0) <= 1
  const who = whoOf(entry, quotation?.speaker, timeline)
  return {
    id: entry.id,
    kind: entry.kind,
    date: entry.date,
    when: whenOf(entry),
    title: mark(entry.title),
    words: quotation?.text ?? null,
    summary: quotation && !isInSummary ? null : summary,
    who: who === '' ? null : mark(who),
    url: entry.url,
    sourceCount: entry.sourceCount,
    isVerified: entry.isVerified,
    sameDay: entry.sameDay ?? null,
  }
}

function whoOf(entry: DatedEntry, speaker: string | undefined, { names }: Timeline): string {
  const name = (id: string) => names[id] ?? id
  const organizations = entry.organizations.slice(0, 3).map(name)
  if (speaker === undefined) return organizations.join(', ')
  const others = organizations.filter((organization) => organization !== name(speaker))
  return [name(speaker), ...others.slice(0, 1)].join(', ')
}

/** "5 June" under the heading June 2014; what is no plain day is written out whole. */
function whenOf(entry: DatedEntry): string {
  const words = formatEdtf(entry.date)
  return /^\d{4}-\d{2}-\d{2}$/.test(entry.date) ? words.slice(0, words.lastIndexOf(' ')) : words
}

function groupRows(timeline: Timeline, found: Found, all: number[], shown: number[]): YearGroup[] {
  const { period } = timeline.calendar
  const inPeriod = new Map<number, number>()
  for (const number of all) inPeriod.set(period[number]!, (inPeriod.get(period[number]!) ?? 0) + 1)
  const inYear = new Map<number, number>()
  for (const [key, count] of inPeriod)
    inYear.set(Math.floor(key / 13), (inYear.get(Math.floor(key / 13)) ?? 0) + count)

  const groups: YearGroup[] = []
  let last = -1
  for (const number of shown) {
    const entry = timeline.entries[number]!
    const key = period[number]!
    const year = entry.period.slice(0, 4)
    if (groups.at(-1)?.year !== year)
      groups.push({ year, count: inYear.get(Math.floor(key / 13))!, months: [] })
    if (key !== last) {
      const label = entry.period.length > 4 ? formatEdtf(entry.period) : `${year}, no month given`
      groups.at(-1)!.months.push({ label, count: inPeriod.get(key)!, rows: [] })
      last = key
    }
    groups
      .at(-1)!
      .months.at(-1)!
      .rows.push(rowOf(timeline, found, entry))
  }
  return groups
}

function previewOf(timeline: Timeline, found: Found, records: number[], place: number): Preview {
  const entry = timeline.entries[records[place]!]!
  const mark = (text: string) => markText(text, wordsIn(entry, text), found.hits)
  const named = (path: string) => (id: string) => ({ name: timeline.names[id] ?? id, href: `/${path}/${id}` })
  const idAt = (at: number) => (records[at] === undefined ? null : timeline.entries[records[at]]!.id)
  return {
    id: entry.id,
    kind: entry.kind,
    date: entry.date,
    title: mark(entry.title),
    words: entry.words.map(({ text, speaker }) => ({
      text: mark(text),
      speaker: timeline.names[speaker] ?? speaker,
    })),
    summary: entry.summary === '' ? null : mark(entry.summary),
    url: entry.url,
    sourceCount: entry.sourceCount,
    isVerified: entry.isVerified,
    disputes: entry.disputes.map(named('disputes')),
    proceedings: entry.proceedings.map(named('proceedings')),
    parties: entry.organizations.map(named('organizations')),
    people: entry.people.map(named('people')),
    measured: measuredThen(timeline.series, entry),
    place: place + 1,
    previousId: idAt(place - 1),
    nextId: idAt(place + 1),
  }
}

/** Proceedings that a number in the query names. */
function proceedingsNamed(timeline: Timeline, { query }: Found): TimelineAnswer['proceedings'] {
  const keys = query.must.flat().flatMap((clause) => (clause.type === 'docket' ? [clause.keys[0]!] : []))
  if (keys.length === 0) return []
  return timeline.proceedings
    .filter((proceeding) => keys.some((key) => proceeding.keys.includes(key)))
    .map(({ id, label, title }) => ({ label, title, href: `/proceedings/${id}` }))
}
