import type { Catalog } from './catalog'

/**
 * Remembers what is worked out from a catalog for as long as that catalog is held. A change of the record makes
 * another Catalog, so nothing here is ever out of date.
 */
export function perRevision<Result>(
  work: (catalog: Catalog, id: string) => Result,
): (catalog: Catalog, id: string) => Result {
  const known = new WeakMap<Catalog, Map<string, Result>>()
  return (catalog, id) => {
    let results = known.get(catalog)
    if (!results) known.set(catalog, (results = new Map()))
    if (!results.has(id)) {
      const result = work(catalog, id)
      // What was sought in vain is not kept: anyone may ask for ids without end.
      if (result === null) return result
      results.set(id, result)
    }
    return results.get(id)!
  }
}
