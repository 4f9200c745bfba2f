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

/** Notes as CSV (RFC 4180), one a line, a header first. Text that a spreadsheet would run as a formula is marked as text. */
export function writeCsv(notes: readonly ExportedNote[]): string {
  const lines = notes.map((note) => Object.values(COLUMNS).map((valueOf) => cell(valueOf(note))))
  return [Object.keys(COLUMNS), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

/** A cell that begins like a formula gets an apostrophe, which spreadsheets take for "text" (OWASP, CSV injection). */
function cell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(safe) ? `"${safe.replace(/"/gu, '""')}"` : safe
}
