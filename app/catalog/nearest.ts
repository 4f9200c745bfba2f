import { closest } from '../domain/closest'
import type { RecordKind } from '../domain/records'
import { titleOf } from '../domain/titleAndDate'
import { recordHref } from '../domain/recordHref'
import type { Catalog } from './catalog'

/** Ids are no longer than this, so nothing longer is near one. */
const LONGEST_ID = 120
const MOST = 3

/**
 * Records that whoever sought this id may have meant: the one spelt most like it, then those that share most of
 * its words. Never more than three, and none for what is no id at all.
 */
export function nearestRecords(
  catalog: Catalog,
  kind: RecordKind,
  sought: string,
): { href: string; name: string; id: string }[] {
  if (sought.length > LONGEST_ID) return []
  const records = catalog.list(kind)
  const spelt = closest(
    sought,
    records.map(({ id }) => id),
  )
  const words = sought
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
  const shared = records
    .map(({ id }) => ({ id, count: countShared(id.split(/[-.]/), words) }))
    .filter(({ id, count }) => count > 0 && id !== spelt)
    .sort((a, b) => b.count - a.count)
    .map(({ id }) => id)
  return [...(spelt ? [spelt] : []), ...shared].slice(0, MOST).map((id) => {
    const record = catalog.get(id)!
    return { href: recordHref(record), name: titleOf(record), id }
  })
}

/** Words that begin a word of the id: a word may have been cut short. */
function countShared(parts: string[], words: string[]): number {
  return words.filter((word) => parts.some((part) => part.startsWith(word))).length
}
