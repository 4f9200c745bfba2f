import { parseEdtf } from '../domain/edtf'
import { DATED_KINDS, type ShownKind } from '../domain/shownKind'

/** One dated record as the timeline lists, filters and draws it. Other records stand by their ids; `Names` has their names. */
export type TimelineEntry = {
  id: string
  /** The key of a shown kind: "on-screen-message". */
  kind: string
  /** EDTF, as its source gives it. */
  date: string
  title: string
  /** What it is called where its lane or its page already says of what. */
  shortTitle: string
  summary: string
  /** Quotations in order, each with the person or organization that said it. */
  words: { text: string; speaker: string }[]
  organizations: string[]
  people: string[]
  disputes: string[]
  proceedings: string[]
  /** Types of its disputes: interconnection, zero-rating. */
  topics: string[]
  jurisdictions: string[]
  isVerified: boolean
  /** Where it can be read in full. */
  url: string
  /** How many sources it was read in. */
  sourceCount: number
  /** Of a docket step: what the record also tells as an event of that day in the same proceeding, so that nobody counts twice. */
  sameDay?: { id: string; title: string; url: string }
}

/** An entry with the days its date can mean, worked out once. */
export type DatedEntry = TimelineEntry & {
  /** First and last day, YYYY-MM-DD. */
  min: string
  max: string
  /** The heading it stands under: "2014-06", or "2014" where its source gives no month. */
  period: string
}

/** Ids of disputes, proceedings, organizations and people, each with the name that lists show. */
export type Names = Record<string, string>

/** Works out an entry's days; null for one whose date cannot be read. */
export function dateEntry(entry: TimelineEntry): DatedEntry | null {
  const date = parseEdtf(entry.date)
  if (!date) return null
  const start = date.ends?.[0] ?? date
  const hasMonth = start.precision === 'day' || start.precision === 'month'
  const { min, max } = date
  return { ...entry, min, max, period: hasMonth ? min.slice(0, 7) : min.slice(0, 4) }
}

/**
 * Oldest first, as headings need it: by year, what has no month before January, then by first day, then the
 * one that ends sooner, then by id.
 */
export function inTimelineOrder(a: DatedEntry, b: DatedEntry): number {
  if (a.period !== b.period) return a.period < b.period ? -1 : 1
  if (a.min !== b.min) return a.min < b.min ? -1 : 1
  if (a.max !== b.max) return a.max < b.max ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The key that stands for a shown kind in addresses and filters. */
export function kindKey(kind: ShownKind): string {
  return kind.word.toLowerCase().replaceAll(' ', '-')
}

const KINDS = new Map(DATED_KINDS.map((kind) => [kindKey(kind), kind]))
const EVENT = KINDS.get('event')!

/** The word, shape and strand of a kind's key. */
export function kindOfKey(key: string): ShownKind {
  return KINDS.get(key) ?? EVENT
}
