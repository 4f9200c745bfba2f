import { parseDocketNumber } from '../domain/docketNumber'
import type { Catalog } from './catalog'
import { perRevision } from './perRevision'

/** Docket numbers are short; longer texts are not read for one. */
const LONGEST = 100

/**
 * The id of the proceeding that a docket number or citation names, however it is written: "14-28", "GN Docket
 * No. 14-28", "FCC 15-24". Null where none or more than one has it as its first docket.
 */
export function findProceeding(catalog: Catalog, written: string): string | null {
  if (written.length > LONGEST) return null
  const keys = parseDocketNumber(written.replaceAll('_', ' '))
  if (!keys) return null
  for (const key of keys) {
    const ids = keysOf(catalog, '').get(key) ?? []
    const own = ids.filter(({ isFirst }) => isFirst)
    const found = own.length > 0 ? own : ids
    if (found.length === 1) return found[0]!.id
  }
  return null
}

/** Proceedings by the keys of their dockets and citations; `isFirst` where it is the docket's own proceeding. */
const keysOf = perRevision((catalog: Catalog, _whole: string) => {
  const index = new Map<string, { id: string; isFirst: boolean }[]>()
  for (const { id, dockets, citations } of catalog.list('proceeding')) {
    const milestones = catalog.mentioning(id, 'milestone', 'proceeding')
    const cited = milestones.flatMap(({ citation }) => citation?.split('; ') ?? [])
    const written = [...new Set([...dockets, ...citations, ...cited])]
    for (const text of written) {
      for (const key of parseDocketNumber(text) ?? []) {
        const held = index.get(key) ?? []
        if (!held.some((entry) => entry.id === id)) held.push({ id, isFirst: text === dockets[0] })
        index.set(key, held)
      }
    }
  }
  return index
})
