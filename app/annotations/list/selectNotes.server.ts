import { documentPage } from '../../catalog/documentPage'
import { namesOf } from '../../catalog/brief'
import type { Catalog } from '../../catalog/catalog'
import { readCatalog } from '../../catalog/readCatalog.server'
import { KIND_NAMES, NOTE_KINDS } from '../../domain/annotation'
import type { Viewer } from '../../domain/roles'
import type { Portal } from '../../portal.server'
import { annotationOf, repliesSeenBy, seenBy, WITH_AUTHOR, type Annotation } from '../annotationRow'
import { placeAnnotations } from '../placeAnnotations'
import {
  FACETS,
  fits,
  NOTE_STATES,
  valuesOf,
  type FacetName,
  type Filterable,
  type NoteFilter,
} from './noteFilter'

/** One value that a facet offers, with how many notes have it beside what else is asked. */
export type FacetValue = { value: string; name: string; count: number }

/** Notes that fit a filter, newest first, with those that a viewer may see of their replies. */
export type SelectedNotes = {
  catalog: Catalog
  notes: (Annotation & Filterable)[]
  /** Notes that this viewer may see at all. */
  total: number
  facets: Record<FacetName, FacetValue[]>
}

/** Finds the notes of all documents that this viewer may see and that fit a filter, and counts what each facet has. */
export async function selectNotes(
  portal: Portal,
  viewer: Viewer,
  filter: NoteFilter,
): Promise<SelectedNotes> {
  const catalog = await readCatalog(portal, viewer)
  const rows = await portal.db.annotation.findMany({
    where: { parentId: null, removedAt: null, AND: [seenBy(viewer)] },
    include: {
      ...WITH_AUTHOR,
      replies: {
        where: { removedAt: null, ...repliesSeenBy(viewer) },
        include: WITH_AUTHOR,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const seen = rows
    .filter(({ documentId }) => catalog.find('document', documentId))
    .map((row) => annotationOf(row, row.replies))
  const states = statesOf(catalog, seen)
  const all = seen.map((note) => ({
    ...note,
    state: states.get(note.id) ?? note.anchorState,
    proceedings: catalog.find('document', note.documentId)?.proceedings ?? [],
    words: [note.body, note.passage?.exact, note.author, note.importedAuthor, ...note.tags].join('\n'),
  }))
  const facets = Object.fromEntries(
    FACETS.map((facet) => [facet, countsOf(catalog, all.filter(fits(filter, facet)), facet)]),
  ) as Record<FacetName, FacetValue[]>
  return { catalog, notes: all.filter(fits(filter)), total: all.length, facets }
}

/**
 * The states of notes on the record's own text, placed as that is now: a change of the record leaves no version. Those
 * on an original are placed whenever a version comes.
 */
function statesOf(catalog: Catalog, notes: readonly Annotation[]): Map<string, Annotation['anchorState']> {
  const byDocument = new Map<string, Annotation[]>()
  for (const note of notes.filter(
    ({ originalSha256, version }) => originalSha256 === null && version === null,
  ))
    byDocument.set(note.documentId, [...(byDocument.get(note.documentId) ?? []), note])
  const states = new Map<string, Annotation['anchorState']>()
  for (const [documentId, held] of byDocument) {
    const page = documentPage(catalog, documentId)
    const placed = placeAnnotations(held, page ? [page.text.page] : [], null)
    for (const { id, anchor } of placed.notes) states.set(id, anchor.state)
  }
  return states
}

function countsOf(
  catalog: Catalog,
  notes: readonly (Annotation & Filterable)[],
  facet: FacetName,
): FacetValue[] {
  const counts = new Map<string, number>()
  for (const note of notes)
    for (const value of valuesOf(note, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
  const authors = new Map(notes.map(({ authorId, author }) => [authorId, author]))
  const nameOf = (value: string) => {
    if (facet === 'kind') return KIND_NAMES[value as keyof typeof KIND_NAMES] ?? value
    if (facet === 'author') return authors.get(value) ?? value
    if (facet === 'document' || facet === 'proceeding') return namesOf(catalog, [value])[0]?.name ?? value
    return value
  }
  const fixed: readonly string[] | null =
    facet === 'kind' ? NOTE_KINDS : facet === 'state' ? NOTE_STATES : null
  const values = [...counts].map(([value, count]) => ({ value, name: nameOf(value), count }))
  if (fixed) return values.sort((a, b) => fixed.indexOf(a.value) - fixed.indexOf(b.value))
  return values.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
