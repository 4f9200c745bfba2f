import { namesOf } from '../../catalog/brief'
import { currentVersion } from '../../catalog/versions.server'
import type { Viewer } from '../../domain/roles'
import type { Portal } from '../../portal.server'
import type { Annotation } from '../annotationRow'
import { saidView, type SaidView } from '../noteView'
import { renderNote } from '../renderNote'
import type { NoteFilter, NoteState } from './noteFilter'
import { notesByIds } from '../notesByIds.server'
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

export type NoteList = Pick<SelectedNotes, 'total' | 'count' | 'facets'> & {
  rows: NoteInList[]
  page: number
  pages: number
  /** The document that is asked for is held as a PDF, of which there is a copy with notes. */
  hasPdf: boolean
}

/** One page of the notes that fit a filter, newest first, each in the state that it has in its document now. */
export async function listNotes(
  portal: Portal,
  viewer: Viewer,
  filter: NoteFilter,
  asked: number,
): Promise<NoteList> {
  const pageOf = (number: number) => ({ skip: (number - 1) * NOTES_PER_PAGE, take: NOTES_PER_PAGE })
  let page = Math.max(1, asked)
  let selected = await selectNotes(portal, viewer, filter, pageOf(page))
  const pages = Math.max(1, Math.ceil(selected.count / NOTES_PER_PAGE))
  if (page > pages) selected = await selectNotes(portal, viewer, filter, pageOf((page = pages)))
  const { catalog, drifted, ids, total, count, facets } = selected
  const notes = await notesByIds(portal, viewer, ids)
  const rows = notes.map((note): NoteInList => {
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
      state: drifted.get(note.id) ?? note.anchorState,
      isWhole: note.passage === null,
      words: note.passage?.exact ?? null,
      html: renderNote(note.body),
      tags: note.tags,
      replies: note.replies.length,
    }
  })
  const version = filter.document && (await currentVersion(portal, catalog, filter.document))
  const hasPdf = version ? version.mediaType === 'application/pdf' : false
  return { rows, total, facets, count, page, pages, hasPdf }
}
