/**
 * Where in a document an address leads: a page, a note by the number that it has on the page, a note by its id, or the
 * passage of one.
 */
export type PageLink =
  | { to: 'page'; page: number }
  | { to: 'note'; page: number; note: number }
  | { to: 'note-id'; id: string; isPassage: boolean }

const PAGE = /^p(\d{1,7})$/
const NOTE = /^p(\d{1,7})\/n(\d{1,7})$/
const NOTE_ID = /^(note|at)-([\w-]{1,100})$/

/** Reads the part of an address after its `#`: `p3`, `p3/n17`, `note-…`, `at-…`. Null for anything else. */
export function parsePageLink(fragment: string): PageLink | null {
  const asked = fragment.replace(/^#/, '').replace(/:~:.*$/s, '')
  const page = PAGE.exec(asked)
  if (page && Number(page[1]) > 0) return { to: 'page', page: Number(page[1]) }
  const note = NOTE.exec(asked)
  if (note && Number(note[1]) > 0) return { to: 'note', page: Number(note[1]), note: Number(note[2]) }
  const id = NOTE_ID.exec(asked)
  return id ? { to: 'note-id', id: id[2]!, isPassage: id[1] === 'at' } : null
}

/** The fragment that leads to a page, or to a note on it: `#p3`, `#p3/n17`. */
export function formatPageLink(page: number, note?: number): string {
  return note === undefined ? `#p${page}` : `#p${page}/n${note}`
}
