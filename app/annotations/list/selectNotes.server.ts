import { namesOf } from '../../catalog/brief'
import type { Catalog } from '../../catalog/catalog'
import { readCatalog } from '../../catalog/readCatalog.server'
import { KIND_NAMES, NOTE_KINDS } from '../../domain/annotation'
import type { Viewer } from '../../domain/roles'
import type { Portal } from '../../portal.server'
import type { AnchorState } from '../annotationRow'
import { countFacets, type FacetCounts } from './countFacets.server'
import { driftedStates } from './driftedStates.server'
import { FACETS, fits, hasWords, NOTE_STATES, valuesOf, type FacetName, type NoteFilter } from './noteFilter'
import { fitting, notesSeenBy } from './noteWhere'

/** One value that a facet offers, with how many notes have it beside what else is asked. */
export type FacetValue = { value: string; name: string; count: number }

/** Notes that fit a filter, the newest first. */
export type SelectedNotes = {
  catalog: Catalog
  /** Those of the window. */
  ids: string[]
  /** The states of those that are not as their rows say. */
  drifted: ReadonlyMap<string, AnchorState>
  /** Notes that fit. */
  count: number
  /** Notes that this viewer may see at all. */
  total: number
  facets: Record<FacetName, FacetValue[]>
}

/** The part of the notes that is wanted; null for all of them. */
export type NoteWindow = { skip: number; take: number } | null

/** Notes that stand otherwise than their rows say, up to which the database can be asked by their ids. */
const MOST_DRIFTED = 200
const NEWEST_FIRST = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]

/**
 * Finds the notes of all documents that this viewer may see and that fit a filter, and counts what each facet has. The
 * database filters, counts and cuts; only words are compared here, by the rule that searches have.
 */
export async function selectNotes(
  portal: Portal,
  viewer: Viewer,
  filter: NoteFilter,
  window: NoteWindow,
): Promise<SelectedNotes> {
  const catalog = await readCatalog(portal, viewer)
  const seen = notesSeenBy(viewer)
  const drifted = await driftedStates(portal, catalog, seen)
  const isCompared = filter.text !== null || drifted.size > MOST_DRIFTED
  const select = isCompared ? selectByWords : selectInDatabase
  const { counts, ...selected } = await select(portal, catalog, seen, filter, drifted, window)
  const authors = await portal.db.account.findMany({
    where: { id: { in: [...counts.author.keys()].slice(0, MOST_AUTHORS) } },
    select: { id: true, name: true },
  })
  const names = new Map(authors.map(({ id, name }) => [id, name]))
  const facets = Object.fromEntries(
    FACETS.map((facet) => [facet, valuesIn(catalog, names, facet, counts)]),
  ) as SelectedNotes['facets']
  return { catalog, drifted, ...selected, facets }
}

/** Authors that are named in a facet. */
const MOST_AUTHORS = 500

type Selected = Pick<SelectedNotes, 'ids' | 'count' | 'total'> & { counts: FacetCounts }
type Asked = [
  portal: Portal,
  catalog: Catalog,
  seen: ReturnType<typeof notesSeenBy>,
  filter: NoteFilter,
  drifted: ReadonlyMap<string, AnchorState>,
  window: NoteWindow,
]

async function selectInDatabase(...asked: Asked): Promise<Selected> {
  const [portal, catalog, seen, filter, drifted, window] = asked
  const where = { AND: [seen, ...fitting(filter, catalog, drifted)] }
  const [counts, total, count, rows] = await Promise.all([
    countFacets(portal, catalog, seen, filter, drifted),
    portal.db.annotation.count({ where: seen }),
    portal.db.annotation.count({ where }),
    portal.db.annotation.findMany({ where, orderBy: NEWEST_FIRST, select: { id: true }, ...window }),
  ])
  return { counts, total, count, ids: rows.map(({ id }) => id) }
}

async function selectByWords(...asked: Asked): Promise<Selected> {
  const [portal, catalog, seen, filter, drifted, window] = asked
  const rows = await portal.db.annotation.findMany({
    where: seen,
    select: {
      id: true,
      documentId: true,
      kind: true,
      authorId: true,
      author: { select: { name: true } },
      importedAuthor: true,
      anchorState: true,
      body: true,
      exact: true,
      tags: { select: { tag: true } },
    },
    orderBy: NEWEST_FIRST,
  })
  const isMeant = hasWords(filter)
  const all = rows
    .map(({ tags, ...row }) => ({ ...row, tags: tags.map(({ tag }) => tag) }))
    .filter((row) =>
      isMeant([row.body, row.exact, row.author.name, row.importedAuthor, ...row.tags].join('\n')),
    )
    .map((row) => ({
      ...row,
      state: drifted.get(row.id) ?? row.anchorState,
      proceedings: catalog.find('document', row.documentId)?.proceedings ?? [],
    }))
  const counts = Object.fromEntries(
    FACETS.map((facet) => {
      const values = all.filter(fits(filter, facet)).flatMap((note) => valuesOf(note, facet))
      const tally = new Map<string, number>()
      for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1)
      return [facet, tally]
    }),
  ) as FacetCounts
  const fit = all.filter(fits(filter)).map(({ id }) => id)
  const ids = window ? fit.slice(window.skip, window.skip + window.take) : fit
  return { counts, total: rows.length, count: fit.length, ids }
}

/** The values of a facet: kinds and states in their own order, others by how often they are there. */
function valuesIn(
  catalog: Catalog,
  authors: ReadonlyMap<string, string>,
  facet: FacetName,
  counts: FacetCounts,
): FacetValue[] {
  const nameOf = (value: string) => {
    if (facet === 'kind') return KIND_NAMES[value as keyof typeof KIND_NAMES] ?? value
    if (facet === 'author') return authors.get(value) ?? value
    if (facet === 'document' || facet === 'proceeding') return namesOf(catalog, [value])[0]?.name ?? value
    return value
  }
  const fixed: readonly string[] | null =
    facet === 'kind' ? NOTE_KINDS : facet === 'state' ? NOTE_STATES : null
  const values = [...counts[facet]].map(([value, count]) => ({ value, name: nameOf(value), count }))
  if (fixed) return values.sort((a, b) => fixed.indexOf(a.value) - fixed.indexOf(b.value))
  return values.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
