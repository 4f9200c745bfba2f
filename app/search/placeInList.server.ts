import type { Catalog } from '../catalog/catalog'
import { neighboursOf, type Neighbours } from '../catalog/neighbours'
import type { RecordKind } from '../domain/records'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { readNeighbours } from './readTimeline.server'

/** Where a record stands in the list it was opened from, else in the list of its kind, and what the list is called. */
export type PlaceInList = Neighbours & { listName: string; listHref: string }

/** The list that a record's page was opened from, or the plain list of its kind: one always leads on. */
export async function placeInList(
  portal: Portal,
  viewer: Viewer,
  request: Request,
  catalog: Catalog,
  list: { kind: RecordKind; name: string; href: string },
  id: string,
): Promise<PlaceInList> {
  const found = await readNeighbours(portal, viewer, request, id)
  if (!found) return { ...neighboursOf(catalog, list.kind, id), listName: list.name, listHref: list.href }
  const end = (other: { title: string; href: string } | null) =>
    other && { href: other.href, name: other.title }
  return {
    previous: end(found.previous),
    next: end(found.next),
    position: found.place,
    count: found.total,
    listName: 'found on the timeline',
    listHref: found.listHref,
  }
}
