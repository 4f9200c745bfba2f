import type { Kept } from './planSync'

/** What a sync did. */
export type SyncReport = {
  /** Nothing in the folder had changed since the last sync, so nothing was compared. */
  isUnchanged: boolean
  /** Ids of records, and of links, that came, changed or went. */
  added: string[]
  changed: string[]
  removed: string[]
  /** What stays as people made it in the portal, though the files say otherwise. */
  kept: Kept[]
}

/** Longer lists of ids are only counted. */
const MOST_NAMED = 20

/** A sync's report in sentences, one a line. */
export function describeSync({ isUnchanged, added, changed, removed, kept }: SyncReport): string {
  const isIdle = isUnchanged || added.length + changed.length + removed.length === 0
  const total = isIdle
    ? 'The record is as its files say; nothing changed.'
    : `${added.length} added, ${changed.length} changed, ${removed.length} removed.`
  return [
    total,
    ...nameAll('Added', added),
    ...nameAll('Changed', changed),
    ...nameAll('Removed', removed),
    ...kept.map(({ id, reason }) => `Kept: ${id} ${reason}`),
  ].join('\n')
}

function nameAll(verb: string, ids: readonly string[]): string[] {
  return ids.length > 0 && ids.length <= MOST_NAMED ? [`${verb}: ${ids.join(', ')}`] : []
}
