import type { Timeline } from './timeline'
import { parseTimelineQuery, timelineHref } from './timelineQuery'

/** Where a record stands in the list that it was opened from, and what stands beside it there. */
export type Neighbours = {
  /** From 1. */
  place: number
  total: number
  /** The list, opened at this record. */
  listHref: string
  previous: Neighbour | null
  next: Neighbour | null
}

/** A record beside another in a list; `href` carries the list on. */
export type Neighbour = { id: string; title: string; href: string }

/**
 * Where a record stands in a list of the timeline. `list` is what its address carries under `from`. Null where
 * the list does not hold the record: somebody may have changed the address, or the record.
 */
export function findNeighbours(timeline: Timeline, list: string, id: string): Neighbours | null {
  const number = timeline.numberOfId(id)
  if (number === null) return null
  const query = { ...parseTimelineQuery(new URLSearchParams(list)), view: 'list' as const }
  const { records } = timeline.find(query)
  if (query.order === 'newest') records.reverse()
  const at = records.indexOf(number)
  if (at === -1) return null
  const neighbour = (place: number): Neighbour | null => {
    const entry = timeline.entries[records[place] ?? -1]
    return entry ? { id: entry.id, title: entry.title, href: hrefFromList(entry, list) } : null
  }
  return {
    place: at + 1,
    total: records.length,
    listHref: timelineHref(query, { record: id, page: 1 }),
    previous: neighbour(at - 1),
    next: neighbour(at + 1),
  }
}

/**
 * The address of a record that carries the list it is opened from, so that its page can lead on to the next.
 * A record that is read within another's page says which it is.
 */
export function hrefFromList({ url, id }: { url: string; id: string }, list: string): string {
  const [path, mark] = url.split('#') as [string, string?]
  const address = `${path}${path.includes('?') ? '&' : '?'}from=${encodeURIComponent(list)}`
  return mark === undefined ? address : `${address}&record=${encodeURIComponent(id)}#${mark}`
}
