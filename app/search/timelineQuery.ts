import { parseEdtf } from '../domain/edtf'

/** The ways to narrow a timeline by choosing. Options of one are alternatives; the facets together must all hold. */
export const FACET_NAMES = [
  'kind',
  'party',
  'dispute',
  'proceeding',
  'topic',
  'jurisdiction',
  'verified',
] as const
export type FacetName = (typeof FACET_NAMES)[number]

export const BUCKETS = ['day', 'month', 'year'] as const
export type BucketSize = (typeof BUCKETS)[number]

/** All that a view of the timeline depends on; each has one address. */
export type TimelineQuery = {
  /** As typed. */
  text: string
  chosen: Record<FacetName, string[]>
  /** EDTF dates, both included; null is open. */
  from: string | null
  to: string | null
  /** Width of the histogram's bars; null leaves it to the range. */
  by: BucketSize | null
  order: 'newest' | 'oldest'
  view: 'list' | 'axis'
  /** From 1. */
  page: number
  /** Id of the record shown beside the list. */
  record: string | null
  /** Id of the measured series drawn beneath the axis; null leaves it to the records shown. */
  series: string | null
  /** EDTF month that the axis opens day by day; null leaves it to the records shown. */
  lens: string | null
}

export const EMPTY_QUERY: TimelineQuery = {
  text: '',
  chosen: { kind: [], party: [], dispute: [], proceeding: [], topic: [], jurisdiction: [], verified: [] },
  from: null,
  to: null,
  by: null,
  order: 'newest',
  view: 'list',
  page: 1,
  record: null,
  series: null,
  lens: null,
}

/** Longest text that is read; what a person pastes beyond it is left out. */
const LONGEST_TEXT = 10_000
const MOST_OPTIONS = 50

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** Reads an address. Nothing is refused: what cannot be meant is left out. */
export function parseTimelineQuery(params: URLSearchParams): TimelineQuery {
  const chosen = Object.fromEntries(
    FACET_NAMES.map((name) => [
      name,
      [...new Set(params.getAll(name))].filter((id) => id !== '' && id.length <= 120).slice(0, MOST_OPTIONS),
    ]),
  ) as TimelineQuery['chosen']
  let [from, to] = [dateIn(params.get('from')), dateIn(params.get('to'))]
  if (from && to && parseEdtf(from)!.min > parseEdtf(to)!.max) [from, to] = [to, from]
  const page = Number(params.get('page'))
  return {
    text: (params.get('q') ?? '').slice(0, LONGEST_TEXT).replace(CONTROLS, ' '),
    chosen,
    from,
    to,
    by: BUCKETS.find((size) => size === params.get('by')) ?? null,
    order: params.get('order') === 'oldest' ? 'oldest' : 'newest',
    view: params.get('view') === 'axis' ? 'axis' : 'list',
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
    record: params.get('record')?.slice(0, 120) || null,
    series: params.get('series')?.slice(0, 120) || null,
    lens: dateIn(params.get('lens')),
  }
}

/** The address of a view, without `?`: one spelling for one view, and empty for the plain timeline. */
export function formatTimelineQuery(query: TimelineQuery): string {
  const params = new URLSearchParams()
  if (query.text.trim() !== '') params.set('q', query.text)
  for (const name of FACET_NAMES) for (const id of [...query.chosen[name]].sort()) params.append(name, id)
  if (query.from) params.set('from', query.from)
  if (query.to) params.set('to', query.to)
  if (query.by) params.set('by', query.by)
  if (query.order !== 'newest') params.set('order', query.order)
  if (query.view !== 'list') params.set('view', query.view)
  if (query.page > 1) params.set('page', String(query.page))
  if (query.record) params.set('record', query.record)
  if (query.series) params.set('series', query.series)
  if (query.lens && query.view === 'axis') params.set('lens', query.lens)
  return params.toString()
}

/** The path and address of a view. A changed question starts at its first page, with no record chosen. */
export function timelineHref(query: TimelineQuery, change: Partial<TimelineQuery> = {}): string {
  const isPlace = Object.keys(change).every((key) => key === 'page' || key === 'record' || key === 'lens')
  const start = isPlace ? {} : { page: 1, record: null, lens: null }
  const search = formatTimelineQuery({ ...query, ...start, ...change })
  return search === '' ? '/timeline' : `/timeline?${search}`
}

/** The query with one option of a facet chosen, or no longer chosen. */
export function toggleOption(
  query: TimelineQuery,
  name: FacetName,
  id: string,
): Pick<TimelineQuery, 'chosen'> {
  const held = query.chosen[name]
  const next = held.includes(id) ? held.filter((other) => other !== id) : [...held, id]
  return { chosen: { ...query.chosen, [name]: next } }
}

/** The days that a query's dates leave open, both included. */
export function daysOfQuery(query: Pick<TimelineQuery, 'from' | 'to'>): { min: string; max: string } {
  return {
    min: query.from ? parseEdtf(query.from)!.min : '0001-01-01',
    max: query.to ? parseEdtf(query.to)!.max : '9999-12-31',
  }
}

function dateIn(text: string | null): string | null {
  const date = text ? parseEdtf(text) : null
  return date && date.precision !== 'interval' ? text : null
}
