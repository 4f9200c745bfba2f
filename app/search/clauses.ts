import { formatEdtf } from '../domain/edtf'
import { withoutClause } from '../domain/query'
import { sayExcluded, sayGroup } from './clauseWords'
import { FACET_LABELS, labelOf } from './facets'
import type { Found, Timeline } from './timeline'
import { EMPTY_QUERY, FACET_NAMES, timelineHref, toggleOption, type TimelineQuery } from './timelineQuery'

/** One clause of what is being asked, and the view without it. */
export type Chip = { field: string; value: string; withoutHref: string }

/** A wider question, and how many records it finds. */
export type Wider = { label: string; href: string; count: number }

/** Every clause of a question: words, options, dates. */
export function chipsOf(timeline: Timeline, { query: read }: Found, query: TimelineQuery): Chip[] {
  const seen = new Set<number>()
  const words = [...read.must, ...read.not.map((clause) => [clause])].flatMap((group) => {
    const [first] = group
    if (seen.has(first!.start)) return []
    for (const { start } of group) seen.add(start)
    const text = withoutClause(query.text, { start: first!.start, end: group.at(-1)!.end })
    const isExcluded = read.not.includes(first!)
    const said = isExcluded ? sayExcluded(first!, query.text) : sayGroup(group, query.text)
    return [{ ...said, withoutHref: timelineHref(query, { text }) }]
  })
  const options = FACET_NAMES.flatMap((name) =>
    query.chosen[name].map((id) => ({
      field: FACET_LABELS[name].toLowerCase(),
      value: labelOf(name, id, timeline.names),
      withoutHref: timelineHref(query, toggleOption(query, name, id)),
    })),
  )
  const range = formatRange(query)
  const withoutHref = timelineHref(query, { from: null, to: null, by: null })
  return [...words, ...options, ...(range ? [{ field: 'dates', value: range, withoutHref }] : [])]
}

/** The chosen dates in words: "2014", "May 2014 to July 2014", "from June 2014"; null without any. */
export function formatRange({ from, to }: Pick<TimelineQuery, 'from' | 'to'>): string | null {
  if (from && to) return from === to ? formatEdtf(from) : `${formatEdtf(from)} to ${formatEdtf(to)}`
  return from ? `from ${formatEdtf(from)}` : to ? `until ${formatEdtf(to)}` : null
}

/** What to try where nothing was found: a part of the question left out at a time. What finds nothing either is not offered. */
export function widerThan(timeline: Timeline, query: TimelineQuery, { query: read }: Found): Wider[] {
  const anyDate = { from: null, to: null, by: null }
  const noOptions = { chosen: EMPTY_QUERY.chosen }
  const hasDates = query.from !== null || query.to !== null
  const hasOptions = FACET_NAMES.some((name) => query.chosen[name].length > 0)
  const alternatives = read.must.map((group) => query.text.slice(group[0]!.start, group.at(-1)!.end))
  const changes: { label: string; change: Partial<TimelineQuery>; isUseful: boolean }[] = [
    { label: 'at any date', change: anyDate, isUseful: hasDates },
    { label: 'without the filters', change: noOptions, isUseful: hasOptions },
    {
      label: 'without filters or dates',
      change: { ...anyDate, ...noOptions },
      isUseful: hasDates && hasOptions,
    },
    {
      label: 'with any of the words',
      change: { text: [...new Set(alternatives)].join(' OR ') },
      isUseful: new Set(alternatives).size > 1,
    },
  ]
  return changes.flatMap(({ label, change, isUseful }) => {
    const count = isUseful ? timeline.find({ ...query, ...change }).records.length : 0
    return count > 0 ? [{ label, href: timelineHref(query, change), count }] : []
  })
}
