import { LINK_INVERSE, type Link } from '../domain/links'
import type { CatalogRecord } from '../domain/records'
import { briefOf, type Brief } from './brief'
import type { Catalog } from './catalog'

/** A link read from one of its ends: "answers" or "answered by", the record at the other end, and why they belong together. */
export type Tie = { linkId: string; says: string; other: Brief; reason: string }

/** Links of a record in both directions, those that it makes first. */
export function tiesOf(catalog: Catalog, id: string): Tie[] {
  const made = catalog.linksFrom(id).flatMap((link) => tie(catalog, link, link.type, link.to))
  const received = catalog
    .linksTo(id)
    .flatMap((link) => tie(catalog, link, LINK_INVERSE[link.type], link.from))
  return [...made, ...received]
}

function tie(catalog: Catalog, link: Link, says: string, otherId: string): Tie[] {
  const other = catalog.get(otherId)
  return other ? [{ linkId: link.id, says, other: briefOf(other), reason: link.reason }] : []
}

/** Records that name this one in their fields, grouped by kind in chronicle order: what a page of it leads to. */
export function mentionsByKind(catalog: Catalog, id: string): Map<CatalogRecord['kind'], Brief[]> {
  const groups = new Map<CatalogRecord['kind'], Brief[]>()
  const seen = new Set<string>()
  for (const { from } of catalog.mentionsOf(id)) {
    if (seen.has(from.id)) continue
    seen.add(from.id)
    const group = groups.get(from.kind)
    if (group) group.push(briefOf(from))
    else groups.set(from.kind, [briefOf(from)])
  }
  return groups
}
