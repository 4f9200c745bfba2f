import { namesOf } from '../../catalog/brief'
import type { Viewer } from '../../domain/roles'
import type { Portal } from '../../portal.server'
import type { Annotation } from '../annotationRow'
import { placeAnnotations } from '../placeAnnotations'
import { findText } from '../readDocument.server'
import { saidView, type SaidView } from '../noteView'
import { renderNote } from '../renderNote'
import type { Filterable, NoteFilter, NoteState } from './noteFilter'
import { selectNotes, type SelectedNotes } from './selectNotes.server'

/** Notes on one page of the list. */
const NOTES_PER_PAGE = 50

/** One note in the list of all. */
export type NoteInList = SaidView & {
  id: string
  href: string
  document: { title: string; href: string }
  author: string
  importedAuthor: string | null
  createdAt: string
  visibility: Annotation['visibility']
  state: NoteState
  isWhole: boolean
  /** The words noted; null for a note on a whole document. */
  words: string | null
  html: string
  tags: string[]
  replies: number
}

export type NoteList = Pick<SelectedNotes, 'total' | 'facets'> & {
  rows: NoteInList[]
  /** Notes that fit. */
  count: number
  page: number
  pages: number
}

/** One page of the notes that fit a filter, newest first, each in the state that it has in its document now. */
export async function listNotes(
  portal: Portal,
  viewer: Viewer,
  filter: NoteFilter,
  asked: number,
): Promise<NoteList> {
  const { catalog, notes, total, facets } = await selectNotes(portal, viewer, filter)
  const pages = Math.max(1, Math.ceil(notes.length / NOTES_PER_PAGE))
  const page = Math.min(Math.max(1, asked), pages)
  const shown = notes.slice((page - 1) * NOTES_PER_PAGE, page * NOTES_PER_PAGE)
  const states = await statesNow(portal, viewer, shown)
  const rows = shown.map((note): NoteInList => {
    const document = namesOf(catalog, [note.documentId])[0]
    const href = document?.href ?? `/documents/${note.documentId}`
    return {
      ...saidView(note, catalog),
      id: note.id,
      href: `${href}/annotations/${note.id}`,
      document: { title: document?.name ?? note.documentId, href },
      author: note.author,
      importedAuthor: note.importedAuthor,
      createdAt: note.createdAt.toISOString(),
      visibility: note.visibility,
      state: states.get(note.id) ?? (note.state as NoteState),
      isWhole: note.passage === null,
      words: note.passage?.exact ?? null,
      html: renderNote(note.body),
      tags: note.tags,
      replies: note.replies.length,
    }
  })
  return { rows, total, facets, count: notes.length, page, pages }
}

/** The states of the notes shown, as their documents' pages would have them. */
async function statesNow(portal: Portal, viewer: Viewer, notes: readonly (Annotation & Filterable)[]) {
  const states = new Map<string, NoteState>()
  for (const documentId of new Set(notes.map((note) => note.documentId))) {
    const text = await findText(portal, viewer, documentId)
    const held = notes.filter((note) => note.documentId === documentId)
    if (!text) continue
    for (const { id, anchor } of placeAnnotations(held, text.pages, text.original?.sha256 ?? null).notes)
      states.set(id, anchor.state)
  }
  return states
}
