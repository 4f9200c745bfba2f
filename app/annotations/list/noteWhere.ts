import type { Catalog } from '../../catalog/catalog'
import type { Viewer } from '../../domain/roles'
import { seenBy, type AnchorState } from '../annotationRow'
import type { FacetName, NoteFilter } from './noteFilter'

/** The `where` of notes that a viewer may see in any document: never replies, never removed ones. */
export function notesSeenBy(viewer: Viewer) {
  const published = viewer.role === 'reader' ? { document: { state: 'published' } } : {}
  return { parentId: null, removedAt: null, ...published, AND: [seenBy(viewer)] }
}

/**
 * The `where` of notes that fit a filter but for its words, which no database compares as we do; `but` leaves one facet
 * out of the question. `drifted` are the states of notes that are not those of their rows.
 */
export function fitting(
  filter: NoteFilter,
  catalog: Catalog,
  drifted: ReadonlyMap<string, AnchorState>,
  but: FacetName | null = null,
): object[] {
  const asked = (facet: FacetName) => (facet === but ? null : filter[facet])
  const [author, tag, kind] = [asked('author'), asked('tag'), asked('kind')]
  const [document, proceeding, state] = [asked('document'), asked('proceeding'), asked('state')]
  return [
    author !== null && { authorId: author },
    tag !== null && { tags: { some: { tag } } },
    kind !== null && { kind },
    document !== null && { documentId: document },
    proceeding !== null && { documentId: { in: documentsOf(catalog, proceeding) } },
    state !== null && inState(state, drifted),
  ].filter((where) => where !== false)
}

function documentsOf(catalog: Catalog, proceeding: string): string[] {
  return catalog
    .list('document')
    .filter(({ proceedings }) => proceedings.includes(proceeding))
    .map(({ id }) => id)
}

function inState(state: string, drifted: ReadonlyMap<string, AnchorState>) {
  const now = [...drifted].filter(([, it]) => it === state).map(([id]) => id)
  return { OR: [{ anchorState: state, id: { notIn: [...drifted.keys()] } }, { id: { in: now } }] }
}
