import type { Catalog } from '../../catalog/catalog'
import type { Portal } from '../../portal.server'
import type { AnchorState } from '../annotationRow'
import { FACETS, type FacetName, type NoteFilter } from './noteFilter'
import { fitting } from './noteWhere'

/** How many notes have each value of a facet. */
export type FacetCounts = Record<FacetName, Map<string, number>>

/** Has the database count, for each facet, the notes of `seen` that fit what else the filter asks. It asks for no words. */
export async function countFacets(
  portal: Portal,
  catalog: Catalog,
  seen: object,
  filter: NoteFilter,
  drifted: ReadonlyMap<string, AnchorState>,
): Promise<FacetCounts> {
  const { annotation, annotationTag } = portal.db
  const whereBut = (facet: FacetName, more: object[] = []) => ({
    AND: [seen, ...fitting(filter, catalog, drifted, facet), ...more],
  })
  const counted = await Promise.all([
    annotation.groupBy({ by: ['kind'], where: whereBut('kind'), _count: true }),
    annotation.groupBy({ by: ['anchorState'], where: whereBut('state'), _count: true }),
    annotation.groupBy({ by: ['authorId'], where: whereBut('author'), _count: true }),
    annotationTag.groupBy({ by: ['tag'], where: { annotation: whereBut('tag') }, _count: true }),
    annotation.groupBy({ by: ['documentId'], where: whereBut('document'), _count: true }),
    annotation.groupBy({ by: ['documentId'], where: whereBut('proceeding'), _count: true }),
    drifted.size === 0
      ? []
      : annotation.findMany({
          where: whereBut('state', [{ id: { in: [...drifted.keys()] } }]),
          select: { id: true, anchorState: true },
        }),
  ])
  const [kinds, states, authors, tags, documents, inProceedings, moved] = counted
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as FacetCounts
  const add = (facet: FacetName, value: string, count: number) =>
    counts[facet].set(value, (counts[facet].get(value) ?? 0) + count)
  for (const { kind, _count } of kinds) add('kind', kind, _count)
  for (const { anchorState, _count } of states) add('state', anchorState, _count)
  for (const { id, anchorState } of moved) {
    add('state', anchorState, -1)
    add('state', drifted.get(id)!, 1)
  }
  for (const { authorId, _count } of authors) add('author', authorId, _count)
  for (const { tag, _count } of tags) add('tag', tag, _count)
  for (const { documentId, _count } of documents) add('document', documentId, _count)
  for (const { documentId, _count } of inProceedings)
    for (const proceeding of catalog.find('document', documentId)?.proceedings ?? [])
      add('proceeding', proceeding, _count)
  for (const [value, count] of counts.state) if (count === 0) counts.state.delete(value)
  return counts
}
