import { wordsOf } from '../../domain/words'

/** How a note's words may stand, in the order in which a reader wants to know of them. */
export const NOTE_STATES = ['exact', 'moved', 'altered', 'ambiguous', 'lost'] as const
export type NoteState = (typeof NOTE_STATES)[number]

/** What a list of notes is asked for; null asks for any. */
export type NoteFilter = {
  author: string | null
  tag: string | null
  kind: string | null
  state: string | null
  document: string | null
  proceeding: string | null
  /** Words that stand in the note, in the words noted, or in its tags, in any order. */
  text: string | null
}

/** Names of the facets, in the order in which they are shown. */
export const FACETS = ['kind', 'state', 'author', 'tag', 'document', 'proceeding'] as const
export type FacetName = (typeof FACETS)[number]

/** Longer questions are cut: nobody types so much. */
const MOST_TEXT = 200

/** Reads what an address asks for: ?kind=demand&tag=peering&q=ports. A kind or state that there is none of finds nothing. */
export function readNoteFilter(asked: URLSearchParams): NoteFilter {
  const chosen = (name: string) =>
    asked
      .get(name)
      ?.replace(/\u0000/gu, '')
      .trim()
      .slice(0, MOST_TEXT) || null
  return {
    author: chosen('author'),
    tag: chosen('tag'),
    kind: chosen('kind'),
    state: chosen('state'),
    document: chosen('document'),
    proceeding: chosen('proceeding'),
    text: chosen('q'),
  }
}

/** The address part that asks for this again: without a question mark, empty where nothing is asked. */
export function writeNoteFilter({ text, ...facets }: NoteFilter, more: Record<string, string> = {}): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...facets, q: text, ...more }))
    if (value) asked.set(name, value)
  return asked.toString()
}

/** What of a note the filter looks at. */
export type Filterable = {
  authorId: string
  tags: readonly string[]
  kind: string
  state: string
  documentId: string
  proceedings: readonly string[]
}

/** The values of a note under a facet. */
export function valuesOf(note: Filterable, facet: FacetName): readonly string[] {
  switch (facet) {
    case 'author':
      return [note.authorId]
    case 'tag':
      return note.tags
    case 'document':
      return [note.documentId]
    case 'proceeding':
      return note.proceedings
    default:
      return [note[facet]]
  }
}

/** A test for notes that fit the filter but for its words; `but` leaves one facet out of the question, for counting its values. */
export function fits(filter: NoteFilter, but: FacetName | null = null): (note: Filterable) => boolean {
  const asked = FACETS.filter((facet) => facet !== but && filter[facet] !== null)
  return (note) => asked.every((facet) => valuesOf(note, facet).includes(filter[facet]!))
}

/** A test for texts that have all the words that the filter asks for; any text, where it asks for none. */
export function hasWords({ text }: NoteFilter): (words: string) => boolean {
  if (text === null) return () => true
  const sought = wordsOf(text).map(({ folded }) => folded)
  if (sought.length === 0) return () => false
  return (words) => {
    const held = new Set(wordsOf(words).map(({ folded }) => folded))
    return sought.every((word) => held.has(word))
  }
}
