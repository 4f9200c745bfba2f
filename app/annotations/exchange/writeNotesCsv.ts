import { writeCsv } from '../../domain/csv'
import type { ExportedNote } from '../../domain/webAnnotation/exportedNote'

const COLUMNS: Record<string, (note: ExportedNote) => string | number | null | undefined> = {
  id: ({ id }) => id,
  permalink: ({ permalink }) => permalink,
  document: ({ documentId }) => documentId,
  'document title': ({ documentTitle }) => documentTitle,
  kind: ({ kind }) => kind,
  answers: ({ answers }) => answers,
  author: ({ author }) => author,
  created: ({ createdAt }) => createdAt,
  modified: ({ updatedAt }) => updatedAt,
  visibility: ({ visibility }) => visibility,
  state: ({ state, kind }) => (kind === 'reply' ? '' : state),
  'may be quoted': ({ quotable }) => quotable,
  page: ({ page }) => page,
  'words noted': ({ quote }) => quote?.exact,
  note: ({ body }) => body,
  tags: ({ tags }) => tags.join('; '),
  speaker: ({ speaker }) => speaker?.name,
  'said on': ({ saidOn }) => saidOn,
  occasion: ({ occasion }) => occasion,
  'asked of': ({ askedOf }) => askedOf?.name,
  'due on': ({ dueOn }) => dueOn,
}

/** Notes as CSV, one a line, a header first. */
export function writeNotesCsv(notes: readonly ExportedNote[]): string {
  const rows = notes.map((note) => Object.values(COLUMNS).map((valueOf) => valueOf(note)))
  return writeCsv(Object.keys(COLUMNS), rows)
}
