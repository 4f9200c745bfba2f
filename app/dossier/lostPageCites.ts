import { boundPages, runsOf, type Block } from './dossierPlan'
import type { Placed } from './planParts'
import { notBoundOf } from './readinessOf'

/**
 * Pages of originals are known before anything is set, so a cite beyond the last is found here, and one of any page of what
 * should have pages to bind and has none.
 */
export function lostPageCites(
  where: string,
  blocks: readonly Block[],
  placed: readonly Placed[],
  href: string,
): { says: string; href: string }[] {
  return blocks.flatMap(runsOf).flatMap(({ text, cite }) => {
    const it = cite && placed.find(({ planned }) => planned.number === cite.exhibit)
    if (!it || !cite.page) return []
    const { originals } = it.planned
    if (originals.length === 0 && !notBoundOf(it)[0]) return []
    const pages = originals.reduce((sum, original) => sum + boundPages(original).length, 0)
    if (cite.page <= pages) return []
    const says =
      pages === 0
        ? `${where} cites ${text}, but no page of that exhibit is bound in. Have it bound, or cite the exhibit as a whole.`
        : `${where} cites ${text}, but that exhibit has ${pages === 1 ? '1 page' : `${pages} pages`}. Correct the page.`
    return [{ says, href }]
  })
}
